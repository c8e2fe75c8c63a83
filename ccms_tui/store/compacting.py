"""Writing a database anew, so that nothing of what was deleted is left in its files."""

from contextlib import closing
from typing import Any

from sqlalchemy import Engine

from ccms_tui.desk.denials import Unreachable
from ccms_tui.models import OF_CASES, Personal
from ccms_tui.store.reaching import BUSY


def compact(engine: Engine) -> None:
    """Rewrite every table that holds personal values; nobody else writes or reads them meanwhile."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            _vacuum(connection.driver_connection)
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        for table in (Personal, *OF_CASES):
            connection.exec_driver_sql(f'VACUUM (FULL) "{table.__tablename__}"')


def _vacuum(file: Any) -> None:
    """The file anew, and its journal empty; this goes in no transaction: by the driver's own connection."""
    file.execute("VACUUM")
    busy, *_ = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise Unreachable(BUSY)
