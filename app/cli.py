"""The commands that need no window: for technicians, schedules and checks.

Exit status: 0 done, 1 a known fault (one line on standard error), 2 wrong usage. `--json` prints one document.
"""

import argparse
import getpass
import io
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.desk import demo
from app.desk.backups import Copies, Report
from app.desk.deadlines import deadlines_of, is_misuse, lines, said
from app.desk.demo import Cast
from app.desk.door import Door
from app.desk.dossier import dossier
from app.desk.importing import report as listed
from app.desk.linting import remarks
from app.desk.open_desk import OpenDesk
from app.desk.saving import save_paper
from app.desk.takeaway import TakeawayForm
from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.language import labels
from app.language.dates import birth_text, short_moment
from app.language.faults import explain
from app.language.labels import label
from app.language.names import full_name
from app.language.words import Words

DONE, FAULT, MISUSE = 0, 1, 2
LONGEST_SECRET = 10_000
MOST_PEOPLE = 1_000_000


@dataclass(frozen=True)
class Parts:
    """What the commands are made of: `app.compose` builds it."""

    words: Words
    clock: Clock
    door: Callable[[Path, Clock], Door]
    copies: Copies
    content: Path
    cast: Cast
    self_test: Callable[[], Iterator[str]]


Command = Callable[[argparse.Namespace, Parts], int]


class NobodyReadsError(Exception):
    """What reads the answers of a command has gone, like `head` after ten lines."""


