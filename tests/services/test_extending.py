"""Moving a deadline by the regime's own rule: proven, in time and within its cap, or not at all."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ccms_tui.desk.extending import Extend, Mark, Settle, Track
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.timing import Pause, Resume, WhyThisDate
from ccms_tui.rules.clocks import Clock, State, state
from ccms_tui.rules.words import LetterKind
from tests.conftest import House
from tests.services.lives import add_evidence, against, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
PSD: dict[str, Any] = {"ground": "exceptional_beyond_our_control", "reason": "the bank abroad is closed"}


def clock(house: House, kind: str = "final_response") -> Clock:
    return [clock for clock in house.sheet().clocks if clock.kind == kind][-1]


def explained(house: House) -> bool:
    """Whether every date as kept is the date that its explanation comes to."""
    kept = {(made.kind, made.round, made.number): made for made in house.sheet().clocks}
    for why in house.ana.see(WhyThisDate(case=1)).clocks:
        mine = kept[why.clock.kind, why.clock.round, why.clock.number]
        assert (why.clock.due_at, why.escalate_at, why.review_at) == (
            mine.due_at,
            mine.escalate_at,
            mine.review_at,
        )
        assert why.steps[-1].on == mine.due_on
    return True


def holding(house: House, **more: Any) -> int:
    done = house.act("ana", Send, kind=LetterKind.HOLDING, text="We need until 20 April, because …", **more)
    return int(done.made["letter"])


def test_fifteen_days_become_thirty_five_from_receipt(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp-psd")
    assert clock(house).due_on == date(2026, 3, 23)
    letter = holding(house)
    house.act("sam", Extend, to=date(2026, 4, 22), letter=letter, **PSD)
    extended = clock(house)
    assert extended.due_on == date(2026, 4, 22)
    assert extended.due_at.hour == 22  # the end of the day in London, in summer
    assert extended.escalate_at > datetime(2026, 4, 1, tzinfo=UTC)
    steps = house.ana.see(WhyThisDate(case=1, kind="final_response")).clocks[0].steps
    assert "extended: exceptional_beyond_our_control" in {step.why for step in steps}
    assert explained(house)
    assert whole(house)


def test_without_proof_reason_or_room_the_date_does_not_move(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp-psd")
    before = clock(house)

    def why(**fields: Any) -> str:
        return said_against(lambda: house.act("sam", Extend, **{"to": date(2026, 4, 22), **PSD, **fields}))

    letter = holding(house)
    wrong = why(to=date(2026, 4, 23), ground="busy")
    for part in ("name the holding letter", "busy is no reason", "it may reach 2026-04-22"):
        assert part in wrong
    assert "no later than" in why(to=before.due_on, letter=letter)
    assert "no investigation clock" in why(clock="investigation", letter=letter)
    assert "beyond the calendar" in why(to=date(2090, 1, 1), letter=letter)
    house.act("ana", Acknowledge)
    assert "name the holding letter" in why(letter=letter + 1)
    assert clock(house) == before
    house.act("sam", Extend, to=date(2026, 4, 1), letter=letter, **PSD)
    assert "extended 1 times" in why(letter=letter)
    assert clock(house).due_on == date(2026, 4, 1)


def test_a_clock_that_is_late_is_not_extended(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp-psd")
    letter = holding(house)
    house.later(days=30)
    move = {"to": date(2026, 4, 22), "letter": letter, **PSD}
    assert "that stays so" in said_against(lambda: house.act("sam", Extend, **move))
    assert state(clock(house), house.now) is State.BREACHED


def test_what_a_regime_does_not_extend_is_not_extended(empty_house: House) -> None:
    house = empty_house
    house.open(regime="general")
    refused = against(lambda: house.act("sam", Extend, to=date(2026, 4, 1), ground="complex", reason="x"))
    assert refused == {"general 2026-01"}


def test_where_an_agreement_is_asked_for_a_letter_is_none(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-nhs-2009")
    assert clock(house).due_on == date(2026, 9, 1)
    move: dict[str, Any] = {"to": date(2026, 12, 1), "ground": "longer_period_agreed", "reason": "x"}
    letter = holding(house)
    assert "agreed" in said_against(lambda: house.act("sam", Extend, letter=letter, **move))
    add_evidence(house)
    house.act("sam", Extend, agreement=1, **move)
    assert clock(house).due_on == date(2026, 12, 1)
    assert explained(house)
    assert whole(house)


def test_ten_days_more_count_from_the_old_date(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-housing-ombudsman-2024")
    assert [one.kind for one in house.sheet().clocks] == ["acknowledgement"]
    house.later(days=2)
    told = house.act("ana", Acknowledge)
    assert clock(house).due_on == date(2026, 3, 18)
    why = house.ana.see(WhyThisDate(case=1, kind="final_response")).clocks[0]
    assert why.steps[0].why == "acknowledged (not counted)"
    assert "18 March 2026" in house.sheet().letters[int(told.made["letter"]) - 1].text
    move: dict[str, Any] = {"ground": "complex", "reason": "a survey"}
    letter = holding(house)
    refused = said_against(lambda: house.act("sam", Extend, to=date(2026, 4, 2), letter=letter, **move))
    assert "it may reach 2026-04-01" in refused
    house.act("sam", Extend, to=date(2026, 4, 1), letter=letter, **move)
    assert explained(house)


def test_an_update_is_owed_again_after_each(empty_house: House) -> None:
    house = empty_house
    house.open(regime="ie-cpc")
    assert house.sheet().regime_version == "2012-01"
    house.later(days=10)
    holding(house)
    runs = [one for one in house.sheet().clocks if one.kind == "update"]
    assert [(run.number, bool(run.stopped_at)) for run in runs] == [(1, True), (2, False)]
    assert runs[1].due_on == date(2026, 4, 13)
    house.later(days=60)
    assert state(clock(house, "update"), house.now) is State.BREACHED
    holding(house)
    states = [state(one, house.now) for one in house.sheet().clocks if one.kind == "update"]
    assert states == [State.MET, State.MET_LATE, State.ON_TRACK]
    assert explained(house)
    assert whole(house)


def test_a_track_has_dates_of_its_own(empty_house: House) -> None:
    house = empty_house
    house.open(regime="au-rg271")
    assert "say since when" in said_against(
        lambda: house.act("sam", Track, track="death_benefit", reason="so it is")
    )
    assert "no track pension" in said_against(lambda: house.act("sam", Track, track="pension", reason="x"))
    ended = datetime(2026, 3, 20, 12, tzinfo=UTC)
    house.act("sam", Track, track="death_benefit", reason="a trustee decides", since=ended)
    assert clock(house).due_on == date(2026, 6, 18)
    assert "on the track death_benefit already" in said_against(
        lambda: house.act("sam", Track, track="superannuation", reason="x")
    )
    assert explained(house)
    assert whole(house)


def test_a_resolution_accepted_in_time_owes_no_final_response(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp")
    settle: dict[str, Any] = {"window": "summary_resolution", "words": "They said: that is fine, thank you."}
    assert "no window soon" in said_against(lambda: house.act("ana", Settle, **{**settle, "window": "soon"}))
    house.later(days=2)
    house.act("ana", Settle, **settle)
    assert {state(one, house.now) for one in house.sheet().clocks} == {State.MET}
    letters = next(gate for gate in house.sheet().gates if gate.gate == "required letters sent")
    assert letters.met
    assert "settled already" in said_against(lambda: house.act("ana", Settle, **settle))
    assert whole(house)


def test_a_resolution_accepted_too_late_spares_nothing(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp")
    house.later(days=4)
    settle: dict[str, Any] = {"window": "summary_resolution", "words": "fine"}
    assert "accepted by 2026-03-05" in said_against(lambda: house.act("ana", Settle, **settle))
    assert clock(house).stopped_at is None


def test_what_the_regime_waits_for_is_marked(empty_house: House) -> None:
    house = empty_house
    house.open(regime="us-fda-mdr")
    assert "waits for" in said_against(lambda: house.act("ana", Mark, what="signposted", note="x"))
    aware = datetime(2026, 2, 27, 12, tzinfo=UTC)
    house.act("ana", Track, track="five_day", reason="the FDA asked")
    house.act("ana", Mark, what="became_aware", note="the lab's mail", at=aware)
    assert clock(house, "report").due_on == date(2026, 3, 6)
    house.act("ana", Mark, what="reported", note="sent")
    house.act("ana", Mark, what="new_information", note="a second test")
    assert clock(house, "supplement").due_on == date(2026, 4, 1)
    house.act("ana", Mark, what="reported", note="sent too")
    house.act("ana", Mark, what="new_information", note="a third test")
    assert [one.number for one in house.sheet().clocks if one.kind == "supplement"] == [1, 2]
    assert explained(house)
    assert whole(house)


def test_a_clock_counts_from_the_day_it_was_sent_to_the_company(empty_house: House) -> None:
    house = empty_house
    house.open(regime="us-cfpb", received=datetime(2026, 2, 27, 12, tzinfo=UTC))
    assert clock(house).due_on == date(2026, 3, 14)
    house.act("ana", Mark, what="sent_to_company", note="portal", at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert clock(house).due_on == date(2026, 3, 16)
    tomorrow = datetime(2026, 3, 4, tzinfo=UTC)
    assert "not happened" in said_against(
        lambda: house.act("ana", Mark, what="sent_to_company", note="x", at=tomorrow)
    )
    house.later(days=40)
    late = said_against(lambda: house.act("ana", Mark, what="sent_to_company", note="x"))
    assert "that stays so" in late
    assert explained(house)


def test_the_day_of_receipt_chooses_the_version(empty_house: House) -> None:
    house = empty_house
    house.now = datetime(2026, 6, 1, 9, tzinfo=UTC)
    for case, (minute, version) in enumerate(((59, "2018-10"), (60, "2026-04")), 1):
        received = datetime(2026, 4, 7, 22, tzinfo=UTC) + timedelta(minutes=minute)  # London is an hour ahead
        house.open(regime="uk-ofcom-c4", received=received)
        assert house.sheet(case).regime_version == version
    early: dict[str, Any] = {"regime": "uk-dp-duaa", "received": datetime(2026, 6, 1, 8, tzinfo=UTC)}
    assert "in force from 2026-06-19" in said_against(lambda: house.open(**early))


def test_a_week_of_waiting_counts_and_then_the_clock_stands(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp")
    before = clock(house).due_on
    house.act("ana", Pause, reason="waiting_after_first_reply", note="the statement")
    house.later(days=3)
    assert state(clock(house), house.now) is State.ON_TRACK
    house.act("ana", Resume, reason="it came")
    assert clock(house).due_on == before
    house.act("ana", Pause, reason="waiting_after_first_reply")
    house.later(days=10)
    assert state(clock(house), house.now) is State.PAUSED
    house.act("ana", Resume, reason="it came at last")
    assert clock(house).due_on == before + timedelta(days=3)
    assert explained(house)
    assert whole(house)
