"""The main job played on a virtual screen, for whoever has none: `python3 dev.py demo` comes here.

Leaves in the folder that it is given the fictional register, the pictures, the sheet to take away and a backup.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.journeys.fictional import make_register
from tests.journeys.main_job import play
from tests.journeys.screen import Screen
from tests.journeys.virtual import ScreenError, VirtualScreen

REGISTER, PICTURES, SHEET, BACKUP = "registre", "images", "fiche-a-emporter.pdf", "sauvegarde.age"


def main(folder: Path, *options: str) -> int:
    """Plays and says what it left; gives 0 when all of it is there, 1 when something could not be done."""
    folder = folder.resolve()
    register, today = folder / REGISTER, datetime.now().astimezone().date()
    try:
        passphrase = make_register(register, *options)
        with VirtualScreen() as virtual, tempfile.TemporaryDirectory(prefix="guichet-demo-") as account:
            person = Screen(virtual, Path(account) / "home", folder / PICTURES)
            try:
                person.launch("--register", register)
                play(person, passphrase, today=today, sheet=folder / SHEET, backup=folder / BACKUP)
            except ScreenError:
                person.picture("interrompu")
                raise
            finally:
                person.close()
    except ScreenError as error:
        sys.stderr.write(f"the demonstration stopped: {error}\n")
        return 1
    pictures = sorted((folder / PICTURES).glob("*.png"))
    sys.stdout.write(
        f"A fictional register was opened with the passphrase “{passphrase}” and the main job was played on it.\n"
        f"  the register            {shown(register)}  (recovery.txt opens its backups)\n"
        f"  the sheet to take away  {shown(folder / SHEET)}\n"
        f"  the backup              {shown(folder / BACKUP)}\n"
        f"  {len(pictures)} pictures             {shown(folder / PICTURES)}/{pictures[0].name} … {pictures[-1].name}\n"
    )
    return 0


def shown(file: Path) -> str:
    """A path as a developer types it, from where the command was given."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
