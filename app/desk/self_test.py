"""The installed program proves itself: every part once, for real, in a folder that is removed afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app.desk.backups import Copies
from app.desk.demo import Cast, make
from app.desk.door import Door
from app.desk.takeaway import TakeawayForm
from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.language.words import Words

FEW = 3


def self_test(
    folder: Path, cast: Cast, clock: Clock, door: Callable[[Path, Clock], Door], words: Words
) -> Iterator[str]:
    """Yields a line for each part that works; a part that does not raises what it raises.

    `folder` is empty and private; the caller removes it.
    """
    first, second, copy = folder / "register", folder / "restored", folder / "backup.age"
    make(first, FEW, 1, cast, clock, door)
    yield words.t("Un registre chiffré est créé, et la feuille de secours est prouvée.")
    recovery = (first / "recovery.txt").read_text(encoding="utf-8")
    desk = door(first, clock).unlock(cast.passphrase)
    try:
        found = desk.people.recent(1)
        person = desk.people.find(found[0].any_name)[0].profile.person
        yield words.t("Il s’ouvre avec sa phrase de passe, et une personne y est trouvée.")
        guides = desk.walks.guides("fr")
        yield words.n("{count} guide est lu.", "{count} guides sont lus.", len(guides))
        case = desk.cases.of(person.id)[0]
        for language in ("fr", "ar", "ti"):
            desk.issuing.prepare(TakeawayForm(case=case.id, language=language))
        yield words.t("Un papier est fait en trois écritures.")
        desk.backups.make(copy)
        yield words.t("Une sauvegarde est faite et prouvée.")
    finally:
        desk.close()
    copies = Copies(clock)
    copies.verify(copy, recovery)
    copies.restore(copy, second, recovery, cast.passphrase)
    restored = door(second, clock).unlock(cast.passphrase)
    try:
        if not restored.people.profile(person.id) or not restored.backups.check().sound:
            raise KnownError("restore.unsound")
    finally:
        restored.close()
    yield words.t("Elle est vérifiée, et restaurée en un registre sain.")
