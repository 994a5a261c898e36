"""How long something lasted, in words."""

import pytest

from app.language.lasting import lasted
from app.language.words import Words


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("", "", ""),
        ("2026-10-03", "", "depuis le 3 oct. 2026"),
        ("2026-10", "", "depuis octobre 2026"),
        ("2019", "", "depuis 2019"),
        ("XXXX-03-12", "", ""),
        ("", "2026-10-03", "jusqu’au 3 oct. 2026"),
        ("", "2026", "jusqu’à 2026"),
        ("2026-01-01", "2026-10-03", "du 1er janv. 2026 au 3 oct. 2026"),
        ("2019", "2026-10", "de 2019 à octobre 2026"),
    ],
)
def test_whole_days_months_and_years_each_in_their_words(since: str, until: str, told: str) -> None:
    assert lasted(since, until, Words()) == told
