"""Where things lie on this computer, and whether a folder is a good place for a register."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from app.system.fault import Fault

PROGRAM = "guichet-ouvert"

# Beginnings of folder names, in small letters, and files or folders that a service leaves in its root.
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "kdrive": "kDrive",
    "pcloud": "pCloud",
    "proton drive": "Proton Drive",
}
_MARKS = {".dropbox.cache": "Dropbox", ".dropbox": "Dropbox", ".stfolder": "Syncthing", ".sync.ffs_db": "FreeFileSync"}
_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse"}
_MOUNTS = Path("/proc/self/mounts")


def default_register() -> Path:
    """Where the register lies unless the desk chooses another folder: this account's data, not its roaming part."""
    return platformdirs.user_data_path(PROGRAM, appauthor=False, roaming=False) / "registre"


def settings_file() -> Path:
    """Where this laptop's settings lie."""
    return platformdirs.user_config_path(PROGRAM, appauthor=False, roaming=False) / "settings.json"


def private_folder(folder: Path, fault: Fault) -> None:
    """Makes `folder` and those above it (mode 700). Fault: `system.folder-refused`."""
    try:
        for missing in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise fault("system.folder-refused", folder=str(folder)) from error


def doubt_about(
    folder: Path, fault: Fault, *, environment: Mapping[str, str] | None = None, mounts: str | None = None
) -> Exception | None:
    """What speaks against a register in `folder`: `system.folder-synced`, `system.folder-network`, or nothing.

    Told, not raised: a desk may know better. `environment` and `mounts` (the text of /proc/self/mounts)
    are this computer's unless given.
    """
    service = _service(folder, os.environ if environment is None else environment)
    if service:
        return fault("system.folder-synced", folder=str(folder), service=service)
    if str(folder).startswith(("\\\\", "//")) or _mounted_from_network(folder, _mounts() if mounts is None else mounts):
        return fault("system.folder-network", folder=str(folder))
    return None


def _service(folder: Path, environment: Mapping[str, str]) -> str | None:
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        for start, service in _NAMES.items():
            if name.startswith(start):
                return service
        if any(environment.get(variable) == str(place) for variable in _ENVIRONMENT):
            return "OneDrive"
        for mark, service in _MARKS.items():
            if os.path.lexists(place / mark) and place != Path.home():
                return service
    return None


def _mounts() -> str:
    return _MOUNTS.read_text(encoding="utf-8", errors="replace") if sys.platform == "linux" else ""


def _mounted_from_network(folder: Path, mounts: str) -> bool:
    """Whether the mount that holds `folder`, the one with the longest path, is of a network kind."""
    kinds: dict[Path, str] = {}
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) > 2:
            # Spaces in mount points are written \040 (proc_pid_mounts(5)).
            kinds[Path(fields[1].replace("\\040", " "))] = fields[2]
    held = [place for place in (folder, *folder.parents) if place in kinds]
    return bool(held) and kinds[held[0]] in _NETWORK
