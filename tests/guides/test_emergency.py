"""The lines of the emergency page: whole or refused, each with a source, each in every complete language."""

from pathlib import Path

import pytest

from app.domain.vocabulary import MEASURES
from app.guides.loader import examine, load
from tests.guides.small_pack import FILES, write_pack

CONTENT = Path(__file__).parents[2] / "resources" / "content"
LINE = "call: {part: call, sources: [law]}\n"
PHRASE = 'emergency.call: "Appelez un avocat."\n'


def test_a_line_of_the_emergency_page_is_read_in_its_order(tmp_path: Path) -> None:
    lines = LINE + "look: {part: do, measures: [detention], sources: [{source: law, ref: L.1}]}\n"
    phrases = FILES["phrases/fr.yaml"] + PHRASE + 'emergency.look: "Regardez l’heure."\n'
    pack = load(write_pack(tmp_path, {"emergency.yaml": lines, "phrases/fr.yaml": phrases}))
    assert list(pack.emergency) == ["call", "look"]
    assert pack.emergency["look"].measures == ("detention",)
    assert pack.emergency["look"].sources[0].ref == "L.1"


@pytest.mark.parametrize(
    ("line", "phrase", "code"),
    [
        (LINE.replace("[law]", "[rumour]"), PHRASE, "unknown-source"),
        (LINE, "", "unknown-phrase"),
        (LINE.replace("part: call", "part: shout"), PHRASE, "field-wrong"),
    ],
)
def test_a_line_without_source_words_or_place_breaks_the_pack(
    tmp_path: Path, line: str, phrase: str, code: str
) -> None:
    changes = {"emergency.yaml": line, "phrases/fr.yaml": FILES["phrases/fr.yaml"] + phrase}
    pack, findings = examine(write_pack(tmp_path, changes))
    assert pack is None
    assert code in {found.code for found in findings}


def test_the_lines_that_ship_say_each_part_in_each_complete_language() -> None:
    pack = load(CONTENT)
    assert {line.part for line in pack.emergency.values()} == {"do", "call", "bring", "never", "say"}
    assert {measure for line in pack.emergency.values() for measure in line.measures} <= set(MEASURES)
    for language in ("fr", "en", "pt", "ar"):
        assert {f"emergency.{key}" for key in pack.emergency} <= set(pack.phrases[language])
