"""Making the database, and bringing it up to date: in one transaction, or not at all."""

import logging
from io import StringIO
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, text

from ccms_tui.desk.denials import Unreachable
from ccms_tui.store.append_only import guard
from ccms_tui.store.database import Database, newer
from ccms_tui.store.migrations import SCRIPTS
from ccms_tui.store.sequencing import place_all

logging.getLogger("alembic").addHandler(logging.NullHandler())


class Orphans(RuntimeError):
    """A migration would leave rows that refer to nothing."""


def upgrade(database: Database, scripts: Path = SCRIPTS) -> list[str]:
    """Make every change that is pending, and the triggers that keep the ledger; say what was done."""
    with database.making() as connection:
        if not database.sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('ccms migrate', 0))"))
        changes = _pending(connection, scripts)
        if changes:
            command.upgrade(_config(connection, scripts), "head")
        made = guard(connection)
        if changes and database.sqlite:
            place_all(connection)
        if database.sqlite and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise Orphans(f"rows of {', '.join(sorted({row[0] for row in lost}))} refer to nothing")
    database.made_anew()
    told = [f"{change.revision}: {change.doc}" for change in changes]
    return told or [f"the trigger {name} was missing, and stands again" for name in made]


def pending(database: Database, scripts: Path = SCRIPTS) -> list[str]:
    """The changes that `upgrade` would make, in their order."""
    with database.making() as connection:
        return [f"{change.revision}: {change.doc}" for change in _pending(connection, scripts)]


def revise(database: Database, scripts: Path, number: str, message: str) -> None:
    """Write the change that brings the database to what the models say now, for a person to look over."""
    with database.making() as connection:
        config = _config(connection, scripts)
        command.revision(config, message, autogenerate=True, rev_id=number)


def _pending(connection: Connection, scripts: Path) -> list[Script]:
    """What is between the database and the latest change, if we know where it stands."""
    known = ScriptDirectory.from_config(_config(connection, scripts))
    current = MigrationContext.configure(connection).get_current_revision()
    changes = [change for change in known.walk_revisions() if current is None or change.revision > current]
    if current and current not in {change.revision for change in known.walk_revisions()}:
        raise Unreachable(newer(current, known.get_current_head() or "none"))
    return changes[::-1]


def _config(connection: Connection, scripts: Path) -> Config:
    """Alembic's settings, with no file to read them from, and nowhere to print."""
    config = Config(stdout=StringIO(), attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    return config
