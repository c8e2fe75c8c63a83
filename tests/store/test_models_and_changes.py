"""The tables that the changes make, one after another, are those that the models say: on both databases."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

from ccms_tui.store.database import Database
from ccms_tui.store.migrating import upgrade


def test_the_models_say_what_the_changes_made(database: Database) -> None:
    upgrade(database)
    with database.making() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert [
            change for change in compare_metadata(context, SQLModel.metadata) if not _arrival(change)
        ] == []


def _arrival(change: Any) -> bool:
    """Whether it is about the line before the sequencer, which is Postgres' own and no model's."""
    return bool(change[0] == "remove_table") and bool(change[1].name == "arrival")


def test_every_constraint_of_the_models_is_there(blank: str, database: Database) -> None:
    upgrade(database)
    with database.making() as connection:
        changed = _constraints(connection)
        for name in inspect(connection).get_table_names():
            if name != "alembic_version":
                connection.exec_driver_sql(f'DROP TABLE "{name}"{"" if database.sqlite else " CASCADE"}')
        SQLModel.metadata.create_all(connection)
        assert _constraints(connection) == changed


def _constraints(connection: Connection) -> dict[str, Any]:
    looking = inspect(connection)
    names = [name for name in looking.get_table_names() if name not in ("alembic_version", "arrival")]
    return {
        name: [
            sorted((check["name"] or "", check["sqltext"]) for check in looking.get_check_constraints(name)),
            sorted(tuple(unique["column_names"]) for unique in looking.get_unique_constraints(name)),
            sorted(_key(key) for key in looking.get_foreign_keys(name)),
            sorted(_index(index) for index in looking.get_indexes(name)),
            [
                (column["name"], str(column["type"]), column["nullable"])
                for column in looking.get_columns(name)
            ],
        ]
        for name in names
    }


def _key(key: Any) -> tuple[tuple[str, ...], str]:
    """A reference's columns, and when it must hold."""
    return tuple(key["constrained_columns"]), str(key["options"])


def _index(index: Any) -> tuple[str, list[str]]:
    """An index's name, and what it is limited to."""
    return index["name"], [str(value) for value in index.get("dialect_options", {}).values()]
