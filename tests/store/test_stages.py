"""A database from before clocks had stages, tracks and runs becomes one that has them, whole."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from ccms_tui.desk.record import Verify
from ccms_tui.desk.witnessing import TreeHead
from ccms_tui.store.migrating import upgrade
from ccms_tui.store.migrations import SCRIPTS
from ccms_tui.store.sequencing import sequence
from tests.conftest import House
from tests.services.lives import whole

LATER = ["clock", "extension", "settlement", "notice", "watch", "adoption", "pack", "leaf"]
LATER += ["legal_hold", "erasure"]
"""Tables that came, or became others, after the first change."""


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_the_clocks_of_a_database_from_before_stages_run_on(house: House) -> None:
    before = house.sheet().clocks
    database, kind = house.premises.database, "sqlite" if house.premises.database.sqlite else "postgresql"
    made = (SCRIPTS / "versions" / f"0001_{kind}.sql").read_text().split(";\n")
    tables = [text for text in made if text.startswith(("CREATE TABLE clock ", "CREATE TABLE extension "))]
    with database.making() as connection:
        connection.exec_driver_sql("CREATE TABLE kept AS SELECT * FROM clock")
        connection.exec_driver_sql("DROP INDEX promise_waiting")
        connection.exec_driver_sql("ALTER TABLE promise DROP COLUMN told_at")
        connection.exec_driver_sql("DROP INDEX case_erased")
        connection.exec_driver_sql('ALTER TABLE "case" DROP COLUMN erased_at')
        on = "" if database.sqlite else " ON personal"
        connection.exec_driver_sql(f"DROP TRIGGER personal_delete{on}")
        for table in LATER:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("DROP TABLE IF EXISTS arrival")
        for text in tables:
            connection.exec_driver_sql(text)
        names = ", ".join(column["name"] for column in inspect(connection).get_columns("clock"))
        connection.exec_driver_sql(f"INSERT INTO clock SELECT {names} FROM kept")
        connection.exec_driver_sql("DROP TABLE kept")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert len(upgrade(database)) == len(list(ScriptDirectory(str(SCRIPTS)).walk_revisions())) - 1
    sequence(database)
    assert house.sheet().clocks == before
    assert whole(house)
    assert house.aud.see(TreeHead()).size == house.aud.see(Verify()).events
