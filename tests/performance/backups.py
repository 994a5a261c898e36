"""A backup, beside the tools of the trade."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

from app.desk.open_desk import OpenDesk
from app.register.register import DATABASE
from app.register.sqlcipher import connect
from tests.performance.measure import Row, milliseconds, side_by_side

FILES, FILE_BYTES = 40, 500_000


def backup(desk: OpenDesk, folder: Path, rounds: int) -> list[Row]:
    """A backup with its proof, beside a copy, both integrity checks, and the stock `age` of the same bytes.

    The proof reads everything again, deciphers it, and takes the digest of each member and of the whole, which the
    comparison does not: the goal is not to be met by proving less.
    """
    for _ in range(FILES):
        desk.issuing._files.put(os.urandom(FILE_BYTES))
    key = desk.access._opened.register_key
    recipient = desk.access._opened.keys.recovery.recipient
    copy = folder / "copied"

    def ours() -> float:
        file = folder / "ours.age"
        file.unlink(missing_ok=True)
        return milliseconds(lambda: desk.backups.make(file))

    def theirs() -> float:
        shutil.rmtree(copy, ignore_errors=True)
        (folder / "theirs.age").unlink(missing_ok=True)

        def work() -> None:
            copy.mkdir()
            shutil.copytree(desk.register.folder / "files", copy / "files")
            with closing(connect(desk.register.folder / DATABASE, key)) as connection:
                connection.execute("VACUUM INTO ?", (str(copy / DATABASE),))
            with closing(connect(copy / DATABASE, key)) as connection:
                connection.execute("PRAGMA cipher_integrity_check").fetchall()
                connection.execute("PRAGMA integrity_check").fetchall()
            with subprocess.Popen(["tar", "-C", str(copy), "-c", "."], stdout=subprocess.PIPE) as tar:
                subprocess.run(["age", "-r", recipient, "-o", str(folder / "theirs.age")], stdin=tar.stdout, check=True)

        return milliseconds(work)

    mine, stock = side_by_side(ours, theirs, rounds)
    what = f"backup with its proof, {FILES * FILE_BYTES // 10**6} MB of files"
    return [Row(what, mine, "VACUUM INTO, both checks, tar, age", stock, 1.5)]
