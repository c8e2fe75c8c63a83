"""Points put together, taken apart and opened again: their history stays, and what rested on them falls."""

import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.points import MergePoints, ReopenPoint, SplitPoint
from ccms_tui.desk.triage import AddPoint, FindPoint
from ccms_tui.rules.words import ProposalStatus, Stage
from tests.conftest import House
from tests.services.lives import WHY, against, closable, decided, investigated, propose, proposed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
EVERY_POINT = "decision policy 1: every point answered"


def test_points_that_are_the_same_become_one_that_is_found_upon_anew(house: House) -> None:
    investigated(house)
    house.act("ana", AddPoint, text="And again in May")
    assert house.act("ana", MergePoints, points=(1, 2), text="Charged twice, in May").made == {"point": 3}
    sheet = house.sheet()
    assert [(point.number, point.into, point.made_of) for point in sheet.points] == [
        (1, (3,), ()),
        (2, (3,), ()),
        (3, (), (1, 2)),
    ]
    assert [point.number for point in sheet.counting] == [3]
    assert sheet.points[0].finding == "upheld"
    assert "points policy" in against(
        lambda: house.act("ana", FindPoint, point=1, finding="upheld", reason=WHY)
    )
    propose(house)
    assert EVERY_POINT in against(lambda: house.act("ana", Decide))
    assert whole(house)


def test_a_point_is_taken_apart(house: House) -> None:
    investigated(house)
    assert house.act("ana", SplitPoint, point=1, into=("The charge", "The call")).made == {"points": "2, 3"}
    assert [point.text for point in house.sheet().counting] == ["The charge", "The call"]
    assert against(lambda: house.act("ana", SplitPoint, point=1, into=("a", "b"))) == {"points policy"}
    assert against(lambda: house.act("ana", MergePoints, points=(2, 2), text="x")) == {"points policy"}
    assert against(lambda: house.act("ana", MergePoints, points=(1, 9), text="x")) == {"points policy"}
    assert whole(house)


def test_what_was_found_before_stays_on_the_file(house: House) -> None:
    investigated(house)
    house.act("ana", FindPoint, point=1, finding="not_upheld", reason="It was two bills.")
    house.act("ana", ReopenPoint, point=1, reason="a third bill came")
    (point,) = house.sheet().points
    assert point.finding is None
    assert [(past.finding, past.why, past.ended_by) for past in point.before] == [
        ("upheld", None, "Ana Reyes"),
        ("not_upheld", "a third bill came", "Ana Reyes"),
    ]
    assert against(lambda: house.act("ana", ReopenPoint, point=1, reason="x")) == {"points policy"}
    assert whole(house)


def test_a_signature_is_under_the_findings_that_were_shown(house: House) -> None:
    shown = proposed(house)
    assert "Points:\n  1. Charged twice in May\n    upheld: It was" in house.sheet().proposals[0].words
    house.act("ana", FindPoint, point=1, finding="not_upheld", reason="It was two bills.")
    assert against(lambda: house.act("sam", Approve, fingerprint=shown)) == {"approval policy 3"}
    assert "approval policy 3" in against(lambda: house.act("ana", Decide))
    house.act("ana", FindPoint, point=1, finding="upheld", reason=WHY, evidence=(1,))
    house.act("sam", Approve, fingerprint=shown)


def test_a_point_opened_again_takes_the_proposal_and_the_decision_with_it(house: House) -> None:
    decided(house)
    assert against(lambda: house.act("ana", FindPoint, point=1, finding="upheld", reason=WHY)) == {
        "points policy"
    }
    house.act("ana", ReopenPoint, point=1, reason="a third bill came")
    sheet = house.sheet()
    assert (sheet.stage, sheet.proposals[0].status) == (Stage.INVESTIGATION, ProposalStatus.WITHDRAWN)
    assert sheet.proposals[0].comments == "point 1 was opened again: a third bill came"
    assert not next(gate for gate in sheet.gates if gate.act == "decide").met
    house.act("ana", FindPoint, point=1, finding="upheld", reason=WHY, evidence=(1,))
    propose(house)
    house.act("ana", Decide)
    assert [line.revision for line in house.sheet().decisions] == [1, 2]
    assert whole(house)


def test_a_case_that_could_be_closed_no_longer_can(house: House) -> None:
    closable(house)
    assert not house.sheet().acts["close"]
    house.act("ana", ReopenPoint, point=1, reason="a third bill came")
    assert {reason.source for reason in house.sheet().acts["close"]} >= {"lifecycle", "closing policy 3"}
