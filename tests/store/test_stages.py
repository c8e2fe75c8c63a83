"""A database as the first version made it becomes one of this version, whole, and its clocks run on."""

import pytest
from sqlalchemy import Connection, inspect

from ccms_tui.desk.record import Verify
from ccms_tui.desk.witnessing import TreeHead
from ccms_tui.store.migrating import upgrade
from ccms_tui.store.migrations import SCRIPTS, head
from ccms_tui.store.sequencing import sequence
from tests.conftest import House
from tests.services.lives import whole


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_the_clocks_of_a_database_from_before_stages_run_on(house: House) -> None:
    before = house.sheet().clocks
    database = house.premises.database
    with database.making() as connection:
        _as_at_first(connection)
    assert len(upgrade(database)) == int(head()) - 1
    sequence(database)
    assert house.sheet().clocks == before
    assert whole(house)
    assert house.aud.see(TreeHead()).size == house.aud.see(Verify()).events


def _as_at_first(connection: Connection) -> None:
    """Put what the first change's tables had room for into tables as it made them, and drop all others."""
    tell, kind = connection.exec_driver_sql, connection.dialect.name
    now = _columns(connection)
    for table in now:
        tell(f'CREATE TABLE kept_{table} AS SELECT * FROM "{table}"')
        tell(f'DROP TABLE "{table}"{" CASCADE" if kind == "postgresql" else ""}')
    for statement in (SCRIPTS / "versions" / f"0001_{kind}.sql").read_text().split(";\n"):
        if statement.strip():
            tell(statement)
    first = _columns(connection)
    for table in now:
        if table in first:
            names = ", ".join(f'"{name}"' for name in first[table] if name in now[table])
            tell(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM kept_{table}')
        tell(f"DROP TABLE kept_{table}")
    tell("UPDATE alembic_version SET version_num = '0001'")


def _columns(connection: Connection) -> dict[str, list[str]]:
    """Every table of ours, with the names of its columns."""
    looking = inspect(connection)
    ours = [name for name in looking.get_table_names() if name != "alembic_version"]
    return {name: [column["name"] for column in looking.get_columns(name)] for name in ours}
