"""The two doors into the database, and what its troubles come to for whoever asks."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import psycopg
import pytest
from sqlmodel import select, text

from ccms_tui.desk.denials import Unreachable
from ccms_tui.models import Case
from ccms_tui.store.database import Database
from ccms_tui.store.reaching import BUSY, Overtaken, reached
from tests.conftest import House

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    made = Database(url)
    yield made
    made.close()


@pytest.mark.parametrize("url", ["nonsense", "mysql://x/y", "http://example.org", ""])
def test_what_is_no_database_of_ours_is_said_so(url: str) -> None:
    with pytest.raises(Unreachable):
        Database(url)


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    away = Database("postgresql://nobody:secret@/x?host=/nowhere")
    with pytest.raises(Unreachable) as trouble, away.reading():
        pass
    assert "secret" not in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_file_that_is_no_database_is_one_sentence(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("odd") / "t.db"
    file.write_bytes(b"this is a letter, and not a database" * 100)
    with (
        pytest.raises((Unreachable, Exception), match="not a database"),
        Database(f"sqlite:///{file}").reading(),
    ):
        pass


@here
def test_whoever_waits_too_long_is_told_that_it_is_busy(house: House) -> None:
    impatient = Database(house.url, patience=0.1)
    with _held(house), pytest.raises(Unreachable, match=BUSY), impatient.writing() as session:
        session.exec(select(Case).with_for_update()).one()
    with impatient.writing() as session:
        assert session.exec(select(Case).with_for_update()).one()
    impatient.close()


@contextmanager
def _held(house: House) -> Iterator[None]:
    """Somebody else is writing, and does not come to an end."""
    if house.premises.database.sqlite:
        with closing(sqlite3.connect(house.premises.database.file or "", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(house.url) as server:
            server.execute('SELECT 1 FROM "case" FOR UPDATE')
            yield


@here
def test_nobody_who_waits_for_a_turn_is_left_behind(house: House) -> None:
    def note(number: int) -> int:
        other = Database(house.url)
        try:
            for _ in range(5):
                with other.writing() as session:
                    session.exec(select(Case).with_for_update()).one()
        finally:
            other.close()
        return number

    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(note, range(12))) == list(range(12))


@here
def test_many_who_ask_at_once_are_all_answered(house: House) -> None:
    with ThreadPoolExecutor(40) as pool:
        assert {sheet.version for sheet in pool.map(lambda _: house.sheet(), range(80))} == {1}


def test_a_bug_stays_what_it_is(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), reached(database.url):
        raise ZeroDivisionError


def test_a_deadlock_is_something_to_begin_again_from(database: Database) -> None:
    if database.sqlite:
        return
    raising = "DO $$BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END$$"
    with pytest.raises(Overtaken), database.reading() as session:
        session.connection().execute(text(raising))
