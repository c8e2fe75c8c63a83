"""When things happened, so that today they show what they are meant to, whatever day today is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zlib import crc32

from ccms_tui.demo.stories import Received, Story, When
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import begin
from ccms_tui.rules.clocks import Clock, State, state, used
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.working_time import add_working, prev_open

HOUR = timedelta(hours=1)
DAY = 8 * HOUR
"""A working day."""
GAP = timedelta(minutes=4)
"""The least time between two acts on one case."""
MARGIN = timedelta(minutes=45)
"""For how long a clock has shown its state when the demonstration is made."""
EVERY = timedelta(minutes=30)


@dataclass(frozen=True)
class Moments:
    """A regime's clocks seen from one instant; each table is reckoned once."""

    regime: Regime
    calendar: Calendar
    now: datetime
    _tables: dict[str, list[tuple[datetime, int, State | None]]] = field(default_factory=dict)

    def received(self, story: Story) -> datetime:
        """The instant at which a complaint came, a few minutes apart for each."""
        came = story.received
        if came.days_ago is not None:
            return self.back(came.days_ago, timedelta(minutes=10 + _some(story.name, 400)))
        at = self._when(came)
        later = at + timedelta(minutes=_some(story.name, 29), seconds=_some(story.name, 60))
        same = self._shows(came.of, at)[1] is self._shows(came.of, later)[1]
        return later if later < self.now - MARGIN and same else at

    def back(self, days: int, into: timedelta) -> datetime:
        """So far into the last working day that ended so many days ago."""
        day = self.calendar.day_of(self.now) - timedelta(days)
        while self.calendar.closed(day):
            day -= timedelta(1)
        return add_working(self.calendar, self.calendar.at(day, 0), into)

    def clock(self, kind: str, received: datetime) -> Clock:
        """A clock of what came at an instant."""
        return begin(self.regime.rule(kind), received, self.calendar, 1)[0]

    def final(self, received: datetime) -> Clock:
        """The clock of the final response."""
        return self.clock("final_response", received)

    def steps(self, story: Story, received: datetime) -> list[datetime]:
        """When each step was taken: in order, in working time where that can be, and all before now."""
        clock, before, taken = self.final(received), received, []
        for step in story.steps:
            before = max(self._at(step.when, clock), before + GAP)
            taken.append(before)
        last = [self.now - GAP * left for left in range(len(taken), 0, -1)]
        return [max(min(at, least), received) for at, least in zip(taken, last, strict=True)]

    def _at(self, when: When, clock: Clock) -> datetime:
        """The instant that a step names, before it is put in order with the others."""
        if when.ago is not None:
            return add_working(self.calendar, self.now, -when.ago * DAY)
        if when.past:
            mark = clock.review_at if when.past == "review" else clock.due_at
            return add_working(self.calendar, mark, HOUR)
        return add_working(self.calendar, clock.started_at, (when.day or 0) * DAY)

    def _when(self, came: Received) -> datetime:
        """The instant nearest to a share of a clock's time, of those with the clock in that state today."""
        meant, table = _meant(came.share), self._table(came.of)
        fits = [row for row in table if row[2] is meant] or table
        return min(fits, key=lambda row: abs(row[1] - 100 * came.share))[0]

    def _table(self, kind: str) -> list[tuple[datetime, int, State | None]]:
        """Instants in the past weeks' working time, with how a clock that began then stands now."""
        if kind not in self._tables:
            self._tables[kind] = [(at, *self._shows(kind, at)) for at in self._instants()]
        return self._tables[kind]

    def _instants(self) -> Iterator[datetime]:
        at = prev_open(self.calendar, self.now - MARGIN)
        for _ in range(20 * int(DAY / EVERY)):
            yield at
            at = add_working(self.calendar, at, -EVERY)

    def _shows(self, kind: str, received: datetime) -> tuple[int, State | None]:
        """How much of a clock's time has gone, and its state if it has been in it for a while."""
        clock = self.clock(kind, received)
        shown, before = state(clock, self.now), state(clock, max(self.now - MARGIN, received))
        return used(clock, self.now), shown if shown is before else None


def _meant(share: float) -> State:
    """The state of a clock of which such a share has gone."""
    bands = ((1.0, State.BREACHED), (0.9, State.REVIEW_DUE), (0.7, State.ESCALATE))
    return next((shown for least, shown in bands if share >= least), State.ON_TRACK)


def _some(name: str, most: int) -> int:
    """A number below `most` that is always the same for a name."""
    return crc32(name.encode()) % most


def days_from(calendar: Calendar, now: datetime, days: int) -> date:
    """The local date so many days from now."""
    return calendar.day_of(now) + timedelta(days)
