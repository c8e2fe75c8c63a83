"""Whoever rewrites a ledger to its end, hashes, tree and all, is still found out by the rules of the day."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.people import Appoint, Away
from ccms_tui.desk.record import Verify
from ccms_tui.desk.timing import Pause, Resume
from ccms_tui.desk.witnessing import Place
from tests.conftest import House
from tests.services.backdoors import unguarded
from tests.services.forging import Forger
from tests.services.lives import proposed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
AWAY = "whoever it was done for was not away then, or had another deputy"
TWICE = "its command was carried out twice"


def stood_in(house: House) -> None:
    """A pause that is over, and a signature by a handler who is the deputy of a supervisor."""
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.later(days=2)
    house.act("ana", Resume, reason="they answered")
    house.later(hours=1)
    proposed(house)
    house.adm.do(Appoint(name="Sam Tan", deputy="Ben Okoro"))
    house.later(hours=1)
    today = house.now.date()
    house.adm.do(Away(name="Sam Tan", first=today, last=today + timedelta(days=1)))
    house.later(hours=1)
    house.act("ben", Approve)


lived = pytest.mark.after(life=stood_in)


def found(house: House) -> set[str]:
    """What is against the rules, by all that was recorded; a forger sees to the rest of it."""
    proof = house.aud.see(Verify(replay=True))
    assert not (proof.broken or proof.ok)
    return {one.what for one in proof.against_policy}


def forged(house: House, act: str, table: str, **changes: Any) -> None:
    """Have the last event of an act tell otherwise of the rows of a table, and all that follows fit."""
    house.aud.do(Place())
    forger = Forger(house)
    (*_, one) = (one for one in forger.entries if json.loads(one.body)["act"] == act)
    rows = json.loads(one.body)["rows"]
    for entry in (entry for entry in rows if entry["table"] == table):
        entry["row"] |= changes
    forger.change(one.subject, one.version, rows=rows)
    forger.chain(one.subject)
    forger.write()


@lived
def test_a_deputy_of_whoever_is_away_signs_rightly(house: House) -> None:
    assert whole(house)
    assert house.sheet().approvals[0].on_behalf_of == "Sam Tan"


@lived
@pytest.mark.parametrize(
    ("act", "changes"),
    [
        ("away", {"away_from": None, "away_to": None}),
        ("away", {"away_from": "2026-03-05", "away_to": "2026-03-06"}),
        ("away", {"away_from": "2026-03-02", "away_to": "2026-03-03"}),
        ("away", {"deputy": 3}),
        ("away", {"active": False}),
    ],
)
def test_who_was_no_deputy_of_somebody_away_shows(house: House, act: str, changes: dict[str, Any]) -> None:
    forged(house, act, "user", **changes)
    assert found(house) == {AWAY}


@lived
def test_a_signature_in_the_name_of_somebody_who_is_there_shows(house: House) -> None:
    forged(house, "approve", "approval", on_behalf_of=2)
    assert AWAY in found(house)


@lived
@pytest.mark.parametrize(
    ("act", "table", "changes", "what"),
    [
        ("open", "clock", {"due_at": "2027-01-01T00:00:00.000000Z"}, "due_at of its final_response is 2027"),
        ("open", "clock", {"due_on": "2027-01-01"}, "due_on of its final_response is 2027-01-01, and its"),
        ("open", "clock", {"escalate_at": "2027-01-01T00:00:00.000000Z"}, "escalate_at of its investigation"),
        ("open", "clock", {"review_at": "2027-01-01T00:00:00.000000Z"}, "review_at of its final_response is"),
        ("open", "clock", {"started_at": "2026-02-01T00:00:00.000000Z"}, "nothing tells of what started its"),
        ("open", "clock", {"escalate_share": 95}, "a threshold of its final_response is later than its pack"),
        ("open", "clock", {"regime_version": "1"}, "its final_response cannot be reckoned: the pack"),
        ("open", "clock", {"kind": "tea"}, "its tea is reckoned by general 2026-01, which has none"),
        ("resume", "pause", {"to_at": "2026-04-01T09:00:00.000000Z"}, "due_at of its final_response is 2026"),
        ("resume", "clock", {"due_on": "2026-03-31"}, "due_on of its final_response is 2026-03-31, and its"),
    ],
)
def test_a_deadline_that_no_event_makes_so_shows(
    house: House, act: str, table: str, changes: dict[str, Any], what: str
) -> None:
    forged(house, act, table, **changes)
    assert any(said.startswith(what) for said in found(house))


def without_the_constraint(house: House) -> list[str]:
    """What takes away from the table of events that each key is there once."""
    if not house.premises.database.sqlite:
        return ["ALTER TABLE event DROP CONSTRAINT event_key_key"]
    copy = "CREATE TABLE copied AS SELECT * FROM event"
    return [copy, "DROP TABLE event", "ALTER TABLE copied RENAME TO event"]


@pytest.mark.parametrize("other", ["case/2", "user/3"])
def test_a_command_that_was_carried_out_twice_shows(house: House, other: str) -> None:
    house.open()
    house.aud.do(Place())
    forger = Forger(house)
    key = forger.entries[forger.find("case/1", 1)].key
    place = forger.find(other, 1)
    forger.entries[place] = replace(forger.entries[place], key=key).saying(key=key)
    forger.chain(other)
    unguarded(house, *without_the_constraint(house))
    forger.write()
    proof = house.aud.see(Verify(replay=True))
    named = {(one.reference, one.what) for one in proof.against_policy}
    second = "C-2026-000002" if other == "case/2" else other
    assert named == {("C-2026-000001", TWICE), (second, TWICE)}
    assert not proof.broken
    (mine,) = house.aud.see(Verify(case=1, replay=True)).against_policy
    assert mine.what == TWICE
