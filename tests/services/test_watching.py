"""The watch: each threshold is raised once, to somebody, whatever became of the clock meanwhile."""

from datetime import date, datetime, timedelta

import pytest

from ccms_tui.automation.sweeping import sweep
from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.people import Away, Enrol
from ccms_tui.desk.record import Log
from ccms_tui.desk.timing import KeepPromise, Pause, Promise, Resume, Review
from ccms_tui.desk.watching import Sweep, Watch, Watched
from ccms_tui.rules.clocks import State, state
from ccms_tui.rules.people import Role
from tests.conftest import House
from tests.services.backdoors import rows
from tests.services.lives import closed, whole

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ESCALATED, REVIEW, LATE, BROKEN = "escalation", "review", "breach", "broken"


def swept(house: House) -> Watched:
    return sweep(house.sam)


def notices(house: House, case: int = 1) -> list[tuple[object, ...]]:
    """Every notice of a case: of which clock, which mark, and to whom."""
    told = 'SELECT kind, mark, name FROM notice JOIN "user" ON id = person WHERE case_id = '
    return [tuple(row) for row in rows(house.url, f"{told}{case} ORDER BY passed_at, kind, number")]


def final(house: House, case: int = 1) -> list[object]:
    """The marks that were raised of its final response."""
    return [mark for kind, mark, _ in notices(house, case) if kind == "final_response"]


def told(house: House, case: int = 1) -> str:
    """What the ledger said last."""
    return house.ana.see(Log(case=case)).entries[0].summary


def test_each_threshold_is_raised_once(house: House) -> None:
    clock = house.sheet().clocks[-1]
    house.now = clock.escalate_at - timedelta(microseconds=1)
    assert (swept(house).examined, swept(house).examined, final(house)) == (1, 0, [])
    for at, more in ((clock.escalate_at, [ESCALATED]), (clock.review_at, [REVIEW]), (clock.due_at, [])):
        house.now, before = at, final(house)
        assert (swept(house).acted, final(house)) == (len(more), before + more)
        assert swept(house).examined == 0
    house.now = clock.due_at + timedelta(microseconds=1)
    assert (swept(house).acted, final(house)) == (1, [ESCALATED, REVIEW, LATE])
    entry = house.ana.see(Log(case=1)).entries[0]
    assert (entry.act, entry.actor, entry.happened_at) == ("sweep", "Sam Tan", clock.due_at)
    assert entry.summary == "final response is late: Sam Tan (manager) hears of it"
    assert {who for *_, who in notices(house)} == {"Sam Tan"}
    assert whole(house)


def test_d1_closing_a_late_case_does_not_clear_that_it_was_late(empty_house: House) -> None:
    empty_house.open(received=empty_house.now - timedelta(days=40))
    empty_house.act("sam", Review, blocking="nobody looked", plan="answer today")
    closed(empty_house)
    swept(empty_house)
    assert final(empty_house) == [ESCALATED, REVIEW, LATE]
    assert told(empty_house).startswith(
        "acknowledgement ended late, final response ended late, investigation "
    )
    assert {state(clock, empty_house.now) for clock in empty_house.sheet().clocks} == {State.MET_LATE}
    assert swept(empty_house).examined == 0
    assert whole(empty_house)


@pytest.mark.after(life=closed)
def test_d1_each_round_is_late_for_itself(house: House) -> None:
    house.act("ana", Reopen, reason="more to say")
    first = [clock for clock in house.sheet().clocks if clock.round == 1]
    house.later(days=40)
    swept(house)
    assert {state(clock, house.now) for clock in first} == {State.MET}
    assert final(house) == [ESCALATED, REVIEW, LATE]
    assert [row[0] for row in rows(house.url, "SELECT round FROM notice WHERE kind = 'final_response'")] == [
        2
    ] * 3
    assert whole(house)


def test_d2_a_breach_between_two_sweeps_then_resolved_is_still_a_breach(house: House) -> None:
    swept(house)
    house.later(days=2)
    house.act("ana", Acknowledge)
    house.later(hours=1)
    swept(house)
    acknowledgement = [(mark, who) for kind, mark, who in notices(house) if kind == "acknowledgement"]
    assert acknowledgement == [(ESCALATED, "Sam Tan"), (REVIEW, "Sam Tan"), (LATE, "Sam Tan")]
    assert told(house) == "acknowledgement ended late: Sam Tan (manager) hears of it"
    assert whole(house)


