"""What the forms about one person have in common that are not about one entry of hers."""

from app.domain.ids import Id
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.form import FormPage, Then


class PersonForm(FormPage):
    """A form about one person; `lead` says who she is."""

    def __init__(self, context: DeskContext, title: str, save: str, person: Id, then: Then | None = None) -> None:
        self.profile = context.desk.people.profile(person)
        # Of a group of files that are one person, the desk gives back the one that stands for all.
        self.person = self.profile.person.id
        super().__init__(context, title, save, lead=full_name(self.profile), then=then)
