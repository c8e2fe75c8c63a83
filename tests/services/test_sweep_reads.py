"""What a sweep reads: the rows that it is about, found by an index, however much there is beside them."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tests.conftest import House
from tests.services.test_watching import swept


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_sweep_reads_the_whole_ledger_or_every_clock(empty_house: House) -> None:
    for days in range(3):
        empty_house.open(received=empty_house.now - timedelta(days=30 + days))
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(empty_house.premises.database._writer, "before_cursor_execute", note)
    swept(empty_house)
    assert any("event.digest" in statement for statement, _ in asked)
    with closing(sqlite3.connect(empty_house.url.removeprefix("sqlite:///"))) as file:
        plans = {
            line[3]: statement
            for statement, parameters in asked
            for line in file.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        }
    whole = ("SCAN event", "SCAN clock", "SCAN case")
    assert not {plan: plans[plan] for plan in plans if plan in whole}
