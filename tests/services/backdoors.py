"""What anyone who can open the database can do to it behind the program's back."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import psycopg

from ccms_tui.desk.record import Proof, Verify
from tests.conftest import House

LEDGER = ("event", "personal", "leaf")


def back_door(url: str, *statements: str) -> None:
    """Run these, as they are, in one transaction."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            for statement in statements:
                file.execute(statement)
    else:
        with psycopg.connect(url) as server:
            for statement in statements:
                server.execute(statement.encode())


def unguarded(house: House, *statements: str) -> None:
    """The same with the ledger's triggers and every constraint out of the way."""
    back_door(house.url, *_dropping(house), *statements)


def rows(url: str, query: str) -> Sequence[Sequence[object]]:
    """What a query finds."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            return file.execute(query).fetchall()
    with psycopg.connect(url) as server:
        return server.execute(query.encode()).fetchall()


def proof(house: House) -> Proof:
    return house.aud.see(Verify(replay=True))


def shown(house: House) -> str:
    """Everything that a verification names."""
    found = proof(house)
    said = [f"{one.reference} {one.version}: {one.what}" for one in found.broken]
    assert found.ok == (not said and not found.differences)
    return "\n".join([*said, *found.differences])


def _dropping(house: House) -> list[str]:
    if house.url.startswith("sqlite"):
        found = rows(house.url, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return ["PRAGMA ignore_check_constraints = 1", *(f"DROP TRIGGER {name}" for (name,) in found)]
    off = [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in LEDGER]
    return [*off, "SET CONSTRAINTS ALL DEFERRED", "SET session_replication_role = replica"]
