"""Making the database, and bringing it up to date."""

from sqlmodel import SQLModel

from ccms_tui.store.append_only import guard
from ccms_tui.store.database import Database


def upgrade(database: Database) -> None:
    """Make every table that is missing, and the triggers that keep the ledger."""
    with database.making() as connection:
        if not database.sqlite:
            connection.exec_driver_sql("CREATE SEQUENCE IF NOT EXISTS case_number")
        SQLModel.metadata.create_all(connection)
        guard(connection)
