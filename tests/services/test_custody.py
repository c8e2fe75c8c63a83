"""Custody: who looks or takes a copy is in the ledger; altered bytes are marked, and relied on by none."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.custody import Custody, RecheckEvidence, ViewEvidence
from ccms_tui.desk.deciding import Decide, Propose
from ccms_tui.desk.denials import NotFound
from ccms_tui.desk.evidence import (
    AddEvidence,
    CheckEvidence,
    ExhibitContent,
    Preview,
    Redact,
    ReviewEvidence,
    SetAside,
)
from ccms_tui.desk.record import Verify
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.triage import AddPoint, FindPoint
from ccms_tui.models import Event
from ccms_tui.rules.people import Permit, Role
from ccms_tui.rules.words import EvidenceKind, TaskKind
from tests.conftest import House
from tests.services.lives import WHY, add_evidence, against, denied, investigated, said_against, whole
from tests.services.racing import in_processes

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def handled(house: House, item: int | None = None) -> list[tuple[int, str, str]]:
    lines = house.ana.see(Custody(case=1, item=item)).lines
    return [(one.item, one.what.value, one.person) for one in lines]


def stored(house: House) -> Path:
    (kept,) = (each for each in house.files.rglob("*") if each.is_file())
    return kept


def spoil(house: House) -> None:
    kept = stored(house)
    kept.chmod(0o600)
    kept.write_bytes(b"something else")


def test_a_look_is_recorded_once_a_day_for_each_person_and_item(house: House) -> None:
    add_evidence(house)
    before = house.version()
    for who in ("ana", "ana", "aud"):
        house.desk(who).see(Preview(case=1, item=1))
    house.later(days=1)
    house.ana.see(Preview(case=1, item=1))
    assert handled(house) == [
        (1, "viewed", "Ana Reyes"),
        (1, "viewed", "Otto Dietz"),
        (1, "viewed", "Ana Reyes"),
    ]
    assert house.version() == before
    assert whole(house)


def test_every_copy_that_is_taken_out_is_recorded(house: House) -> None:
    add_evidence(house)
    add_evidence(house, content=b"another")
    for _ in range(2):
        assert house.ana.see(ExhibitContent(case=1, item=2)).content == b"another"
    assert handled(house) == [(2, "exported", "Ana Reyes")] * 2
    assert handled(house, 1) == []
    assert isinstance(denied(lambda: house.ana.see(Custody(case=1, item=3))), NotFound)
    assert house.ana.see(Verify(case=1, replay=True)).ok


@here
def test_a_look_that_may_not_be_recorded_shows_nothing(house: House) -> None:
    add_evidence(house)
    policy = house.premises.policy
    permits = {**policy.permits, "export-evidence": Permit(frozenset({Role.SUPERVISOR}), frozenset())}
    house.premises = replace(house.premises, policy=replace(policy, permits=permits))
    house.desks.clear()
    house.sam.see(ExhibitContent(case=1, item=1))
    assert against(lambda: house.ana.see(ExhibitContent(case=1, item=1))) == {"permissions"}
    assert handled(house) == [(1, "exported", "Sam Tan")]


@here
def test_custody_that_was_meddled_with_says_so(house: House) -> None:
    add_evidence(house)
    house.ana.see(Preview(case=1, item=1))
    assert house.ana.see(Verify(replay=True)).ok
    with house.premises.database.making() as connection:
        connection.exec_driver_sql("DELETE FROM handling")
    for case in (None, 1):
        assert house.ana.see(Verify(case=case, replay=True)).differences == (
            "handling 1/1: is gone from the table",
        )
    with house.premises.database.making() as connection:
        connection.exec_driver_sql("DELETE FROM custody")
    found = [one.what for one in house.ana.see(Verify(case=1)).broken]
    assert found == ["the row that its ledger speaks of is gone"]


def test_altered_bytes_are_refused_marked_and_escalated_once(house: House) -> None:
    add_evidence(house)
    spoil(house)
    for view in (Preview(case=1, item=1), ExhibitContent(case=1, item=1)):
        assert against(partial(house.ana.see, view)) == {"evidence integrity"}
    assert house.ana.see(CheckEvidence()).altered[0].what == "is not the file that was added"
    sheet = house.sheet()
    assert sheet.evidence[0].wrong == "is not the file that was added"
    (task,) = sheet.tasks
    assert (task.kind, task.person) == (TaskKind.INQUIRE, "Sam Tan")
    assert sheet.version == 3
    assert handled(house) == []
    assert whole(house)


def test_a_file_that_was_put_back_is_what_was_added_again(house: House) -> None:
    add_evidence(house)
    spoil(house)
    house.ana.see(CheckEvidence(case=1))
    stored(house).write_bytes(b"a statement")
    assert not house.aud.see(CheckEvidence(case=1)).altered
    sheet = house.sheet()
    assert (sheet.evidence[0].wrong, sheet.tasks[0].done_at) == (None, house.now)
    assert house.ana.see(Preview(case=1, item=1)).lines == ("a statement",)
    assert whole(house)


@here
def test_nobody_relies_on_what_was_altered(house: House) -> None:
    investigated(house)
    answer: dict[str, Any] = {"outcome": "upheld", "rationale": WHY, "policy": "3.1"}
    house.act("ana", Propose, **answer, evidence=(1,))
    spoil(house)
    house.ana.see(CheckEvidence())
    found = {"point": 1, "finding": "upheld", "reason": WHY, "evidence": (1,)}
    acts: list[tuple[type[CaseCommand], dict[str, Any]]] = [
        (ReviewEvidence, {"item": 1}),
        (FindPoint, found),
        (Decide, {}),
        (Approve, {}),
    ]
    for act, fields in acts:
        assert "evidence integrity" in against(partial(house.act, "ana", act, **fields)), act
    gate = next(gate for gate in house.sheet().gates if gate.gate == "evidence reviewed")
    assert gate.reason == "evidence 1 is not the file that was added"


@here
def test_what_is_lost_is_set_aside_by_a_supervisor_who_says_why(house: House) -> None:
    investigated(house)
    stored(house).unlink()
    house.ana.see(CheckEvidence())
    assert house.sheet().evidence[0].wrong == "is gone from the store"
    assert "permissions" in against(lambda: house.act("ana", SetAside, item=1, reason="lost"))
    house.act("sam", SetAside, item=1, reason="The disk failed on Monday.")
    sheet = house.sheet()
    assert (sheet.evidence[0].aside_by, sheet.tasks[0].done_at) == ("Sam Tan", house.now)
    reasons = {gate.gate: gate.reason for gate in sheet.gates}
    assert reasons["evidence reviewed"] == "nothing was put in evidence"
    assert reasons["expected evidence there"] == "no document is in evidence, which billing expects"
    assert "set aside already" in said_against(lambda: house.act("sam", SetAside, item=1, reason="x"))
    assert whole(house)


@here
def test_only_what_the_bytes_say_is_marked(house: House) -> None:
    add_evidence(house)
    house.ana.do(RecheckEvidence(case=1, item=1))
    assert house.sheet().evidence[0].wrong is None
    assert against(lambda: house.ana.do(RecheckEvidence(case=1, item=7))) == {"evidence"}


def test_a_redacted_copy_is_an_item_of_its_own_that_names_its_original(house: House) -> None:
    add_evidence(house)
    house.act("ana", Redact, item=1, file=b"a ###", description="a third person")
    first, copy = house.sheet().evidence
    assert (copy.original, copy.kind, copy.source) == (1, first.kind, first.source)
    assert copy.sha256 != first.sha256
    assert not copy.reviewed_by
    assert {"evidence"} == against(lambda: house.act("ana", Redact, item=9, file=b"x", description="y"))
    assert whole(house)


@here
def test_an_item_says_when_it_came_what_it_bears_on_and_whether_it_is_there_already(house: House) -> None:
    house.act("ana", AddPoint, text="Charged twice")
    given: dict[str, Any] = {"file": b"a bill", "kind": EvidenceKind.DOCUMENT, "source": "post"}
    came = datetime(2026, 2, 27, 12, tzinfo=UTC)
    house.act("ana", AddEvidence, **given, received=came, points=(1,))
    done = house.act("ana", AddEvidence, **given)
    assert done.summary.endswith("document-2, the same bytes as 1")
    item = house.sheet().evidence[0]
    assert (item.received_at, item.added_at, item.points) == (came, house.now, (1,))
    assert len([each for each in house.files.rglob("*") if each.is_file()]) == 1
    late = {**given, "received": datetime(2026, 3, 3, tzinfo=UTC), "points": (1, 4)}
    assert against(lambda: house.act("ana", AddEvidence, **late)) == {"points", "evidence"}


@here
def test_the_ledger_of_custody_names_no_file(house: House) -> None:
    add_evidence(house)
    house.ana.see(Preview(case=1, item=1))
    with house.premises.database.reading() as session:
        event = session.exec(select(Event).where(Event.subject == "custody/1")).one()
    assert b"statement.txt" not in event.body
    assert b'"act":"view-evidence"' in event.body


def test_the_first_looks_of_many_at_once_are_all_recorded(house: House) -> None:
    add_evidence(house)
    looks = [[ViewEvidence(case=1, item=1) for _ in range(3)] for _ in range(4)]
    assert in_processes(house.reached_at, looks) == ["view-evidence"] * 12
    assert house.ana.see(Custody(case=1)).total == 12
    assert whole(house)
