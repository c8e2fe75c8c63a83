"""What is changed behind the program's back shows; and what cannot show without a witness is listed."""

import json
from typing import Any

import pytest

from ccms_tui.desk.record import Log
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Place
from ccms_tui.models import STATE
from tests.conftest import House
from tests.services.backdoors import proof, rows, shown, unguarded
from tests.services.forging import Forger
from tests.services.lives import closable

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
worked = pytest.mark.after(life=closable)

OF_EVENTS = {
    "UPDATE event SET key = 'x' WHERE subject = 'case/1' AND version = 1": "beside its body",
    "UPDATE event SET digest = 'x' WHERE subject = 'case/1' AND version = 2": "not those that were hashed",
    "UPDATE event SET at = '2026-01-01 00:00:00' WHERE subject = 'case/1' AND version = 2": "beside its body",
    "UPDATE event SET body = '{}' WHERE subject = 'case/1' AND version = 2": "C-2026-000001 2: ",
    "UPDATE event SET version = 99 WHERE subject = 'case/1' AND version = 9": "beside its body",
    "UPDATE event SET subject = 'case/7' WHERE subject = 'case/1' AND version = 9": "case/7",
    "DELETE FROM event WHERE subject = 'case/1' AND version = 1": "version 1 is missing before it",
    "DELETE FROM event WHERE subject = 'case/1' AND version = 5": "version 5 is missing before it",
    "DELETE FROM event WHERE subject = 'case/1' AND version = 13": "its ledger ends at version 12",
    "DELETE FROM event WHERE subject = 'user/3'": "its ledger ends at version 0",
    "DELETE FROM event WHERE subject = 'organisation/1'": "its ledger ends at version 0",
    "DELETE FROM personal WHERE subject = 'case/1' AND version = 1": "its personal values are gone",
    "UPDATE personal SET texts = '[]' WHERE subject = 'case/1' AND version = 1": "committed to",
    "UPDATE personal SET texts = 'null' WHERE subject = 'case/1' AND version = 1": "cannot be read",
    "UPDATE personal SET texts = '[1, {}]' WHERE subject = 'case/1' AND version = 1": "C-2026-000001 1: ",
    "INSERT INTO personal SELECT subject, 77, salt, texts FROM personal WHERE subject = 'case/1'"
    " AND version = 1": "no event that they belong to",
    "INSERT INTO event SELECT 'case/1', 14, at, 'x', body, digest FROM event WHERE subject = 'case/1'"
    " AND version = 13": "its ledger ends at version 14",
}


@worked
@pytest.mark.parametrize("harm", OF_EVENTS)
def test_a_ledger_that_was_meddled_with_says_so(house: House, harm: str) -> None:
    if not house.premises.database.sqlite:
        harm = harm.replace("body = '{}'", "body = '\\x7b7d'").replace("00:00:00'", "00:00:00+00'")
    unguarded(house, harm)
    assert OF_EVENTS.get(harm, "C-2026-000001") in shown(house)


@worked
def test_two_events_that_changed_places_are_named(house: House) -> None:
    move = "UPDATE event SET version = {} WHERE subject = 'case/1' AND version = {}"
    unguarded(house, move.format(90, 4), move.format(4, 5), move.format(5, 90))
    assert "C-2026-000001 4" in shown(house)
    assert "C-2026-000001 5" in shown(house)
    assert house.ana.see(Log(case=1, prove=True)).broken


def forged(house: House, version: int, **changes: Any) -> None:
    """Give an event of case 1 another body, with its right hash and a tree that fits."""
    house.aud.do(Place())
    forger = Forger(house)
    forger.change("case/1", version, **changes)
    forger.write()


@worked
def test_a_body_rewritten_with_its_hash_breaks_the_next(house: House) -> None:
    forged(house, 6, act="nothing")
    assert "C-2026-000001 7: it does not follow the event before it" in shown(house)


def test_a_chain_from_another_database_does_not_fit(house: House) -> None:
    forged(house, 1, previous="0" * 64)
    assert "C-2026-000001 1: it does not follow the event before it" in shown(house)


@worked
def test_a_row_told_of_otherwise_shows_when_every_table_is_made_again(house: House) -> None:
    forged(house, 13, rows=[])
    assert not proof(house).broken
    assert "root_cause 1/billing.charged-twice: was never told of" in shown(house)


