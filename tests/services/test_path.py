"""A complaint from first word to closure and back, on both databases, here and served."""

from ccms_tui.desk.approving import Approvals
from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.record import Log
from ccms_tui.rules.words import Stage
from tests.conftest import House
from tests.services.lives import closed, proposed, whole

LIFE = [
    *("open", "acknowledge", "classify", "add-evidence", "review-evidence", "add-point", "find-point"),
    *("propose", "approve", "decide", "send", "remediate", "tag-cause", "close"),
]


def test_a_house_is_settled(house: House) -> None:
    assert house.sheet().reference == "C-2026-000001"


def test_a_case_from_first_word_to_last_and_open_again(house: House) -> None:
    closed(house)
    assert [entry.act for entry in reversed(house.ana.see(Log(case=1)).entries)] == LIFE
    sheet = house.sheet()
    assert (sheet.stage, sheet.version, all(gate.met for gate in sheet.gates)) == (Stage.CLOSED, 14, True)
    assert all(clock.stopped_at for clock in sheet.clocks)
    house.later(days=30)
    house.act("ana", Reopen, reason="They wrote again")
    again = house.sheet()
    assert (again.stage, again.round, again.version) == (Stage.INVESTIGATION, 2, 15)
    assert {clock.kind for clock in again.clocks if not clock.stopped_at and clock.round == 2} == {
        "acknowledgement",
        "investigation",
        "final_response",
    }
    assert again.acts["close"]
    assert whole(house)


def test_what_waits_for_a_signature_is_shown_to_whoever_may_sign(house: House) -> None:
    shown = proposed(house)
    (waiting,) = house.sam.see(Approvals()).rows
    assert (waiting.reference, waiting.fingerprint, waiting.role) == ("C-2026-000001", shown, "supervisor")
    assert (waiting.author, waiting.on_behalf_of) == ("Ana Reyes", None)
    assert house.ben.see(Approvals()).rows == house.ana.see(Approvals()).rows == ()
