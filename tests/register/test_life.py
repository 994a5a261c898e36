"""An open register: readers beside the writer, listeners, drafts, another key, closing."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.changes import Edit, Make, Recorded
from app.domain.entities import Person, Visit
from app.domain.faults import KnownError
from app.register import health, local
from app.register.drafts import Draft
from app.register.register import DATABASE, Register
from app.register.sqlcipher import Connection, connect, opens
from tests.register.laptops import BY, KEY, Laptop, laptop, tables

NEW_KEY = bytes(reversed(range(32)))


def test_readers_see_whole_batches_while_others_write(here: Laptop) -> None:
    person = here.person("Diallo")
    seen: list[tuple[str, str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            found = here.register.get(Person, person)
            assert found
            seen.append((found.birth, found.alert))

    def write(number: int) -> None:
        here.edit(person, birth=str(1900 + number), alert=str(1900 + number))

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        list(pool.map(write, range(40)))
        done.set()
        for reader in readers:
            reader.result()
    assert all(birth == alert for birth, alert in seen)
    assert len(here.register.history(person)) == 41


def test_all_of_an_answer_is_of_one_moment(here: Laptop) -> None:
    person = here.person("Diallo")

    def question(connection: Connection) -> list[tuple[str, ...]]:
        ask = "SELECT birth FROM person"
        before = connection.execute(ask).fetchall()
        with ThreadPoolExecutor(1) as other:
            other.submit(here.edit, person, birth="1990").result()
        return [*before, *connection.execute(ask).fetchall()]

    assert here.register.reading(question) == [("",), ("",)]
    assert [one.birth for one in here.register.where(Person)] == ["1990"]


def test_a_listener_is_told_once_the_batch_is_on_the_disk(here: Laptop, there: Laptop) -> None:
    told: list[tuple[Recorded, str, str]] = []

    def listen(recorded: Recorded) -> None:
        found = here.register.where(Person)
        told.append((recorded, found[0].birth if found else "", threading.current_thread().name))

    person = there.person("Diallo")
    here.register.on_change(listen)
    accepted, _ = here.register.accept(there.everything())
    edited = here.edit(person, birth="1990")
    undone, _ = here.register.undo(edited.batch, BY)
    assert [(recorded, birth) for recorded, birth, _ in told] == [(accepted, ""), (edited, "1990"), (undone, "")]
    assert len({thread for _, _, thread in told}) == 1
    assert ("person", person) in accepted.entities and accepted.persons == {person}


def test_a_listener_that_fails_is_heard_and_the_batch_is_kept(here: Laptop) -> None:
    def listen(_: Recorded) -> None:
        raise ZeroDivisionError

    here.register.on_change(listen)
    with pytest.raises(ZeroDivisionError):
        here.person("Diallo")
    assert here.register.find("diallo")


def test_a_listener_that_writes_is_stopped_instead_of_waiting_for_itself(here: Laptop) -> None:
    here.register.on_change(lambda _: here.register.drop_draft("x"))
    with pytest.raises(RuntimeError, match="writer"):
        here.person("Diallo")


def test_closing_finishes_what_was_asked_and_refuses_the_rest(here: Laptop) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> None:
        begun.set()
        go_on.wait()
        local.put(connection, "slow", "done")

    with ThreadPoolExecutor(3) as pool:
        asked = pool.submit(here.register.change_own, slow)
        begun.wait()
        queued = pool.submit(here.register.set_local, "queued", "done")
        while here.register._writer._thread._work_queue.empty():
            pass
        closing = pool.submit(here.register.close)
        go_on.set()
        closing.result()
        asked.result()
        queued.result()
    for call in (lambda: here.person("X"), lambda: here.register.where(Person), lambda: here.register.prefix):
        with pytest.raises(KnownError) as fault:
            call()
        assert fault.value.code == "register.closed"
    here.register.close()
    with laptop(here.register.folder) as again:
        assert (again.register.local("slow"), again.register.local("queued")) == ("done", "done")


def test_closing_cuts_a_long_question_off(here: Laptop) -> None:
    begun = threading.Event()

    def endless(connection: Connection) -> object:
        connection.create_function("begin", 0, begun.set)
        return connection.execute(
            "WITH RECURSIVE n(x) AS (SELECT begin() UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n"
        ).fetchone()

    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(here.register.reading, endless)
        begun.wait()
        here.register.close()
        with pytest.raises(KnownError) as fault:
            asked.result()
    assert fault.value.code == "register.closed"


def test_closing_leaves_one_file(here: Laptop) -> None:
    here.person("Diallo")
    here.register.close()
    assert [file.name for file in here.register.folder.iterdir()] == [DATABASE]


def test_the_file_is_for_its_owner_alone(here: Laptop) -> None:
    here.person("Diallo")
    assert {file.stat().st_mode & 0o077 for file in here.register.folder.iterdir()} == {0}


def test_drafts_are_kept_replaced_and_dropped_beside_the_journal(here: Laptop) -> None:
    told: list[Recorded] = []
    here.register.on_change(told.append)
    before = tables(here.register)
    here.register.keep_draft(Draft("attempt", BY, {"message": "Err"}, "2026-11-23T14:05"))
    here.register.keep_draft(Draft("person", "XY9", {"name": "محمد\0"}, "2026-11-23T14:06"))
    here.register.keep_draft(Draft("attempt", BY, {"message": "Erreur 500"}, "2026-11-23T14:07"))
    assert [(draft.key, draft.fields) for draft in here.register.drafts()] == [
        ("attempt", {"message": "Erreur 500"}),
        ("person", {"name": "محمد\0"}),
    ]
    here.register.drop_draft("attempt")
    here.register.drop_draft("nothing")
    assert [draft.key for draft in here.register.drafts()] == ["person"]
    here.register.rebuild()
    assert [draft.key for draft in here.register.drafts()] == ["person"]
    assert not here.everything() and not told and tables(here.register) == before


def test_numbers_are_never_given_twice(here: Laptop) -> None:
    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(lambda _: here.register.next_number("paper"), range(40)))
    assert sorted(given) == list(range(1, 41))
    assert here.register.next_number("other") == 1
    here.register.close()
    with laptop(here.register.folder) as again:
        assert again.register.next_number("paper") == 41


def test_each_register_has_a_prefix_and_a_secret_of_its_own_for_good(here: Laptop, there: Laptop) -> None:
    prefix, secret = here.register.prefix, here.register.paper_key
    assert len(prefix) == 2 and len(secret) == 32 and secret != there.register.paper_key
    here.register.close()
    with laptop(here.register.folder) as again:
        assert (again.register.prefix, again.register.paper_key) == (prefix, secret)


def test_another_key(here: Laptop) -> None:
    person = here.person("Diallo")
    told: list[int] = []
    here.register.on_change(lambda _: told.append(len(here.register.where(Person))))
    here.register.rekey(NEW_KEY)
    here.edit(person, birth="1990")
    assert told == [1]
    assert here.register.where(Person)[0].birth == "1990"
    file = here.register.folder / DATABASE
    here.register.close()
    assert not opens(file, KEY)
    assert health.check(file, NEW_KEY).sound
    register = Register(here.register.folder, NEW_KEY, here.register.device, here.clock)
    assert register.get(Person, person)
    register.close()


def test_another_key_while_someone_else_has_the_file_open(here: Laptop) -> None:
    person = here.person("Diallo")
    here.register.change_own(lambda connection: connection.execute("PRAGMA busy_timeout = 20"))
    other = connect(here.register.folder / DATABASE, KEY, read_only=True)
    with pytest.raises(KnownError) as fault:
        here.register.rekey(NEW_KEY)
    assert fault.value.code == "register.busy"
    # Nothing is changed, and everything goes on.
    here.edit(person, birth="1990")
    assert here.register.where(Person)[0].birth == "1990"
    other.close()
    here.register.rekey(NEW_KEY)
    assert here.register.where(Person)[0].birth == "1990"


def test_an_anonymous_visit_is_joined_to_someone_later(here: Laptop) -> None:
    visit = Visit(id=here.ids(), session=here.ids(), number="B7")
    assert not here.register.record("arrived", [Make(visit)], BY).persons
    person = here.person("Diallo")
    joined = here.register.record("joined", [Edit(Visit, visit.id, {"person": person})], BY)
    assert joined.persons == {person}
    assert [one.number for one in here.register.where(Visit, person=person)] == ["B7"]


def test_two_registers_beside_each_other_do_not_mix(tmp_path: Path) -> None:
    with laptop(tmp_path / "a", number=1) as one, laptop(tmp_path / "b", number=2) as two:
        one.person("Diallo")
        assert not two.everything()
