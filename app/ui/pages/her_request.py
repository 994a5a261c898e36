"""What a person may ask of her own sheet; folded, so that nothing of it is pressed by accident."""

from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.text import Text


class HerRequest(Disclosure):
    """The way to her erasure. It says what will be shown first."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        super().__init__(words, words.t("Si elle demande à être effacée"))
        told = words.t("La page suivante montre d’abord ce qui serait effacé. Il faut être deux pour le faire.")
        self.add(Text(told, ink="muted"))
        self.add(FlowBox(
            Button(words.t("Effacer sa fiche à sa demande"), "quiet", glyph="trash-2",
                   on=lambda: context.navigator.go("purge", persons=(person,), reason="asked"))
        ))  # fmt: skip
