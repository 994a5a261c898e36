"""What is said of rights: their names, how sure a proof is and why. The keys come from `app.domain.rights`."""

from app.domain.deadlines.outcome import Sentence
from app.domain.rights.model import Proof
from app.language.deadline_texts import SENTENCES, told
from app.language.words import Words, mark

RIGHTS = {
    "stay": mark("Séjour"), "work": mark("Travail"), "travel": mark("Voyage"), "social": mark("Droits sociaux"),
}  # fmt: skip
CERTAINTIES = {
    "proven": mark("prouvé par le papier"), "limited": mark("dans certaines limites"),
    "conditional": mark("sous condition"), "uncertain": mark("pas certain"),
}  # fmt: skip
NOTHING = mark("ne prouve rien")
ACCORDING = mark("D’après les documents présentés.")
"""Stands with every statement about rights."""

REASONS: dict[str, str] = {
    "level-yes": mark("Ce papier le prouve."),
    "level-limited": mark("Ce papier le prouve dans certaines limites."),
    "level-with-title": mark("Seulement avec le titre fini, montré en même temps."),
    "level-as-title": mark("Comme le titre d’avant."),
    "level-perhaps": mark("Le texte ne répond pas pour tous les cas : lisez le papier."),
    "level-no": mark("Ce papier ne le prouve pas."),
    "text-not-sure": mark("À revérifier avant de s’y fier : {ref}."),
    "noted-on-paper": mark("Lu sur le papier."),
    "mention-missing": mark("Le texte le prévoit, mais la mention n’a pas été lue sur le papier."),
    "not-shown": mark("Le papier n’a pas été montré."),
    "end-unknown": mark("La date de fin n’est pas connue."),
    "date-unreadable": mark("Une date du titre ne se lit pas : {date}."),
    "ends-before-it-begins": mark("Un titre finit le {end}, avant de commencer le {start} : vérifiez sur le papier."),
    "replaced-before-it-begins": mark(
        "Un titre commence le {start}, mais celui qui le remplace commence le {replaced} : vérifiez sur les papiers."
    ),
    "begins-later": mark("Un titre commence seulement le {start}."),
    "decision-may-end": mark("Une décision du {day} a pu mettre fin à ces droits : voyez un avocat."),
    "decision-may-end-undated": mark("Une décision a pu mettre fin à ces droits : voyez un avocat."),
}


def say(sentence: Sentence, words: Words) -> str:
    """A reason or a warning in words. A key without a text is a bug: `KeyError`."""
    text = REASONS.get(sentence.code) or SENTENCES[sentence.code]
    return words.t(text, **{name: told(found, words) for name, found in sentence.facts.items()})


def certainty_of(proof: Proof, words: Words) -> str:
    """How sure a proof is: `prouvé par le papier`; `ne prouve rien` where it proves nothing."""
    said = CERTAINTIES[proof.certainty] if proof.certainty else NOTHING
    return words.t(said)
