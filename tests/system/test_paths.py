"""Where things lie, and which folders are a bad place for a register."""

from pathlib import Path

import pytest

from app.domain.faults import KnownError
from app.system.paths import default_register, doubt_about, private_folder, settings_file

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/share /mnt/share nfs4 rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
//nas/desk /mnt/the\\040desk cifs rw 0 0
broken line
"""


def doubt(folder: str, environment: dict[str, str] | None = None) -> KnownError | None:
    """What speaks against a folder on a computer with these mounts."""
    found = doubt_about(Path(folder), KnownError, environment=environment or {}, mounts=MOUNTS)
    assert found is None or isinstance(found, KnownError)
    return found


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/srv/desk/OneDrive - Association/registre", "OneDrive"),
        ("/srv/desk/Dropbox/registre", "Dropbox"),
        ("/srv/desk/Library/Mobile Documents/com~apple~CloudDocs/registre", "iCloud"),
        ("/srv/desk/Library/CloudStorage/GoogleDrive-awa/registre", "Google Drive"),
        ("/srv/desk/nextcloud/desk/registre", "Nextcloud"),
    ],
)
def test_a_folder_that_a_service_copies_is_told_with_its_name(folder: str, service: str) -> None:
    told = doubt(folder)
    assert told is not None
    assert (told.code, told.facts) == ("system.folder-synced", {"folder": folder, "service": service})


def test_onedrive_under_another_name_is_known_by_the_system(tmp_path: Path) -> None:
    told = doubt(str(tmp_path / "registre"), {"OneDriveCommercial": str(tmp_path)})
    assert told is not None
    assert told.facts["service"] == "OneDrive"


def test_a_synced_folder_is_known_by_the_mark_that_its_service_leaves(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    told = doubt(str(tmp_path / "a" / "registre"))
    assert told is not None
    assert told.facts["service"] == "Syncthing"


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/mnt/share/registre", "system.folder-network"),
        ("/mnt/the desk/registre", "system.folder-network"),
        ("//nas/desk/registre", "system.folder-network"),
        ("/mnt/share/local/registre", None),
        ("/srv/registre", None),
    ],
)
def test_a_folder_on_the_network_is_told(folder: str, expected: str | None) -> None:
    told = doubt(folder)
    assert (told.code if told else None) == expected


def test_the_places_are_of_this_account() -> None:
    assert default_register().name == "registre"
    assert settings_file().name == "settings.json"
    assert "guichet-ouvert" in default_register().parts
    assert "guichet-ouvert" in settings_file().parts


def test_folders_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b", KnownError)
    private_folder(tmp_path / "a" / "b", KnownError)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")} == {0o700}
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KnownError) as caught:
        private_folder(tmp_path / "file" / "a", KnownError)
    assert caught.value.code == "system.folder-refused"
