"""A file that opens with the recovery sheet may still come from anybody: who knows a public key can write to it."""

import io
import secrets
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.exchange import members
from app.exchange.restore import restore
from app.exchange.sealing import seal, unseal
from app.exchange.verify import verify
from app.register.copying import copy_database
from app.register.sqlcipher import connect
from tests.clock import FakeClock
from tests.exchange.laptop import CHEAP, Laptop, contents, new_laptop

Members = list[tuple[tarfile.TarInfo, bytes]]


class Forger:
    """Takes a good backup apart and puts it together differently."""

    def __init__(self, laptop: Laptop, place: Path) -> None:
        self.laptop, self.place = laptop, place
        self.file = laptop.back_up(place / "good.age").file
        opened = bytearray()
        unseal([self.file.read_bytes()], opened.extend, laptop.recovery.identity)
        self.tar = bytes(opened)
        with tarfile.open(fileobj=io.BytesIO(self.tar)) as tar:
            self.members: Members = [(info, self._body(tar, info)) for info in tar]
        self.key = bytes.fromhex(dict(self.named())[members.KEY].decode().strip())

    @staticmethod
    def _body(tar: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
        source = tar.extractfile(info)
        assert source is not None
        return source.read()

    def named(self) -> list[tuple[str, bytes]]:
        """The members by name."""
        return [(info.name, body) for info, body in self.members]

    def sealed(self, tar: bytes) -> Path:
        """An age file of anything, for the recovery sheet."""
        self.file = self.place / "forged.age"
        with self.file.open("wb") as target:
            seal([tar], target.write, [self.laptop.recovery.recipient])
        return self.file

    def forged(self, named: list[tuple[str, bytes]], *, sums: bool = True) -> Path:
        """A backup of these members, its list of digests made to fit."""
        body = [(name, data) for name, data in named if not (sums and name == members.SUMS)]
        if sums:
            lines = b"".join(members.sum_line(name, sha256(data).hexdigest()) for name, data in body)
            body.append((members.SUMS, lines))
        return self.sealed(packed(body))

    def changed(self, name: str, data: bytes) -> Path:
        """The backup with another content for one member."""
        return self.forged([(one, data if one == name else body) for one, body in self.named()])

    def database(self, change: str) -> bytes:
        """The database after a statement of SQL."""
        with closing(connect(self.database_file(), self.key)) as connection:
            connection.execute(change)
        return (self.place / "changed.db").read_bytes()

    def database_file(self) -> Path:
        """The database as it was, in a file of its own."""
        file = self.place / "changed.db"
        file.write_bytes(dict(self.named())[members.DATABASE])
        return file

    def said(self, file: Path) -> str:
        """What verifying and restoring say of it; both leave everything as it was."""
        said = []
        before = contents(self.place)
        for work in (self._verify, self._restore):
            with pytest.raises(KnownError) as caught:
                work(file)
            said.append(caught.value.code)
            assert contents(self.place) == before
            assert sorted(entry.name for entry in (self.place / "private").iterdir()) == []
        assert said[0] == said[1]
        return said[0]

    def _verify(self, file: Path) -> None:
        verify(file, self.laptop.recovery.identity, self.laptop.clock, place=self.place / "private")

    def _restore(self, file: Path) -> None:
        target = self.place / "private" / "new"
        restore(file, target, self.laptop.recovery, "une phrase", self.laptop.clock, cost=CHEAP, floor=CHEAP)


def packed(named: list[tuple[str, bytes]]) -> bytes:
    """A tar as we write it."""
    pieces = [members.header(name, len(data), 0) + data + members.padding(len(data)) for name, data in named]
    return b"".join(pieces) + bytes(2 * members.BLOCK)


@pytest.fixture(scope="module")
def forger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forger]:
    """One forger for all tests of this file."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "private").mkdir()
    laptop = new_laptop(folder / "register", FakeClock())
    yield Forger(laptop, folder)
    laptop.register.close()


def test_the_forger_can_make_a_good_one(forger: Forger) -> None:
    file = forger.forged(forger.named())
    report = verify(file, forger.laptop.recovery.identity, forger.laptop.clock)
    assert report.counts.files == 2


NAMES = [
    "../escape", "/etc/escape", "files/../../escape", "files/..", "files/", "files", ".", "", "keys.json",
    "files/0123456789abcdef0123456789ABCDEF", "files/" + "0" * 31, "files/" + "0" * 33, "C:\\escape", "register.db",
    "register.db-journal", "register.db-wal", "lisezmoi.txt", "manifest.json\n", "a" * 90, "files/" + "0" * 32 + "\\x",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("place", [0, 3, 5, 7])
def test_no_other_name_is_taken(forger: Forger, name: str, place: int) -> None:
    named = forger.named()
    added = [*named[:place], (name, b"x" * 60), *named[place:]]
    assert forger.said(forger.forged(added)) in {"backup.refused", "backup.unsound"}
    renamed = [*named[:place], (name, named[place][1]), *named[place + 1 :]]
    if name != named[place][0]:
        assert forger.said(forger.forged(renamed)) in {"backup.refused", "backup.unsound"}


KINDS = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE,
         tarfile.CONTTYPE, tarfile.AREGTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
         tarfile.GNUTYPE_SPARSE, tarfile.XHDTYPE, tarfile.XGLTYPE]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
@pytest.mark.parametrize("place", [0, 3, 5])
def test_only_plain_members_are_taken(forger: Forger, kind: bytes, place: int) -> None:
    pieces = []
    for number, (name, body) in enumerate(forger.named()):
        info = tarfile.TarInfo(name)
        info.size = len(body)
        if number == place:
            info.type, info.linkname = kind, "/etc/hostname"
        pieces.append(info.tobuf(tarfile.USTAR_FORMAT) + body + members.padding(len(body)))
    assert forger.said(forger.sealed(b"".join(pieces) + bytes(1024))) == "backup.refused"


def test_members_twice_missing_or_in_another_order_are_refused(forger: Forger) -> None:
    named = forger.named()
    for place in range(len(named)):
        without = named[:place] + named[place + 1 :]
        twice = named[: place + 1] + named[place:]
        if not named[place][0].startswith(members.FILES):
            assert forger.said(forger.forged(without, sums=False)) in {"backup.refused", "backup.unsound"}
        assert forger.said(forger.forged(twice, sums=False)) in {"backup.refused", "backup.unsound"}
    swapped = [*named[:5], named[6], named[5], named[7]]
    assert forger.said(forger.forged(swapped)) == "backup.refused"


def test_a_member_may_not_lie_about_its_size(forger: Forger) -> None:
    for name, most in members.MOST.items():
        if name == members.SUMS:
            continue
        pieces = []
        for one, body in forger.named():
            size = most + 1 if one == name and most < (8 << 30) - 1 else len(body) + (512 if one == name else 0)
            pieces.append(members.header(one, size, 0) + body + members.padding(len(body)))
        assert forger.said(forger.sealed(b"".join(pieces) + bytes(1024))) in {"backup.refused", "backup.unsound"}


def test_huge_and_negative_sizes_are_refused(forger: Forger) -> None:
    for field in (
        b"\x80" + bytes(10) + b"\xff",
        b"\xff" * 12,
        b"-0000000777\0",
        b"99999999999\0",
        b"\x80" + b"\xff" * 11,
    ):
        head = bytearray(members.header(members.README, 0, 0))
        head[124:136] = field
        head[148:156] = b" " * 8
        head[148:156] = b"%06o\0 " % sum(head)
        assert forger.said(forger.sealed(bytes(head) + forger.tar[512:])) == "backup.refused"


@given(length=st.floats(0, 1, exclude_max=True))
def test_a_tar_cut_anywhere_is_refused(forger: Forger, length: float) -> None:
    tar = forger.tar[: int(length * len(forger.tar))]
    assert forger.said(forger.sealed(tar)) in {"backup.refused", "backup.unsound"}


def test_a_tar_without_its_whole_end_is_refused(forger: Forger) -> None:
    for missing in (1, 511, 512, 513, 1023, 1024):
        assert forger.said(forger.sealed(forger.tar[:-missing])) == "backup.refused"


def test_nothing_hides_in_the_padding(forger: Forger) -> None:
    readme = 512 + len(forger.members[0][1])
    assert forger.tar[readme] == 0
    for place in (readme, readme - readme % 512 + 511):
        tar = forger.tar[:place] + b"x" + forger.tar[place + 1 :]
        assert forger.said(forger.sealed(tar)) == "backup.refused"


@given(place=st.floats(0, 1, exclude_max=True), value=st.integers(1, 255))
def test_a_byte_changed_anywhere_before_sealing_is_noticed(forger: Forger, place: float, value: int) -> None:
    at = int(place * len(forger.tar))
    tar = forger.tar[:at] + bytes([forger.tar[at] ^ value]) + forger.tar[at + 1 :]
    assert forger.said(forger.sealed(tar)) in {"backup.refused", "backup.unsound", "backup.newer-version"}


def test_what_follows_the_end_is_refused(forger: Forger) -> None:
    for extra in (b"x", bytes(511), bytes(512), members.header("more", 0, 0), packed([("more", b"x")])):
        assert forger.said(forger.sealed(forger.tar + extra)) == "backup.refused"


def test_a_newer_format_is_told_as_such(forger: Forger) -> None:
    manifest = msgspec.json.decode(dict(forger.named())[members.MANIFEST])
    newer = msgspec.json.encode({**manifest, "version": 2, "something": "new"})
    assert forger.said(forger.changed(members.MANIFEST, newer)) == "backup.newer-version"
    schema = forger.database("PRAGMA user_version = 999")
    assert forger.said(forger.changed(members.DATABASE, schema)) == "backup.newer-version"


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: {**manifest, "extra": 1},
        lambda manifest: {**manifest, "device": "../../x"},
        lambda manifest: {**manifest, "made_at": "tomorrow"},
        lambda manifest: {**manifest, "counts": {}},
        lambda manifest: {**manifest, "counts": {**manifest["counts"], "operations": 0}},
        lambda manifest: {**manifest, "schema": 1000},
        lambda manifest: {**manifest, "version": -1},
        lambda _: [],
        lambda _: {"version": 1, "format": "guichet-ouvert keys"},
    ],
    ids=["more", "path", "moment", "no-counts", "other-counts", "schema", "version", "list", "keys"],
)
def test_a_manifest_that_is_not_one_is_refused(forger: Forger, change: Callable[[object], object]) -> None:
    manifest = msgspec.json.decode(dict(forger.named())[members.MANIFEST])
    said = forger.said(forger.changed(members.MANIFEST, msgspec.json.encode(change(manifest))))
    assert said in {"backup.refused", "backup.unsound", "backup.not-a-backup"}


@pytest.mark.parametrize("name", [members.MANIFEST, members.PURGES])
@pytest.mark.parametrize("text", [b"", b"[" * 60_000, b"\xff\xfe", b"null", b'{"format":' + b'"a' * 999], ids=range(5))
def test_json_that_is_not_ours_is_refused(forger: Forger, name: str, text: bytes) -> None:
    assert forger.said(forger.changed(name, text)) == "backup.refused"


@pytest.mark.parametrize("key", [b"", b"0" * 64, b"0" * 65, b"G" * 64 + b"\n", b"'" * 64 + b"\n"], ids=range(5))
def test_a_key_that_is_none_is_refused(forger: Forger, key: bytes) -> None:
    assert forger.said(forger.changed(members.KEY, key)) in {"backup.refused", "backup.unsound"}


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER hook AFTER INSERT ON local BEGIN DELETE FROM operation; END",
        "CREATE VIEW spy AS SELECT * FROM person",
        "CREATE TABLE more (x)",
        "DROP TRIGGER operation_is_never_updated",
        "DELETE FROM file_key",
        "PRAGMA user_version = 0",
    ],
)
def test_a_database_that_is_not_as_we_make_it_is_refused(forger: Forger, change: str) -> None:
    data = forger.database(change)
    assert forger.said(forger.changed(members.DATABASE, data)) == "backup.unsound"


def test_a_database_that_is_not_encrypted_is_refused(forger: Forger) -> None:
    plain = forger.place / "plain.db"
    with closing(connect(forger.database_file(), forger.key)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH DATABASE plain")
    assert b"CREATE TABLE" in plain.read_bytes()
    assert forger.said(forger.changed(members.DATABASE, plain.read_bytes())) == "backup.refused"


def test_a_database_under_another_key_is_unsound(forger: Forger) -> None:
    other = forger.place / "other.db"
    copy_database(forger.database_file(), forger.key, other, secrets.token_bytes(32))
    assert forger.said(forger.changed(members.DATABASE, other.read_bytes())) == "backup.unsound"
    assert forger.said(forger.changed(members.DATABASE, secrets.token_bytes(8192))) == "backup.unsound"


def test_a_file_that_the_register_does_not_know_is_refused(forger: Forger) -> None:
    named = forger.named()
    for name in ("0" * 32, "f" * 32):
        added = sorted([*named[5:-1], (members.FILES + name, secrets.token_bytes(99))])
        assert forger.said(forger.forged([*named[:5], *added, named[-1]])) == "backup.refused"


def test_digests_that_do_not_fit_are_noticed(forger: Forger) -> None:
    named = forger.named()
    other = named[-1][1].replace(named[-1][1][:4], b"0000", 1)
    assert forger.said(forger.forged([*named[:-1], (members.SUMS, other)], sums=False)) == "backup.unsound"
    assert forger.said(forger.forged([*named[:-1], (members.SUMS, b"")], sums=False)) == "backup.unsound"


def test_swapped_files_are_counted_as_damaged(forger: Forger) -> None:
    named = forger.named()
    swapped = [*named[:5], (named[5][0], named[6][1]), (named[6][0], named[5][1]), named[7]]
    report = verify(forger.forged(swapped), forger.laptop.recovery.identity, forger.laptop.clock)
    assert len(report.damaged) == 2
