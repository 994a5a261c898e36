"""A process that backs up or restores and kills itself (SIGKILL) at its n-th dealing with the disk.

Arguments: `backup` or `restore`, the register folder (or the new folder), the backup, the recovery file, n. It counts
what Python tells of files opened, renamed, removed and made, and every MiB of progress. Prints how many there were
if it comes to its end.
"""

import os
import signal
import sys
from pathlib import Path

from app.exchange.backup import back_up
from app.exchange.restore import restore
from app.register import vault
from app.register.register import Register
from tests.clock import FakeClock
from tests.exchange.laptop import CHEAP, PASSPHRASE

WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "sqlite3.connect"}


class Count:
    """Counts, and kills when it has counted far enough."""

    def __init__(self, end: int) -> None:
        self.reached, self._end, self.on = 0, end, False

    def step(self) -> None:
        """One more."""
        if self.on:
            self.reached += 1
            if self.reached == self._end:
                os.kill(os.getpid(), signal.SIGKILL)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook; what Python reads of its own libraries does not count."""
        if event in WATCHED and not str(arguments[0]).endswith((".py", ".pyc", ".so", ".sql")):
            self.step()


def main(what: str, folder: Path, backup: Path, recovery: Path, end: int) -> None:
    """Does it."""
    clock, count = FakeClock(), Count(end)
    sys.addaudithook(count.hear)
    if what == "backup":
        opened = vault.open_with_passphrase(folder, PASSPHRASE, floor=CHEAP)
        register = Register(folder, opened.register_key, opened.device, clock)
        count.on = True
        back_up(register, opened, backup, clock, progress=lambda *_: count.step())
        count.on = False
        register.close()
    else:
        secret = vault.read_recovery(recovery.read_text())
        count.on = True
        restore(backup, folder, secret, PASSPHRASE, clock, cost=CHEAP, floor=CHEAP, progress=lambda *_: count.step())
        count.on = False
    sys.stdout.write(f"{count.reached}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
