"""The buttons under a step: one main act, which says what it does, and the ways around it."""

from collections.abc import Callable

import msgspec

from app.desk.steps import Step
from app.language.words import Words, mark
from app.ui.widgets.button import Button

RECORDS = {
    "attempt": mark("Noter la tentative"), "deposit": mark("Noter le dépôt"),
    "appointment": mark("Noter le rendez-vous"), "status": mark("Noter l’état du dossier"),
}  # fmt: skip
Act = Callable[[], object]
ROOMY = 130
NEAR = 10
"""Steps left from which on it helps to say how many: more would only frighten."""


class Acts(msgspec.Struct, frozen=True, kw_only=True):
    """What the page does for each button."""

    go_on: Act
    skip: Act
    blocked: Act
    record: Act
    paper: Act
    follow: Act
    end: Act
    attempt: Act
    show: Act


def progress(words: Words, step: Step) -> str:
    """How far one is; near the end the fewest steps left, for answers may lead by longer ways."""
    if step.remaining is None or step.remaining > NEAR:
        return words.t("Étape {number}", number=step.number)
    if step.remaining == 0:
        return words.t("Étape {number}, la dernière", number=step.number)
    return words.t("Étape {number}, encore {count} au moins", number=step.number, count=step.remaining)


def buttons(
    words: Words, step: Step, acts: Acts, has: Callable[[str], bool], *, given: bool, percent: int
) -> tuple[Button, list[Button]]:
    """The main button of a step and the others.

    `has(page)` tells whether there is a page of that name: no button leads to one that is not. `given`: the paper of
    this step was made already. With text of more than `ROOMY` percent only the main button shows its keys.
    """
    roomy = percent <= ROOMY
    main, others = _main(words, step, acts, has, given)
    if step.node.blocked and step.node.blocked not in {rule.to for rule in step.node.next}:
        others.append(Button(words.t("C’est bloqué"), glyph="octagon-alert", on=acts.blocked))
    if step.node.where == "site" and has("attempt"):
        others.append(Button(words.t("Noter un échec"), "quiet", keys="Ctrl+E" if roomy else "", on=acts.attempt))
    others.append(Button(words.t("Montrer"), glyph="eye", keys=words.t("Ctrl+Maj+M") if roomy else "", on=acts.show))
    return main, others


def _main(words: Words, step: Step, acts: Acts, has: Callable[[str], bool], given: bool) -> tuple[Button, list[Button]]:
    node, go_on = step.node, words.t("Continuer")
    if node.kind == "record" and node.records and has(node.records):
        return _primary(words.t(RECORDS[node.records]), acts.record), [
            Button(words.t("Continuer sans noter"), on=acts.skip)
        ]
    if node.kind == "paper" and has("paper") and not given:
        return _primary(words.t("Faire la fiche à emporter"), acts.paper), [Button(go_on, on=acts.skip)]
    if node.kind == "outcome":
        end = words.t("Terminer le guide")
        if not has("paper"):
            return _primary(end, acts.end), []
        return _primary(words.t("Faire la fiche à emporter"), acts.paper), [Button(end, on=acts.end)]
    if node.kind == "link":
        return _primary(words.t("Ouvrir le guide « {title} »", title=step.link), acts.follow), []
    return _primary(go_on, acts.go_on), []


def _primary(text: str, act: Act) -> Button:
    return Button(text, "primary", keys="Ctrl+↵", on=act)
