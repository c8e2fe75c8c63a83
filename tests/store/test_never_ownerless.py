"""The database itself refuses an open case whose owner is gone, whoever writes it."""

import sqlite3
from contextlib import closing

import psycopg
import pytest

from tests.conftest import House

LEAVES = """UPDATE "user" SET active = false WHERE name = 'Ana Reyes'"""
NOBODY = 'UPDATE "case" SET owner_id = NULL WHERE id = 1'
STRANGER = 'UPDATE "case" SET owner_id = 999 WHERE id = 1'
GOES_ON = """UPDATE "case" SET owner_id = (SELECT id FROM "user" WHERE name = 'Ben Okoro') WHERE id = 1"""

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


@pytest.mark.parametrize("statement", [LEAVES, NOBODY, STRANGER])
def test_no_statement_leaves_an_open_case_without_an_owner(house: House, statement: str) -> None:
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.IntegrityError)):
        _commit(house.url, statement)


def test_who_hands_over_may_leave_in_the_same_transaction(house: House) -> None:
    _commit(house.url, LEAVES, GOES_ON)
    assert house.sheet(who="ben").owner == "Ben Okoro"


def _commit(url: str, *statements: str) -> None:
    """Write past the program, in one transaction."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            file.execute("PRAGMA foreign_keys = 1")
            for statement in ("BEGIN", *statements):
                file.execute(statement)
    else:
        with psycopg.connect(url) as server:
            for statement in statements:
                server.execute(statement.encode())