@here
def test_d2_what_ended_in_time_is_not_raised(house: House) -> None:
    house.act("ana", Acknowledge)
    house.later(days=2)
    assert (swept(house).examined, notices(house)) == (0, [])


def test_d3_more_due_than_one_page_are_taken_oldest_first_and_none_starves(empty_house: House) -> None:
    for days in (1, 5, 3, 2, 4):
        empty_house.open(received=empty_house.now - timedelta(days=30 + days))
    pages = []
    for step in range(4):
        done = empty_house.sam.do(Sweep(limit=2, goes_on=step > 0))
        found = rows(empty_house.url, "SELECT DISTINCT case_id FROM notice")
        pages.append(({case for (case,) in found}, done.made["left"]))
    assert pages == [({2, 5}, 1), ({2, 5, 3, 4}, 1), ({1, 2, 3, 4, 5}, 0), ({1, 2, 3, 4, 5}, 0)]
    noted = empty_house.aud.see(Watch())
    assert (noted.examined, noted.skipped, noted.oldest_unexamined) == (5, 0, None)
    assert whole(empty_house)


@here
def test_d3_a_sweep_that_was_cut_short_says_since_when_the_rest_waits(empty_house: House) -> None:
    for days in (1, 2):
        empty_house.open(received=empty_house.now - timedelta(days=30 + days))
    empty_house.sam.do(Sweep(limit=1))
    noted = empty_house.aud.see(Watch())
    assert noted.oldest_unexamined == noted.waits_since == empty_house.sheet(1).clocks[0].escalate_at
    assert noted.wanted


def test_d4_no_owner_about_no_manager_it_goes_somewhere_and_shows(empty_house: House) -> None:
    empty_house.adm.do(Enrol(name="Lone Wolf", role=(Role.HANDLER,), account=900))
    empty_house.open("cora", owner="Lone Wolf", received=empty_house.now - timedelta(days=10))
    day = empty_house.now.date()
    for name in ("Lone Wolf", "Sue Quist", "Sam Tan"):
        empty_house.adm.do(Away(name=name, first=day, last=day, reassign_to=name))
    swept(empty_house)
    assert {who for *_, who in notices(empty_house)} == {"Ada Min"}
    assert "Ada Min (supervisor) hears of it" in told(empty_house)
    assert told(empty_house).endswith("Lone Wolf, whose it is, is away, Lone Wolf has no manager")
    assert whole(empty_house)


@here
def test_d4_an_absent_manager_has_a_deputy(house: House) -> None:
    house.adm.do(Away(name="Sam Tan", first=house.now.date(), last=date(2026, 12, 31)))
    house.later(days=2)
    swept(house)
    assert {who for *_, who in notices(house)} == {"Sue Quist"}
    assert told(house).endswith("Sue Quist (deputy of Sam Tan) hears of it; Sam Tan, manager, is away")


@here
def test_a_pause_holds_off_what_comes_after_it_and_nothing_that_came_before(house: House) -> None:
    house.act("ana", Acknowledge)
    clock = house.sheet().clocks[-1]
    house.now = clock.escalate_at
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.later(days=30)
    swept(house)
    assert final(house) == [ESCALATED]
    house.act("ana", Resume, reason="it came")
    assert (swept(house).acted, final(house)) == (0, [ESCALATED])
    house.now = house.sheet().clocks[-1].review_at
    assert (swept(house).acted, final(house)) == (1, [ESCALATED, REVIEW])
    assert whole(house)


def test_a_promise_that_was_not_kept_is_told_to_whoever_made_it(house: House) -> None:
    for text in ("call back", "send the form"):
        house.act("ana", Promise, text=text, by=date(2026, 3, 3))
    house.act("ana", KeepPromise, item=2)
    house.act("ana", Acknowledge)
    house.now = datetime.fromisoformat("2026-03-03T23:59:59+00:00")
    assert swept(house).examined == 0
    house.later(seconds=1)
    assert swept(house).acted == 1
    assert notices(house) == [("promise", BROKEN, "Ana Reyes")]
    assert told(house) == (
        "the promise “call back” was not kept by 2026-03-03: Ana Reyes (whose it is) hears of it"
    )
    house.act("ana", KeepPromise, item=1)
    assert swept(house).examined == 0
    assert whole(house)
