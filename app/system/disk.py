"""Whether this computer's disk and swap are encrypted: they may hold keys after the program was open.

Linux tells it in /sys (a device-mapper whose uuid begins with CRYPT-, under the mount or under its volume) and in
/proc/swaps; macOS by `fdesetup status`; Windows tells only administrators, so there the person is told where to look.
"""

import os
import sys
from pathlib import Path
from typing import Literal

Disk = Literal["encrypted", "clear", "unknown"]
SYS, SWAPS = Path("/sys/dev/block"), Path("/proc/swaps")
DEEPEST = 8


def disk_of(folder: Path, system: str = sys.platform) -> Disk:
    """Whether what the disk under `folder` and the swap hold is encrypted. `folder` need not exist yet."""
    if system == "linux":
        place = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
        device = place.stat().st_dev
        return on_linux(f"{os.major(device)}:{os.minor(device)}", SYS, SWAPS)
    if system == "darwin":
        return on_macos()
    return "unknown"


def on_linux(device: str, sys_block: Path, swaps: Path) -> Disk:
    """The same from the numbers of a device (`253:0`), the folder /sys/dev/block and the file /proc/swaps."""
    if not (sys_block / device).exists():
        return "unknown"  # A file system without a block device: memory, network, an overlay.
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return "unknown"
    held = [_is_encrypted(sys_block / device, DEEPEST), *(_swap_is_safe(line, sys_block) for line in lines if line)]
    return "encrypted" if all(held) else "clear"


def _is_encrypted(device: Path, depth: int) -> bool:
    """Whether a block device, or every device that it lies on (LVM, RAID), is a dm-crypt one."""
    try:
        if (device / "dm" / "uuid").read_text(encoding="utf-8").startswith("CRYPT-"):
            return True
    except OSError:
        pass  # Not a mapped device: what it lies on decides.
    below = list((device / "slaves").glob("*")) if depth else []
    return bool(below) and all(_is_encrypted(one, depth - 1) for one in below)


def _swap_is_safe(line: str, sys_block: Path) -> bool:
    """Whether a line of /proc/swaps is memory (zram), a file (the disk under it was looked at), or encrypted."""
    name, kind, *_ = line.split()
    if kind == "file" or Path(name).name.startswith("zram"):
        return True
    try:
        device = Path(name).stat().st_rdev
    except OSError:
        return False
    return _is_encrypted(sys_block / f"{os.major(device)}:{os.minor(device)}", DEEPEST)


def on_macos() -> Disk:
    """What FileVault says of itself."""
    # Only here is a program started: the others do not wait for the module that can.
    import subprocess

    try:
        said = subprocess.run(
            ["/usr/bin/fdesetup", "status"], capture_output=True, text=True, timeout=5, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return "unknown"
    return "encrypted" if "is On" in said else "clear" if "is Off" in said else "unknown"
