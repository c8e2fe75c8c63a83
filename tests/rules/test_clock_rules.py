"""What a clock may ask beyond so many days: the end of a day, the later of two, a free while, a limit."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccms_tui.rules.allowance import BadAllowance, parse_allowance, parse_allowances
from ccms_tui.rules.clock_rules import ClockRule, again, begin, latest, stands_from, target_on
from ccms_tui.rules.clocks import Pause, State, state
from ccms_tui.rules.reckoning import Ends, Extended, Terms, extend, reckon
from ccms_tui.store.packs import load_versions
from tests.rules.calendars import LONDON
from tests.tree import ROOT

PACKS = load_versions(ROOT / "data" / "regimes")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DISP = PACKS["uk-fca-disp", "2026-06"].rule("final_response")
PSD = PACKS["uk-fca-disp-psd", "2026-06"].rule("final_response")
RG271 = PACKS["au-rg271", "2021-10"].rule("acknowledgement")
HOUSE = PACKS["iso-10002", "2018-07"].rule("final_response")


def test_a_business_day_ends_at_close_or_with_the_day() -> None:
    three = parse_allowance("3 business days")
    assert reckon(Terms(three), MONDAY, LONDON).due_at == datetime(2026, 3, 5, 17, tzinfo=UTC)
    whole = reckon(Terms(three, ends=Ends.DAY), MONDAY, LONDON)
    assert (whole.due_on, whole.due_at.hour, whole.due_at.microsecond) == (date(2026, 3, 5), 23, 999999)
    weeks = Terms(parse_allowance("1 week"), ends=Ends.CLOSE)
    assert reckon(weeks, MONDAY, LONDON).due_at == datetime(2026, 3, 9, 17, tzinfo=UTC)


def test_a_day_that_ends_whole_ends_whole_after_a_pause() -> None:
    terms, pause = (
        Terms(parse_allowance("3 business days"), ends=Ends.DAY),
        (MONDAY, MONDAY + timedelta(days=2)),
    )
    moved = reckon(terms, MONDAY, LONDON, pauses=(pause,))
    assert (moved.due_on, moved.due_at.hour) == (date(2026, 3, 9), 23)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 3, 17, tzinfo=UTC)),
        (datetime(2026, 3, 2, 20, tzinfo=UTC), datetime(2026, 3, 3, 20, tzinfo=UTC)),
        (datetime(2026, 3, 6, 10, tzinfo=UTC), datetime(2026, 3, 9, 17, tzinfo=UTC)),
    ],
)
def test_a_day_and_night_or_one_business_day_whichever_is_later(start: datetime, due: datetime) -> None:
    clock, reckoned = begin(RG271, start, LONDON, 1)
    assert clock.due_at == reckoned.due_at == due
    assert start < clock.escalate_at < clock.review_at < due
    assert RG271.spoken == "24 hours or 1 business day, whichever is later"


@pytest.mark.parametrize("text", ["1 day or 2 days", "1 day, whichever is later", "or", "1 day or soon"])
def test_two_allowances_say_which_counts(text: str) -> None:
    with pytest.raises(BadAllowance):
        parse_allowances(text)


def test_a_week_of_waiting_counts_all_the_same() -> None:
    clock, _ = begin(DISP, MONDAY, LONDON, 1)
    stands = stands_from(DISP, MONDAY, LONDON)
    assert LONDON.day_of(stands) == date(2026, 3, 9)
    waiting = replace(clock, paused_at=stands)
    assert state(waiting, MONDAY + timedelta(days=3)) is State.ON_TRACK
    assert state(waiting, MONDAY + timedelta(days=9)) is State.PAUSED
    for days, late in ((5, 0), (10, 3)):
        pause = Pause(MONDAY, MONDAY.replace(hour=23, minute=59) + timedelta(days=days), "waiting")
        resumed, _ = again(DISP, replace(clock, pauses=(pause,)), LONDON)
        assert resumed.due_on == clock.due_on + timedelta(days=late)


def test_the_house_has_a_day_of_its_own() -> None:
    assert target_on(DISP, MONDAY, LONDON) == date(2026, 4, 13)
    assert target_on(PSD, MONDAY, LONDON) is None


def test_an_extension_reaches_no_further_than_the_rule() -> None:
    assert latest(PSD, begin(PSD, MONDAY, LONDON, 1)[0], LONDON) == date(2026, 4, 22)
    assert latest(DISP, begin(DISP, MONDAY, LONDON, 1)[0], LONDON) is None
    ten = begin(HOUSE, MONDAY, LONDON, 1)[0]
    assert latest(HOUSE, ten, LONDON) == date(2026, 4, 15)


moments = st.integers(0, 40 * 24).map(lambda hours: MONDAY + timedelta(hours=hours))


@example(  # to a Saturday, with a pause in hours that are closed
    first=(MONDAY + timedelta(hours=199), MONDAY + timedelta(hours=200)), told=MONDAY, more=19, rule=HOUSE
)
@given(
    first=st.tuples(moments, moments).map(lambda ends: (min(ends), max(ends))),
    told=moments,
    more=st.integers(1, 30),
    rule=st.sampled_from([HOUSE, DISP, PSD]),
)
def test_what_was_paused_before_an_extension_is_in_it_and_what_is_after_moves_it(
    first: tuple[datetime, datetime], told: datetime, more: int, rule: ClockRule
) -> None:
    base = reckon(rule.terms, MONDAY, LONDON, pauses=(first,) if first[1] <= told else ())
    extended = Extended(base.due_on + timedelta(days=more), told, "extended")
    still = extend(rule.terms, MONDAY, LONDON, extended)
    found = extend(rule.terms, MONDAY, LONDON, extended, (first,))
    if first[1] <= told:
        assert (found.due_on, found.due_at) == (still.due_on, still.due_at)
    else:
        assert found.due_at >= still.due_at
    escalate, review = found.thresholds.values()
    assert MONDAY <= escalate <= review <= found.due_at
    assert found.steps[-1].on == found.due_on
