"""Whatever day it is, things happened when they must have for today to show what is promised."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ccms_tui.demo.moments import GAP, Moments
from ccms_tui.demo.stories import Stories
from ccms_tui.desk.record import Verify
from ccms_tui.rules.clocks import State, state
from ccms_tui.rules.holidays_of import calendar_for
from ccms_tui.store.packs import latest, load_versions
from tests.demo.stage import DATA, WEDNESDAY, Demonstration

DAYS = {
    "monday before opening": datetime(2026, 6, 15, 7, 0, tzinfo=UTC),
    "friday after closing": datetime(2026, 9, 18, 16, 30, tzinfo=UTC),
    "sunday night": datetime(2026, 11, 22, 22, 30, tzinfo=UTC),
    "new year's day": datetime(2027, 1, 1, 11, 0, tzinfo=UTC),
    "tuesday after easter": datetime(2026, 4, 7, 8, 40, tzinfo=UTC),
    "clocks go forward": datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    "clocks go back": datetime(2026, 10, 25, 1, 15, tzinfo=UTC),
    "leap day": datetime(2028, 2, 29, 16, 59, tzinfo=UTC),
}
MARKS = ((0.7, State.ON_TRACK), (0.9, State.ESCALATE), (1.0, State.REVIEW_DUE), (9.0, State.BREACHED))


def _moments(now: datetime) -> Moments:
    calendar = calendar_for("GB-ENG", "Europe/London", now.year - 2, now.year + 2)
    return Moments(latest(load_versions(DATA / "regimes"))["general"], calendar, now)


@pytest.mark.parametrize("now", DAYS.values(), ids=DAYS)
def test_clocks_show_what_stories_promise_on_any_day(told: Stories, now: datetime) -> None:
    moments = _moments(now)
    for story in told.all:
        if story.received.days_ago is None:
            came = moments.received(story)
            meant = next(shown for below, shown in MARKS if story.received.share < below)
            assert state(moments.clock(story.received.of, came), now) is meant, story.name


def test_and_at_every_hour_of_a_year(told: Stories) -> None:
    stories = [story for story in told.all if story.received.share > 0.7][::3]
    for hours in range(0, 366 * 24, 197):
        now = WEDNESDAY + timedelta(hours=hours)
        moments = _moments(now)
        for story in stories:
            meant = next(shown for below, shown in MARKS if story.received.share < below)
            assert state(moments.final(moments.received(story)), now) is meant, (story.name, now)


@pytest.mark.parametrize("now", DAYS.values(), ids=DAYS)
def test_steps_are_in_order_and_in_the_past(told: Stories, now: datetime) -> None:
    moments = _moments(now)
    for story in told.all:
        came = moments.received(story)
        at = [came, *moments.steps(story, came), now]
        assert all(later - before >= GAP for before, later in pairwise(at[1:])), story.name
        assert at == sorted(at), story.name


def _delicate(stories: Stories) -> Stories:
    """Those whose course depends on what day it is: late, close to it, just come, reopened, held."""
    by = [story for story in stories.all if any(step.when.day is None for step in story.steps)]
    new = [story for story in stories.all if story.received.of == "acknowledgement"]
    return stories.only((*by, *new[:2]))


@pytest.mark.parametrize("now", list(DAYS.values())[:6], ids=list(DAYS)[:6])
def test_what_depends_on_the_day_plays_on_that_day(told: Stories, now: datetime, tmp_path: Path) -> None:
    demo = Demonstration(tmp_path, now, _delicate(told))
    assert demo.shows("lowe-boiler-visits") is State.BREACHED
    assert demo.shows("osullivan-thermostat") is State.REVIEW_DUE
    assert demo.sheets["osullivan-thermostat"].reviews
    assert demo.sheets["delacroix-unoccupied"].round == 2
    assert demo.shows("ferreira-isa") is State.MET_LATE
    assert demo.mine.see(Verify(replay=True)).ok
