"""Whose turn it is to write into a SQLite file."""

import sqlite3
from time import sleep
from typing import Any

INTERVAL = 0.002
"""Seconds between two attempts, the same for all however long they wait: nobody falls behind for good."""


def wait(connection: Any, patience: float) -> None:
    """Begin to write; in SQLite's own way of waiting, whoever waited longest asks least often."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        for _ in range(int(patience / INTERVAL)):
            if _began(connection):
                return
            sleep(INTERVAL)
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def _began(connection: Any) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
