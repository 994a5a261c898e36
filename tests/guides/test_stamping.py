"""The digests of translations: written once, kept when the master moves on, renewed when asked."""

from pathlib import Path

from app.guides.loader import load
from app.guides.stamping import files, main
from app.guides.wordings import part_state
from tests.guides.test_linter import clean_pack, edited


def test_stamping_again_changes_nothing(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    before = {file: (folder / file).read_text(encoding="utf-8") for file, _ in files(load(folder))}
    assert dict(files(load(folder))) == before


def test_a_translation_that_went_stale_stays_so_until_it_is_redone(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    edited(folder, "guides/main/fr.md", "Dans le sac.", "Dans la poche.")
    main([str(folder)])
    assert part_state(load(folder).guides["main"], "look", "say", "en") == "stale"
    main([str(folder), "--again", "look"])
    assert part_state(load(folder).guides["main"], "look", "say", "en") == "current"


def test_reviews_are_kept(tmp_path: Path) -> None:
    folder = clean_pack(tmp_path)
    main([str(folder)])
    review = load(folder).guides["main"].texts["en"].made_from.reviews[0]
    assert (review.by, str(review.on)) == ("AB", "2026-11-10")
