"""The recovery secret: words, key and file are the same secret, and mistakes are told by their place."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.register.vault import Identity, RecoverySecret, bech32, read_recovery, recovery_words_like
from app.register.vault.age import sealed_to
from app.register.vault.recovery import french_words

AGE, KEYGEN = shutil.which("age"), shutil.which("age-keygen")
SECRETS = st.binary(min_size=32, max_size=32).map(lambda data: RecoverySecret(Identity(data)))


def plain(text: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def fault(text: str) -> KnownError:
    """The fault of reading `text`."""
    with pytest.raises(KnownError) as caught:
        read_recovery(text)
    return caught.value


@given(SECRETS)
def test_words_key_and_file_each_give_the_secret_back(secret: RecoverySecret) -> None:
    assert len(secret.words) == 24
    for text in (" ".join(secret.words), secret.key, secret.key.lower(), secret.file):
        assert read_recovery(text).identity.secret == secret.identity.secret


@given(SECRETS)
def test_words_are_read_however_they_are_typed(secret: RecoverySecret) -> None:
    sentence = " ".join(secret.words)
    numbered = "\n".join(f"{number}. {word.upper()}" for number, word in enumerate(secret.words, 1))
    short = "  ".join(plain(word)[:4] for word in secret.words)
    for typed in (
        unicodedata.normalize("NFD", sentence),
        plain(sentence).upper(),
        numbered,
        short,
        ", ".join(secret.words),
        f"\t{sentence}\u00a0\n",
    ):
        assert read_recovery(typed).identity.secret == secret.identity.secret


@given(SECRETS, st.integers(0, 23), st.sampled_from(["zzzz", "bonjour", "abd", "xylophones", "q"]))
def test_a_word_that_is_not_of_the_list_is_named_by_its_place(secret: RecoverySecret, place: int, wrong: str) -> None:
    words = list(secret.words)
    words[place] = wrong
    told = fault(" ".join(words))
    assert (told.code, told.facts) == ("vault.recovery-word-unknown", {"position": place + 1})


def test_four_letters_are_asked_for_even_where_three_would_do() -> None:
    assert recovery_words_like("abd") == ("abdiquer",)
    words = ["abdiquer"] * 24
    words[4] = "abd"
    assert fault(" ".join(words)).facts == {"position": 5}
    words[4] = "abdi"
    assert fault(" ".join(words)).code == "vault.recovery-checksum"


def test_a_wrong_word_of_the_list_or_two_swapped_break_the_checksum() -> None:
    words = list(RecoverySecret(Identity(bytes(range(32)))).words)
    swapped = [words[1], words[0], *words[2:]]
    assert fault(" ".join(swapped)).code == "vault.recovery-checksum"
    # One wrong word in 256 passes an 8-bit checksum; of 2,047 wrong last words 7 do.
    passing = 0
    for word in french_words():
        try:
            read_recovery(" ".join([*words[:23], word]))
            passing += 1
        except KnownError as told:
            assert told.code == "vault.recovery-checksum"
    assert passing == 8


@pytest.mark.parametrize("count", [0, 1, 12, 23, 25, 400])
def test_too_few_or_too_many_words_are_counted(count: int) -> None:
    told = fault(" ".join(["abaisser"] * count))
    assert (told.code, told.facts) == ("vault.recovery-count", {"count": count, "expected": 24})


def test_a_mistyped_key_is_told() -> None:
    key = RecoverySecret.new().key
    for wrong in (key[:-1], key[:-1] + ("Q" if key[-1] != "Q" else "P"), key[:20] + key[21:], key + "Q"):
        assert fault(wrong).code == "vault.recovery-key-unreadable"


def test_typing_is_helped_from_the_first_letters() -> None:
    assert recovery_words_like("ÉTÉ") == recovery_words_like("ete")
    assert recovery_words_like("abai") == ("abaisser",)
    assert "écureuil" in recovery_words_like("ecu")
    assert recovery_words_like("zzz") == ()


@pytest.mark.skipif(AGE is None or KEYGEN is None, reason="the age tools are not installed")
def test_the_stock_age_tool_opens_with_the_recovery_file_and_knows_our_public_half(tmp_path: Path) -> None:
    secret = RecoverySecret.new()
    (tmp_path / "secours.txt").write_text(secret.file, encoding="utf-8")
    opened = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "secours.txt")],
        input=sealed_to([secret.recipient], b"content"),
        capture_output=True,
        check=True,
    )
    assert opened.stdout == b"content"
    public = subprocess.run(["age-keygen", "-y"], input=secret.file.encode(), capture_output=True, check=True)
    assert public.stdout.decode().strip() == secret.recipient


# The valid and invalid strings of BIP-173, section "Test vectors", that concern the data part.
@pytest.mark.parametrize(
    ("prefix", "text"),
    [
        ("a", "A12UEL5L"),
        (
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio",
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        ),
        ("?", "?1ezyfcl"),
    ],
)
def test_bech32_reads_the_valid_strings_of_its_description(prefix: str, text: str) -> None:
    assert bech32.decode(prefix, text) == b""


@pytest.mark.parametrize("text", ["a12uel5l ", "A12uEL5L", "a12uel5m", "1nwldj5", "li1dgmt3", "de1lg7wt\xff", "", "a1"])
def test_bech32_refuses_the_invalid_ones(text: str) -> None:
    with pytest.raises(bech32.Bech32Error):
        bech32.decode("a", text)


@given(st.binary(max_size=40))
def test_bech32_gives_back_what_it_wrote(data: bytes) -> None:
    assert bech32.decode("age", bech32.encode("age", data)) == data
