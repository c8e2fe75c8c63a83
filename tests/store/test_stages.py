"""A database from before clocks had stages, tracks and runs becomes one that has them, whole."""

import pytest
from sqlalchemy import inspect

from ccms_tui.store.migrating import upgrade
from ccms_tui.store.migrations import SCRIPTS
from tests.conftest import House
from tests.services.lives import whole

REPLACED = ("clock", "extension", "evidence", "task")
FIRST = tuple(f"CREATE TABLE {table} " for table in REPLACED)
"""How the tables are made that have changed since."""


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_the_clocks_of_a_database_from_before_stages_run_on(house: House) -> None:
    before = house.sheet().clocks
    database, kind = house.premises.database, "sqlite" if house.premises.database.sqlite else "postgresql"
    made = (SCRIPTS / "versions" / f"0001_{kind}.sql").read_text().split(";\n")
    tables = [text for text in made if text.startswith(FIRST)]
    with database.making() as connection:
        connection.exec_driver_sql("CREATE TABLE kept AS SELECT * FROM clock")
        connection.exec_driver_sql("DROP INDEX promise_waiting")
        connection.exec_driver_sql("ALTER TABLE promise DROP COLUMN told_at")
        for table in (*REPLACED, "settlement", "notice", "watch", "citation", "handling", "custody"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for text in tables:
            connection.exec_driver_sql(text)
        names = ", ".join(column["name"] for column in inspect(connection).get_columns("clock"))
        connection.exec_driver_sql(f"INSERT INTO clock SELECT {names} FROM kept")
        connection.exec_driver_sql("DROP TABLE kept")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert len(upgrade(database)) == len(list((SCRIPTS / "versions").glob("0*.py"))) - 1
    assert house.sheet().clocks == before
    assert whole(house)
