"""Who sits here, and where: asked each time the register is opened."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.entities import Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.language.labels import ROLES, label
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.field import TextField
from app.ui.widgets.page import Page

NEW = "new"


class SittingPage(Page):
    """Asks for the volunteer, the place and the team of the day; `seated` is called when someone sits here."""

    def __init__(self, context: DeskContext, seated: Callable[[], object], *, back: bool = False) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Qui est à ce poste ?"),
            lead=words.t("Votre prénom accompagne ce que vous notez. Seule la permanence le voit."),
            back=back,
            centred=True,
        )
        self._sitting = context.desk.sitting
        self._seated = seated
        team = self._sitting.volunteers()
        code = context.desk.access.code
        known = next((one.id for one in team if one.code == code), team[0].id if len(team) == 1 else "")
        options = [
            Option(one.id, one.name, label(ROLES, one.role, words) if one.role != "volunteer" else "") for one in team
        ]
        options.append(Option(NEW, words.t("Quelqu’un d’autre")))
        self.who = self.add(Choice(words.t("Bénévole"), options, chosen=known, letters=True))
        self.name = self.add(TextField(words.t("Votre prénom")))
        self.name.hide()
        self.place = self.add(
            TextField(
                words.t("Lieu de la permanence"), optional=words.t("facultatif"), text=self._sitting.suggested_place
            )
        )
        self.team: Checks | None = self._team_field(team) if len(team) > 1 else None
        self._team_said = False
        self.place.changed.connect(self._other_place)
        self.who.changed.connect(self._chosen)
        self.name.entered.connect(self._begin)
        self.place.entered.connect(self._begin)
        joins = back and self._sitting.session is not None
        begin = words.t("Prendre ce poste") if joins else words.t("Commencer la séance")
        without = Button(words.t("Entrer sans séance"), "quiet", on=lambda: self._sit(with_session=False))
        self.set_actions(Button(begin, "primary", keys="Ctrl+↵", on=self._begin), *([] if back else [without]))

    def first_focus(self) -> QWidget | None:
        """The volunteer."""
        return self.who

    def _team_field(self, team: list[Volunteer]) -> Checks:
        field = self.add(
            Checks(
                self.words.t("Qui aide aujourd’hui ?"), [Option(one.code, one.name) for one in team],
                in_line=True, chosen=self._sitting.team_today(), optional=self.words.t("facultatif"),
            )
        )  # fmt: skip
        field.changed.connect(self._say_team)
        return field

    def _say_team(self) -> None:
        self._team_said = True

    def _other_place(self) -> None:
        """Another place has another team, unless one was said."""
        if self.team is not None and not self._team_said:
            self.team.choose(self._sitting.team_today(self.place.value()))

    def _chosen(self) -> None:
        self.name.setVisible(self.who.value() == NEW)
        if self.who.value() == NEW:
            self.name.setFocus()

    def _begin(self) -> None:
        self._sit(with_session=True)

    def _sit(self, *, with_session: bool) -> None:
        self.who.set_error("" if self.who.value() else self.words.t("Choisissez votre prénom."))
        if not self.who.value():
            self.who.setFocus()
            return
        try:
            volunteer = self.who.value()
            if volunteer == NEW:
                volunteer = self._sitting.add_volunteer(self.name.value())
            if with_session:
                team = self.team.value() if self.team is not None and self._team_said else None
                self._sitting.begin(Id(volunteer), self.place.value(), team)
            else:
                self._sitting.sit_down(Id(volunteer))
        except KnownError as fault:
            happened, remedy = explain(fault, self.words)
            self.name.set_error(f"{happened} {remedy}")
            self.name.setFocus()
            return
        self._seated()


def seat_page(context: DeskContext) -> SittingPage:
    """The same while the desk is open: someone else sits down, or a session is opened; nothing is closed."""
    return SittingPage(context, context.navigator.home, back=True)
