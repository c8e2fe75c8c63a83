"""Tables become what the models say, whole or not at all, and the ledger stays guarded: on both databases."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copytree

import psycopg
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, Table, inspect
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from ccms_tui.desk.denials import Unreachable
from ccms_tui.store.append_only import guard, missing, wanted
from ccms_tui.store.database import Database
from ccms_tui.store.migrating import Orphans, pending, revise, upgrade
from ccms_tui.store.migrations import SCRIPTS, head
from tests.conftest import House
from tests.services.lives import whole

MADE = [f"{change.revision}: {change.doc}" for change in ScriptDirectory(str(SCRIPTS)).walk_revisions()][::-1]
NEXT = f"{int(head()) + 1:04}"
REBUILDS = '''"""Every table of the ledger is made anew."""
import sqlalchemy as sa
from alembic import op
revision = "NEXT"
down_revision = "HEAD"


def upgrade() -> None:
    how = "always" if op.get_bind().dialect.name == "sqlite" else "auto"
    for table in ("event", "personal", "note"):
        with op.batch_alter_table(table, recreate=how) as batch:
            batch.add_column(sa.Column("more", sa.String(), nullable=True))
'''
FAILS = '''"""Half of it works."""
from alembic import op
revision = "NEXT"
down_revision = "HEAD"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("CREATE TABLE half (id INTEGER)")
    op.get_bind().exec_driver_sql("DROP TABLE remediation")
    op.get_bind().exec_driver_sql("CREATE TABLE half (id INTEGER)")
'''
ORPHANS = '''"""A case is left without its calendar."""
from alembic import op
revision = "NEXT"
down_revision = "HEAD"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("DELETE FROM calendar")
'''


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The changes there are, to which a test adds its own."""
    return Path(copytree(SCRIPTS, tmp_path / "migrations"))


def added(scripts: Path, text: str) -> Path:
    told = text.replace("NEXT", NEXT).replace("HEAD", head())
    (scripts / "versions" / f"{NEXT}_more.py").write_text(told)
    return scripts


def test_a_database_is_made_and_made_only_once(database: Database) -> None:
    assert pending(database) == MADE
    assert upgrade(database) == MADE
    assert pending(database) == upgrade(database) == []


def test_the_latest_change_is_known_without_asking_alembic() -> None:
    known = ScriptDirectory(str(SCRIPTS))
    assert known.get_heads() == [head()]
    numbers = [change.revision for change in known.walk_revisions()][::-1]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_the_guards_outlive_a_table_that_is_made_anew(house: House, scripts: Path) -> None:
    database = house.premises.database
    with database.making() as connection:
        assert missing(connection) == []
    assert upgrade(database, added(scripts, REBUILDS)) == [f"{NEXT}: Every table of the ledger is made anew."]
    with database.making() as connection:
        assert missing(connection) == []
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.RaiseException), match="only added to"):
        _raw(house.url, "DELETE FROM event")


def _raw(url: str, statement: str) -> None:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            file.execute(statement)
    else:
        with psycopg.connect(url) as server:
            server.execute(statement.encode())


def test_a_guard_that_is_gone_or_asleep_stands_again(database: Database) -> None:
    upgrade(database)
    with database.making() as connection:
        name = next(iter(wanted(connection.dialect.name)))
        off = "ALTER TABLE event DISABLE TRIGGER ALL"
        connection.exec_driver_sql(f"DROP TRIGGER {name}" if database.sqlite else off)
        assert name in missing(connection)
    assert f"the trigger {name} was missing, and stands again" in upgrade(database)
    with database.making() as connection:
        assert guard(connection) == []


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_change_that_fails_leaves_nothing_half_done(house: House, scripts: Path) -> None:
    database = house.premises.database
    with pytest.raises((Unreachable, Exception), match="half"):
        upgrade(database, added(scripts, FAILS))
    with database.making() as connection:
        names = inspect(connection).get_table_names()
    assert "half" not in names
    assert "remediation" in names
    assert whole(house)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_change_that_would_leave_orphans_is_not_made(house: House, scripts: Path) -> None:
    with pytest.raises((Orphans, Exception), match=r"refer to nothing|violates foreign key"):
        upgrade(house.premises.database, added(scripts, ORPHANS))
    assert whole(house)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_an_older_program_leaves_a_newer_database_alone(house: House) -> None:
    with house.premises.database.making() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    house.premises.database.made_anew()
    sentence = f"a newer ccms made this database \\(revision 0999, this one knows {head()}\\): use that one"
    for ask in (house.sheet, house.open, lambda: upgrade(house.premises.database)):
        with pytest.raises(Unreachable, match=sentence):
            ask()


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_database_that_is_behind_says_what_to_run(house: House) -> None:
    with house.premises.database.making() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    house.premises.database.made_anew()
    with pytest.raises(Unreachable, match=f"revision 0000, and not {head()}: run `ccms migrate`"):
        house.open()


def test_a_database_that_was_never_made_says_what_to_run(database: Database) -> None:
    with pytest.raises(Unreachable, match=r"run `ccms init`"), database.reading():
        pass


def test_a_file_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/mistyped.db")
    with pytest.raises(Unreachable, match=r"there is no database at .*mistyped.db"), database.reading():
        pass
    assert not list(tmp_path.iterdir())


def test_what_a_model_has_more_becomes_a_change(database: Database, scripts: Path) -> None:
    upgrade(database)
    metadata: MetaData = SQLModel.metadata
    more = Table("more", metadata, Column("word", AutoString(), primary_key=True))
    try:
        revise(database, scripts, NEXT, "more")
    finally:
        metadata.remove(more)
    assert upgrade(database, scripts) == [f"{NEXT}: more"]
    with database.making() as connection:
        assert "more" in inspect(connection).get_table_names()


def test_nothing_is_printed(
    database: Database, scripts: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        upgrade(database)
    assert pending(database, scripts) == []
    assert capfd.readouterr() == ("", "")