def run(arguments: Sequence[str], parts: Parts) -> int:
    """Carries out one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = parser().parse_args(arguments)
    command: Command = given.command
    try:
        return command(given, parts)
    except KnownError as fault:
        return _told(fault, parts.words)
    except KeyboardInterrupt:
        return _told(KnownError("work.stopped"), parts.words)
    except NobodyReadsError:
        return DONE


def _told(fault: KnownError, words: Words) -> int:
    happened, remedy = explain(fault, words)
    line = " ".join(f"guichet: {happened} {remedy}".split())
    if sys.stderr:
        sys.stderr.write(f"{line}\n")
    return FAULT


def parser() -> argparse.ArgumentParser:
    """What can be typed."""
    root = argparse.ArgumentParser(prog="guichet", description="An encrypted register for a help desk.")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("demo", help="make a fictional register")
    one.add_argument("folder", type=Path)
    one.add_argument("--people", type=_count, default=demo.PEOPLE)
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(command=_demo)
    one = _on_register(commands, "find", _find, "who is this, with the reason of each hit")
    one.add_argument("typed", nargs="+", type=_text, metavar="WORDS")
    one.add_argument("--json", action="store_true")
    one = _on_register(commands, "person", _person, "everything kept about one person")
    one.add_argument("reference", type=_text)
    one.add_argument("--json", action="store_true")
    one = _on_register(commands, "paper", _paper, "make a paper for a person")
    one.add_argument("kind", choices=["takeaway"])
    one.add_argument("reference", type=_text)
    one.add_argument("--language", default="fr")
    one.add_argument("--out", type=Path, required=True)
    one = commands.add_parser("dates", help="a deadline without a register")
    one.add_argument("rule", metavar="RULE")
    one.add_argument("facts", nargs="*", metavar="KEY=VALUE")
    one.add_argument("--json", action="store_true")
    one.set_defaults(command=_dates)
    one = commands.add_parser("guides", help="what an author of guides should mend")
    one.add_argument("verb", choices=["lint"])
    one.add_argument("path", type=Path, nargs="?")
    one.set_defaults(command=_lint)
    one = _on_register(commands, "import", _import, "people from a spreadsheet (xlsx, ods, csv)")
    one.add_argument("file", type=Path)
    one.add_argument("--sheet", type=_text, default="", help="the sheet of that name, else the first")
    one.add_argument("--dry-run", action="store_true", help="say what it would bring in and write nothing")
    one.add_argument("--json", action="store_true")
    one = _on_register(commands, "backup", _backup, "make a backup and prove it")
    one.add_argument("file", type=Path)
    one = commands.add_parser("verify", help="prove a backup from its file alone")
    one.add_argument("file", type=Path)
    one.add_argument("--recovery-file", type=Path)
    one.set_defaults(command=_verify)
    one = commands.add_parser("restore", help="make a new laptop from a backup")
    one.add_argument("file", type=Path)
    one.add_argument("folder", type=Path)
    one.add_argument("--recovery-file", type=Path)
    one.add_argument("--passphrase-file", type=Path)
    one.set_defaults(command=_restore)
    one = _on_register(commands, "check", _check, "prove the register sound")
    one.add_argument("--rebuild", action="store_true")
    commands.add_parser("self-test", help="the installed program proves itself").set_defaults(command=_self_test)
    return root


def _text(argument: str) -> str:
    """Words as they were typed, also where the system does not say that they are UTF-8."""
    return os.fsencode(argument).decode("utf-8", "replace")


def _count(text: str) -> int:
    count = int(text)
    if not 0 <= count <= MOST_PEOPLE:
        raise ValueError(text)
    return count


def _on_register(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, about: str
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=about)
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--passphrase-file", type=Path)
    one.set_defaults(command=command)
    return one


@contextmanager
def _opened(given: argparse.Namespace, parts: Parts) -> Iterator[OpenDesk]:
    """The register of a command, open; closed whatever happens."""
    door = parts.door(given.folder, parts.clock)
    if door.look().state == "first-run":
        raise KnownError("door.no-register", folder=str(given.folder))
    desk = door.unlock(_secret(given.passphrase_file, parts.words.t("Phrase de passe : ")))
    try:
        yield desk
    finally:
        desk.close()


def _secret(file: Path | None, prompt: str) -> str:
    """A secret from a file (`-`: standard input), or typed without being shown."""
    if file is None:
        return _typed(prompt)
    try:
        if str(file) == "-":
            content = sys.stdin.buffer.read(LONGEST_SECRET) if sys.stdin else b""
        else:
            with file.open("rb") as source:
                content = source.read(LONGEST_SECRET)
        # Some editors of Windows begin a file with a mark.
        return content.decode("utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("cli.unreadable-secret", file=str(file)) from error


def _typed(prompt: str) -> str:
    with warnings.catch_warnings():
        # Where it cannot be hidden, a secret is not typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (EOFError, OSError, getpass.GetPassWarning) as error:
            raise KnownError("cli.no-terminal") from error


def _say(line: str) -> None:
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    _put(f"{line}\n".encode(encoding, "backslashreplace"))


def _json(value: object) -> None:
    # For programs: the same bytes whatever the terminal.
    _put(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def _put(line: bytes) -> None:
    if not sys.stdout:
        raise KnownError("cli.not-written")
    try:
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
    except OSError as error:
        # What is still in Python's buffer goes nowhere, instead of failing once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise NobodyReadsError from error
        raise KnownError("cli.not-written") from error


def _demo(given: argparse.Namespace, parts: Parts) -> int:
    demo.make(given.folder, given.people, given.seed, parts.cast, parts.clock, parts.door)
    _say(parts.words.n("{count} personne fictive.", "{count} personnes fictives.", given.people))
    _say(parts.words.t("Phrase de passe : {passphrase}", passphrase=parts.cast.passphrase))
    return DONE


def _find(given: argparse.Namespace, parts: Parts) -> int:
    with _opened(given, parts) as desk:
        found = desk.people.find(" ".join(given.typed), whole=False)
        rows = [
            {
                "ref": one.profile.person.reference, "names": [name.text for name in one.profile.names if name.text],
                "birth": one.profile.person.birth, "level": one.hit.level, "reasons": list(one.hit.reasons),
            } for one in found
        ]  # fmt: skip
        if given.json:
            _json(rows)
        for one in () if given.json else found:
            reasons = ", ".join(label(labels.REASONS, reason, parts.words) for reason in one.hit.reasons)
            birth = birth_text(one.profile.person.birth)
            _say(f"{one.profile.person.reference}  {full_name(one.profile)}  {birth}  ({reasons})")
    return DONE


def _person(given: argparse.Namespace, parts: Parts) -> int:
    with _opened(given, parts) as desk:
        profile = desk.people.by_reference(given.reference)
        if given.json:
            _json(dossier(desk.register, profile.person.id))
            return DONE
        _say(f"{full_name(profile)}  {birth_text(profile.person.birth)}  {profile.person.reference}")
        for line in desk.timeline(profile.person.id, parts.words):
            _say("  ".join(part for part in (line.at, line.title, line.detail) if part))
    return DONE


def _paper(given: argparse.Namespace, parts: Parts) -> int:
    with _opened(given, parts) as desk:
        profile = desk.people.by_reference(given.reference)
        cases = desk.cases.of(profile.person.id)
        if not cases:
            raise KnownError("people.no-case", text=given.reference)
        prepared = desk.issuing.prepare(TakeawayForm(case=cases[0].id, language=given.language))
        save_paper(given.out, prepared.paper.content)
        desk.issuing.issue(prepared)
        _say(parts.words.t("Papier {number} : {file}", number=prepared.mark.number, file=str(given.out)))
    return DONE


def _import(given: argparse.Namespace, parts: Parts) -> int:
    with _opened(given, parts) as desk:
        sheet = desk.importing.open(given.file, given.sheet)
        analysis = desk.importing.analyse(sheet)
        chosen = [] if given.dry_run else analysis.chosen()
        imported = len(desk.importing.record(chosen).persons) if chosen else 0
    if given.json:
        _json(listed.report(sheet, analysis, imported, parts.words, dry_run=given.dry_run))
        return DONE
    for line in listed.lines(sheet, analysis, parts.words):
        _say(line)
    if not given.dry_run:
        _say(parts.words.n("{count} personne importée.", "{count} personnes importées.", imported))
    return DONE


def _dates(given: argparse.Namespace, parts: Parts) -> int:
    try:
        found = deadlines_of(parts.content, parts.clock).typed(given.rule, given.facts)
    except KnownError as fault:
        if not is_misuse(fault):
            raise
        _told(fault, parts.words)
        return MISUSE
    if given.json:
        _json(said(found, parts.words))
        return DONE
    for line in lines(found, parts.words):
        _say(line)
    return DONE


def _lint(given: argparse.Namespace, parts: Parts) -> int:
    found = remarks(given.path or parts.content, parts.clock().date(), parts.words)
    for remark in found:
        _say(f"{remark.severity}: {remark.text}")
    _say(parts.words.n("{count} remarque.", "{count} remarques.", len(found)))
    return FAULT if any(remark.severity == "error" for remark in found) else DONE


def _backup(given: argparse.Namespace, parts: Parts) -> int:
    with _opened(given, parts) as desk:
        made = desk.backups.make(given.file)
    _say(_backup_line(made, parts.words))
    return DONE


def _verify(given: argparse.Namespace, parts: Parts) -> int:
    secret = _secret(given.recovery_file, parts.words.t("Mots de la feuille de secours : "))
    _say(_backup_line(parts.copies.verify(given.file, secret), parts.words))
    return DONE


def _restore(given: argparse.Namespace, parts: Parts) -> int:
    secret = _secret(given.recovery_file, parts.words.t("Mots de la feuille de secours : "))
    passphrase = _secret(given.passphrase_file, parts.words.t("Nouvelle phrase de passe : "))
    made = parts.copies.restore(given.file, given.folder, secret, passphrase)
    _say(parts.words.t("Le registre est restauré dans {folder}.", folder=str(given.folder)))
    for notice in made.notices:
        _say(" ".join(explain(notice, parts.words)))
    return DONE


def _check(given: argparse.Namespace, parts: Parts) -> int:
    with _opened(given, parts) as desk:
        found = desk.backups.check()
        mended = desk.backups.mend(found) if given.rebuild else ()
        if mended:
            found = desk.backups.check()
            _say(parts.words.t("Tables refaites d’après le journal : {tables}.", tables=", ".join(mended)))
    if found.fault is not None:
        raise found.fault
    count = found.health.counts.operations
    _say(
        parts.words.n(
            "{count} opération prouvée : le registre est sain.",
            "{count} opérations prouvées : le registre est sain.",
            count,
        )
    )
    return DONE


def _backup_line(report: Report, words: Words) -> str:
    return words.t(
        "Sauvegarde prouvée : {file}, {operations} opérations, faite le {day}.",
        file=report.file.name, operations=report.counts.operations,
        day=short_moment(report.made_at, words.language),
    )  # fmt: skip


def _self_test(_given: argparse.Namespace, parts: Parts) -> int:
    for step in parts.self_test():
        _say(step)
    return DONE
