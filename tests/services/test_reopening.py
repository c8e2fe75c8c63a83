"""What comes back, as each regime has it: the next stage, the same dates, or a complaint of its own."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ccms_tui.desk.closing import Close, Reopen
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.evidence import ReviewEvidence
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.owning import Accept, Assign
from ccms_tui.desk.record import Log
from ccms_tui.desk.timing import Review, WhyThisDate
from ccms_tui.desk.triage import AddPoint, Classify, FindPoint, TagCause
from ccms_tui.rules.clocks import State, breached_since, state
from ccms_tui.rules.words import LetterKind, Risk
from tests.conftest import House
from tests.services.lives import LETTER, WHY, add_evidence, propose, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def closed(house: House, outcome: str, **given: Any) -> None:
    """A complaint under some regime, taken in and brought to its end at once."""
    house.open(**given)
    house.act("ana", Acknowledge)
    house.act("ana", Classify, category="billing", risk=Risk.LOW)
    house.act("ana", AddPoint, text="Charged twice")
    house.act("ana", FindPoint, point=1, finding=outcome, reason=WHY)
    add_evidence(house)
    house.act("ana", ReviewEvidence, item=1)
    answered(house, outcome)
    house.act("ana", TagCause, cause="billing.charged-twice")
    house.act("ana", Close, next_action="none")


def answered(house: House, outcome: str, who: str = "ana") -> None:
    propose(house, who, outcome=outcome, evidence=())
    house.act(who, Decide)
    house.act(who, Send, kind=LetterKind.FINAL_RESPONSE, text=LETTER)


def dates(house: House) -> dict[str, date]:
    sheet = house.sheet()
    return {one.kind: one.due_on for one in sheet.clocks if one.round == sheet.round}


def told(house: House) -> str:
    return house.ana.see(Log(case=1)).entries[0].summary


def test_the_next_stage_has_clocks_of_its_own(empty_house: House) -> None:
    house = empty_house
    closed(house, "upheld", regime="uk-housing-ombudsman-2024")
    house.now = datetime(2026, 5, 13, 9, tzinfo=UTC)
    house.act("ana", Reopen, reason="not content", received=datetime(2026, 5, 11, 20, tzinfo=UTC))
    assert dates(house) == {"acknowledgement": date(2026, 5, 18)}
    assert "stage 2 runs from 2026-05-11 (uk-housing-ombudsman-2024 2024-04, reopening: next_stage)" in told(
        house
    )
    house.now = datetime(2026, 5, 15, 9, tzinfo=UTC)
    house.act("ana", Acknowledge)
    assert dates(house)["final_response"] == date(2026, 6, 15)
    assert {one.stage for one in house.sheet().clocks if one.round == 2} == {2}
    house.act("ana", Assign, to="Ben Okoro", reason="took no part in stage 1")
    house.act("ben", Accept)
    answered(house, "not_upheld", "ben")
    house.act("ben", Close, next_action="none")
    last = said_against(lambda: house.act("ana", Reopen, reason="again"))
    assert "stage 2 was the last" in last
    assert "Housing Ombudsman" in last
    assert whole(house)


def test_the_same_clock_keeps_its_date_and_the_earlier_end_stays(empty_house: House) -> None:
    house = empty_house
    closed(house, "resolved", regime="uk-ofgem-2008")
    house.later(days=20)
    house.act("ana", Reopen, reason="it is not mended")
    assert dates(house) == {"final_response": date(2026, 4, 27)}
    assert [state(one, house.now) for one in house.sheet().clocks] == [State.MET, State.ON_TRACK]
    assert "same clocks run on to the dates they had" in told(house)
    assert whole(house)


def test_d9_the_same_clock_is_late_from_the_reopening_and_stays_met_in_its_round(empty_house: House) -> None:
    house = empty_house
    closed(house, "resolved", regime="uk-ofgem-2008")
    house.later(days=72)
    house.act("ana", Reopen, reason="it is not mended")
    first, again = house.sheet().clocks
    assert [state(one, house.now) for one in (first, again)] == [State.MET, State.BREACHED]
    assert (breached_since(first), breached_since(again)) == (None, house.now)
    said = [why.told for why in house.ana.see(WhyThisDate(case=1)).clocks]
    assert said[0] == ()
    assert said[1][0].startswith(
        "the clock of round 1 goes on to its date: stopped in time on 2026-03-02, set running again on "
        "2026-05-13, and late from then on (reopening: same_clock: Regulation 4(2)"
    )
    house.act("sam", Review, blocking="came back", plan="mend it")
    house.later(days=1)
    answered(house, "resolved")
    house.act("ana", Close, next_action="none")
    assert [state(one, house.now) for one in house.sheet().clocks] == [State.MET, State.MET_LATE]
    assert whole(house)


def test_elsewhere_it_is_a_complaint_of_its_own(empty_house: House) -> None:
    closed(empty_house, "upheld", regime="uk-fca-disp")
    refused = said_against(lambda: empty_house.act("ana", Reopen, reason="again"))
    assert refused == "what comes back is a new complaint here: open one"
    assert len(empty_house.sheet().clocks) == 2


def test_nobody_comes_back_before_they_came(empty_house: House) -> None:
    closed(empty_house, "upheld")
    early = datetime(2026, 3, 1, tzinfo=UTC)
    assert "after the complaint came" in said_against(
        lambda: empty_house.act("ana", Reopen, reason="x", received=early)
    )


def test_an_answer_that_goes_before_any_acknowledgement_leaves_no_clock_behind(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-housing-ombudsman-2024")
    answered(house, "upheld")
    house.act("ana", Acknowledge)
    assert set(dates(house)) == {"acknowledgement"}
