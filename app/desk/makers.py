"""Which papers this desk can make: for each form, who makes it."""

from collections.abc import Callable, Mapping

import msgspec

from app.desk.agenda import Agenda
from app.desk.agenda_paper import AgendaForm, AgendaMaker
from app.desk.dates_paper import DatesForm, DatesMaker
from app.desk.deadlines import Deadlines
from app.desk.emergency import EmergencyForm, EmergencyMaker
from app.desk.erasure_paper import ErasureForm, ErasureMaker
from app.desk.issuing import Maker, TakeawayMaker
from app.desk.takeaway import TakeawayForm, Takeaways
from app.domain.clock import Clock
from app.guides.content import Content
from app.papers.scripts.typecase import TypeCase
from app.register.register import Register


def makers(
    register: Register,
    takeaways: Takeaways,
    deadlines: Deadlines,
    agenda: Agenda,
    content: Callable[[], Content],
    type_case: TypeCase,
    clock: Clock,
) -> Mapping[type[msgspec.Struct], Maker]:
    """The makers by the type of their form."""
    return {
        TakeawayForm: TakeawayMaker(register, takeaways, type_case),
        DatesForm: DatesMaker(content, deadlines, takeaways, type_case, clock),
        AgendaForm: AgendaMaker(agenda, takeaways, type_case, clock),
        EmergencyForm: EmergencyMaker(register, agenda, takeaways, content, type_case, clock),
        ErasureForm: ErasureMaker(register, takeaways, content, type_case, clock),
    }
