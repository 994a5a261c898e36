"""The handover sheet: every text on it, in any script, over as many pages as it takes."""

from app.papers.handover import HandoverSheet, NextStep, handover_sheet
from app.papers.preview import page_texts
from app.papers.scripts.typecase import TypeCase

STEP = NextStep("KF-0042-T · ሃጎስ", "Relire la lettre avec elle.\nPuis écrire à la préfecture.", "Rendez-vous")


def sheet(**fields: object) -> HandoverSheet:
    """A sheet of an ordinary session."""
    known: dict[str, object] = {
        "desk": "Permanence des Trois Fontaines", "session": "Salle · lundi 23 novembre", "made_on": "23 nov. 2026",
        "team": ("Claire", "نادية"), "facts": tuple((f"Compte {n}", str(n)) for n in range(7)),
        "lists": (("Langues", ("arabe : 4", "peul : 1")), ("Sujets", ())), "note": "Un.\n\nDeux.", "steps": (STEP,),
        "file_name": "relais-2026-11-23", **fields,
    }  # fmt: skip
    return HandoverSheet(**known)  # type: ignore[arg-type]  # fields of the sheet, by name


def said(made: HandoverSheet, case: TypeCase) -> str:
    """Its words."""
    return " ".join(" ".join(page_texts(handover_sheet(made, case).content)).split())


def test_everything_is_on_it(case: TypeCase) -> None:
    found = said(sheet(), case)
    for text in ("Feuille de relais", "KF-0042-T", "ሃጎስ", "Relire la lettre", "Puis écrire", "Compte 6", "arabe : 4"):
        assert text in found, text
    assert "Sujets" not in found
    assert "Ce n’est pas un document pour une personne aidée" in found


def test_two_hundred_steps_take_several_pages_each_with_its_number(case: TypeCase) -> None:
    paper = handover_sheet(sheet(steps=(STEP,) * 200), case)
    texts = page_texts(paper.content)
    assert paper.pages == len(texts) > 3
    assert all(f"Page {number}/{paper.pages}" in text for number, text in enumerate(texts, 1))


def test_same_data_same_bytes(case: TypeCase) -> None:
    assert handover_sheet(sheet(), case).content == handover_sheet(sheet(), case).content


def test_a_specimen_says_so(case: TypeCase) -> None:
    assert "EXEMPLE" in said(sheet(specimen="EXEMPLE"), case)
