"""Each gate to a defensible closure, one by one; what may be done afterwards; and opening again."""

from typing import Any

import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.closing import Close, Reopen
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.evidence import ReviewEvidence
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.owning import Assign, Decline
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.timing import Review
from ccms_tui.desk.triage import AddPoint, Classify, ClearFlag, FindPoint, Flag, Note, TagCause
from ccms_tui.rules.words import FlagKind, LetterKind, RemedyKind, RemedyStatus, Risk, Stage
from tests.conftest import House
from tests.rules.told import SHIPPED
from tests.services.lives import (
    LARGE,
    LETTER,
    WHY,
    add_evidence,
    against,
    closable,
    closed,
    propose,
    said_against,
    whole,
)

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
LIFE: tuple[tuple[str, type[CaseCommand], dict[str, Any]], ...] = (
    ("ana", Acknowledge, {}),
    ("ana", Classify, {"category": "billing", "risk": Risk.LOW}),
    ("ana", ReviewEvidence, {"item": 1}),
    ("ana", AddPoint, {"text": "Charged twice"}),
    ("ana", FindPoint, {"point": 1, "finding": "upheld", "reason": WHY}),
    ("sam", Approve, {}),
    ("ana", Decide, {}),
    ("ana", Send, {"kind": LetterKind.FINAL_RESPONSE, "text": LETTER}),
    ("ana", Remediate, {"item": 1}),
    ("ana", TagCause, {"cause": "billing.charged-twice"}),
)


def lived_without(house: House, *left_out: type[CaseCommand]) -> None:
    """A case to which everything was done but this."""
    add_evidence(house)
    for who, command, fields in LIFE:
        if command is Approve:
            propose(house, evidence=(), remedy=RemedyKind.REFUND, amount=LARGE)
        if command not in left_out:
            house.act(who, command, **fields)


def unmet(house: House) -> dict[str, str]:
    return {gate.gate: gate.reason for gate in house.sheet().gates if not gate.met}


def close(house: House) -> None:
    house.act("ana", Close, next_action="none")


@pytest.mark.parametrize(
    ("left_out", "gate", "reason"),
    [
        (Acknowledge, "required letters sent", "no acknowledgement was sent"),
        (Classify, "classified", "the complaint is not classified"),
        (ReviewEvidence, "evidence reviewed", "evidence 1 is not reviewed"),
        (Send, "required letters sent", "no final response was sent"),
        (Remediate, "remediation recorded", "remedy 1 is neither done nor dated"),
        (TagCause, "root cause tagged", "no root cause is tagged"),
    ],
)
def test_a_gate_that_is_not_met_keeps_a_case_open(
    house: House, left_out: type[CaseCommand], gate: str, reason: str
) -> None:
    lived_without(house, left_out)
    assert unmet(house) == {gate: reason}
    assert said_against(lambda: close(house)) == reason
    number = [rule.title for rule in SHIPPED.gates].index(gate) + 1
    assert against(lambda: close(house)) == {f"closing policy {number}"}
    who, _, fields = next(act for act in LIFE if act[1] is left_out)
    house.act(who, left_out, **fields)
    close(house)
    assert whole(house)


def test_a_complaint_without_a_point_or_evidence_is_not_closed(house: House) -> None:
    for who, command, fields in LIFE:
        if command is Approve:
            propose(house, evidence=(), remedy=RemedyKind.REFUND, amount=LARGE)
        if command not in (ReviewEvidence, AddPoint, FindPoint):
            house.act(who, command, **fields)
    assert unmet(house) == {
        "every point found upon": "no point of the complaint is recorded",
        "evidence reviewed": "nothing was put in evidence",
        "expected evidence there": "no document is in evidence, which billing expects",
    }


def test_what_is_not_decided_is_not_closed(house: House) -> None:
    assert against(lambda: close(house)) >= {"lifecycle", "closing policy 5"}


def test_a_point_without_a_finding_keeps_a_case_from_being_decided(house: House) -> None:
    lived_without(house, FindPoint, Approve, Decide, Send, Remediate)
    assert "no finding on point 1" in unmet(house)["every point found upon"]
    source = "decision policy 1: every point answered"
    assert source in against(lambda: house.act("sam", Approve))
    assert source in against(lambda: house.act("ana", Decide))


def test_an_offer_a_flag_or_an_approval_that_pends_keeps_it_open(house: House) -> None:
    closable(house)
    house.act("ana", Assign, to="Ben Okoro", reason="x")
    house.act("ana", Flag, kind=FlagKind.COMPLIANCE, reason="x")
    house.act("ana", Classify, category="billing", risk=Risk.HIGH)
    assert set(unmet(house)) == {"one accountable owner", "flags answered", "approvals current"}
    house.act("ben", Decline, reason="x")
    house.act("mori", ClearFlag, kind=FlagKind.COMPLIANCE, reason="looked")
    assert against(lambda: close(house)) == {"closing policy 6"}
    house.act("ana", Classify, category="billing", risk=Risk.LOW)
    close(house)


def test_a_case_answered_late_is_closed_only_after_a_managers_look(house: House) -> None:
    lived_without(house, Send, Remediate, TagCause)
    house.later(days=20)
    assert "manager review" in unmet(house)
    house.act("sam", Review, blocking="the post", plan="send today")
    for who, command, fields in LIFE[-3:]:
        house.act(who, command, **fields)
    close(house)
    assert whole(house)


def test_a_remedy_that_is_dated_may_be_owed_still(house: House) -> None:
    lived_without(house, Remediate)
    house.act("ana", Remediate, item=1, status=RemedyStatus.OWED, due=house.now.date())
    close(house)
    house.act("ana", Remediate, item=1)
    assert against(lambda: house.act("ana", Remediate, item=4)) == {"remediation"}
    assert against(lambda: house.act("ana", Remediate)) == {"remediation"}
    assert house.sheet().remedies[0].status is RemedyStatus.DONE


def test_a_closed_case_takes_only_what_adds_to_its_record(house: House) -> None:
    closed(house)
    house.act("ana", Note, text="they thanked us")
    add_evidence(house)
    sheet = house.sheet()
    open_ = {act for act, reasons in sheet.acts.items() if not reasons}
    record = {"note", "add-evidence", "redact", "remediate", "receive", "keep-promise", "reopen", "export"}
    later = {"name-colleague", "refer", "record-ruling"}
    assert open_ == record | later | {"tag-cause", "link", "request-erasure"}
    assert against(lambda: house.act("ana", Classify, category="billing", risk=Risk.LOW)) >= {"lifecycle"}


def test_a_case_that_is_opened_again_goes_through_every_gate_again(house: House) -> None:
    closed(house)
    assert against(lambda: house.act("aud", Reopen, reason="x")) == {"permissions"}
    house.later(days=40)
    house.act("ana", Reopen, reason="They wrote again")
    assert (house.sheet().stage, house.sheet().closed_at) == (Stage.INVESTIGATION, None)
    assert set(unmet(house)) == {"decision with reasons and policy", "required letters sent"}
    house.act("ana", Acknowledge)
    shown = propose(house, remedy=RemedyKind.REFUND, amount=LARGE)
    assert against(lambda: house.act("ana", Decide)) == {"approval policy 1.2"}
    house.act("sam", Approve, fingerprint=shown)
    house.act("ana", Decide)
    house.act("ana", Send, kind=LetterKind.FINAL_RESPONSE, text=LETTER)
    house.act("ana", Remediate, item=2)
    close(house)
    assert [line.round for line in house.sheet().decisions] == [1, 2]
    assert whole(house)
