"""Whether the disk and the swap are encrypted, read from made-up trees of /sys."""

from pathlib import Path

import pytest

from app.system.disk import disk_of, on_linux

HEAD = "Filename\tType\tSize\tUsed\tPriority\n"


@pytest.fixture
def block(tmp_path: Path) -> Path:
    """A /sys/dev/block with a plain disk, a LUKS volume, and a logical volume on each."""
    devices = {"8:1": "", "253:0": "CRYPT-LUKS2-0123", "253:1": "LVM-abc", "253:2": "LVM-def"}
    for number, uuid in devices.items():
        folder = tmp_path / "block" / number
        (folder / "slaves").mkdir(parents=True)
        if uuid:
            (folder / "dm").mkdir()
            (folder / "dm" / "uuid").write_text(uuid, encoding="utf-8")
    for volume, under in {"253:0": "8:1", "253:1": "253:0", "253:2": "8:1"}.items():
        (tmp_path / "block" / volume / "slaves" / "below").symlink_to(tmp_path / "block" / under)
    return tmp_path / "block"


@pytest.fixture
def swaps(tmp_path: Path) -> Path:
    """A /proc/swaps without swap."""
    file = tmp_path / "swaps"
    file.write_text(HEAD, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("device", "found"),
    [("8:1", "clear"), ("253:0", "encrypted"), ("253:1", "encrypted"), ("253:2", "clear"), ("0:45", "unknown")],
)
def test_a_volume_is_encrypted_where_what_it_lies_on_is(block: Path, swaps: Path, device: str, found: str) -> None:
    assert on_linux(device, block, swaps) == found


@pytest.mark.parametrize(
    ("swap", "found"),
    [
        ("/dev/zram0 partition 100 0 5", "encrypted"),
        ("/swapfile file 100 0 -2", "encrypted"),
        ("/dev/nothing-here partition 100 0 -2", "clear"),
    ],
)
def test_a_swap_in_clear_counts(block: Path, swaps: Path, swap: str, found: str) -> None:
    swaps.write_text(HEAD + swap + "\n", encoding="utf-8")
    assert on_linux("253:0", block, swaps) == found


def test_without_a_list_of_swaps_nothing_is_claimed(block: Path, tmp_path: Path) -> None:
    assert on_linux("253:0", block, tmp_path / "missing") == "unknown"


def test_this_computer_has_an_answer_for_a_folder_to_come(tmp_path: Path) -> None:
    assert disk_of(tmp_path / "not" / "yet") in ("encrypted", "clear", "unknown")
