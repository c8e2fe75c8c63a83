"""A database from before clocks had stages, tracks and runs becomes one that has them, whole."""

import pytest
from sqlalchemy import Connection, inspect

from ccms_tui.store.migrating import upgrade
from ccms_tui.store.migrations import SCRIPTS
from tests.conftest import House
from tests.services.lives import whole

BEFORE = ("clock", "extension", "root_cause")
"""Tables that a later change changed, as they were made first."""


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_the_clocks_of_a_database_from_before_stages_run_on(house: House) -> None:
    before = house.sheet().clocks
    database, kind = house.premises.database, "sqlite" if house.premises.database.sqlite else "postgresql"
    made = (SCRIPTS / "versions" / f"0001_{kind}.sql").read_text().split(";\n")
    tables = [text for text in made if text.startswith(tuple(f"CREATE TABLE {name} " for name in BEFORE))]
    with database.making() as connection:
        connection.exec_driver_sql("CREATE TABLE kept AS SELECT * FROM clock")
        connection.exec_driver_sql("DROP INDEX promise_waiting")
        connection.exec_driver_sql("ALTER TABLE promise DROP COLUMN told_at")
        for table in (*BEFORE, "settlement", "notice", "watch", "action", "link"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        _without_standing(connection, kind)
        for text in tables:
            connection.exec_driver_sql(text)
        names = ", ".join(column["name"] for column in inspect(connection).get_columns("clock"))
        connection.exec_driver_sql(f"INSERT INTO clock SELECT {names} FROM kept")
        connection.exec_driver_sql("DROP TABLE kept")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert len(upgrade(database)) == 3
    assert house.sheet().clocks == before
    assert whole(house)


def _without_standing(connection: Connection, kind: str) -> None:
    """Undo what the change to owners added; on SQLite that change makes the table of cases anew."""
    if kind == "postgresql":
        connection.exec_driver_sql('ALTER TABLE "case" DROP COLUMN kept_by, DROP COLUMN merged_into')
    connection.exec_driver_sql("DROP INDEX user_standing")
    connection.exec_driver_sql('ALTER TABLE "user" DROP COLUMN standing')