IN_TABLES = {
    "UPDATE \"case\" SET complainant = 'Somebody'": "case 1: differs in complainant",
    "UPDATE \"case\" SET urgent_at = '2030-01-01 00:00:00'": "its marks are not what its clocks make them",
    "UPDATE clock SET due_at = '2027-01-01 00:00:00' WHERE kind = 'investigation'": "clock 1/1/investigation",
    "UPDATE \"user\" SET account = 4711 WHERE name = 'Ben Okoro'": "differs in account",
    "INSERT INTO role VALUES (4, 'compliance')": "role 4/compliance: was never told of",
    "DELETE FROM role WHERE user_id = 2": "is gone from the table",
    "UPDATE organisation SET name = 'Ours'": "organisation 1: differs in name",
    "UPDATE calendar SET code = 'US'": "differs in code",
    "UPDATE proposal SET amount = 1": "proposal 1/1: differs in amount",
    "UPDATE approval SET approver = 10": "approval 1/1/supervisor: differs in approver",
    "DELETE FROM decision": "decision 1/1: is gone from the table",
    "UPDATE evidence SET sha256 = 'x'": "evidence 1/1: differs in sha256",
    "UPDATE \"case\" SET stage = 'bogus'": "cannot be read",
    'UPDATE "case" SET version = 12': "its ledger ends at version 13",
    'UPDATE "case" SET version = 14': "its ledger ends at version 13",
}


@worked
@pytest.mark.parametrize("harm", IN_TABLES)
def test_a_table_that_was_meddled_with_says_so(house: House, harm: str) -> None:
    word = ['ALTER TABLE "case" DROP CONSTRAINT stage'] if "bogus" in harm else []
    unguarded(house, *([] if house.premises.database.sqlite else word), harm)
    assert IN_TABLES[harm] in shown(house)


@worked
def test_a_row_out_of_any_table_shows(house: House) -> None:
    house.act("ana", Note, text="x")
    filled = [table for table in STATE if rows(house.url, f'SELECT 1 FROM "{table.__tablename__}"')]
    assert len(filled) > 15
    unguarded(house, *(f'DELETE FROM "{table.__tablename__}"' for table in filled if not _who(table)))
    said = shown(house)
    assert not [table for table in filled if not _who(table) and f"{table.__tablename__} " not in said]


def _who(table: Any) -> bool:
    """Whether verifying could not even be asked for without it."""
    return table.__tablename__ in ("user", "role", "organisation", "calendar")


def test_a_case_that_was_never_opened_shows(house: House) -> None:
    copy = "INSERT INTO note VALUES (1, 9, 'slipped in', 1, '2026-03-02 00:00:00')"
    if not house.premises.database.sqlite:
        copy = copy.replace("00:00:00'", "00:00:00+00'")
    unguarded(house, copy)
    assert "note 1/9: was never told of" in shown(house)


def dropped(house: House, case: int) -> None:
    """A case is taken out, with every event that tells of it."""
    tables = [table for table in STATE if hasattr(table, "case_id")]
    ledger = [f"DELETE FROM {table} WHERE subject = 'case/{case}'" for table in ("event", "personal")]
    parts = [f'DELETE FROM "{table.__tablename__}" WHERE case_id = {case}' for table in tables]
    unguarded(house, *ledger, *parts, f'DELETE FROM "case" WHERE id = {case}')


def regrown(house: House) -> None:
    """A tree is made that fits the events that are left."""
    unguarded(house, *Forger(house).tree())


def test_a_whole_case_taken_out_leaves_its_number(house: House) -> None:
    house.open()
    house.open()
    dropped(house, 2)
    regrown(house)
    assert shown(house) == "case/2 0: no case has this number, though a later one was given"


def test_what_cannot_show_without_a_copy_elsewhere(house: House) -> None:
    """Known limits: the last case taken out whole; a chain rewritten to its end with its tables and tree."""
    house.open()
    dropped(house, 2)
    regrown(house)
    assert shown(house) == ""
    forged(house, 1, act="invented")
    assert shown(house) == ""


def test_a_body_nested_without_end_is_reported_and_not_tripped_over(house: House) -> None:
    deep = (b"[" * 100_000).hex()
    value = f"x'{deep}'" if house.premises.database.sqlite else f"'\\x{deep}'"
    unguarded(house, f"UPDATE event SET body = {value} WHERE subject = 'case/1'")
    assert "it cannot be read" in shown(house)


def test_an_event_from_before_a_column_there_was_tells_the_same_row(house: House) -> None:
    ((raw,),) = rows(house.url, "SELECT body FROM event WHERE subject = 'case/1' AND version = 1")
    assert isinstance(raw, bytes)
    told = json.loads(raw)["rows"]
    for entry in told:
        if entry["table"] == "clock":
            entry["key"].pop("number")
            for column in ("number", "regime_stage", "track"):
                entry["row"].pop(column)
    forged(house, 1, rows=told)
    assert shown(house) == ""
