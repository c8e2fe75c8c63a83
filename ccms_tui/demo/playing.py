"""Playing stories: each act through the desk of whoever acts, in order of time, or a loud refusal."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from ccms_tui.demo.mending import Mending
from ccms_tui.demo.moments import Moments, days_from
from ccms_tui.demo.stories import Absence, Person, Stories, Texts
from ccms_tui.demo.telling import Act, Telling
from ccms_tui.desk.fields import fill
from ccms_tui.desk.people import Away, Enrol, Found
from ccms_tui.desk.request import Command, Desk, Done
from ccms_tui.desk.typed import Setting
from ccms_tui.rules.holidays_of import calendar_for
from ccms_tui.rules.regimes import Regime

NOBODY = 4_294_900_000
"""Accounts from here on belong to no one on any machine: the people of the stories have them."""


@dataclass
class MovableClock:
    """The time on the wall of the stories: handed to the desks, moved by whoever plays."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Stage:
    """Where stories are played: desks by account, the clock they look at, whoever plays, and the packs."""

    desks: Callable[[int], Desk]
    clock: MovableClock
    account: int
    regimes: Mapping[str, Regime]


@dataclass(frozen=True)
class Played:
    """How much came of it."""

    cases: int
    events: int


def play(stories: Stories, stage: Stage, tell: Callable[[int], None]) -> Played:
    """Found the organisation, enrol its people, and let every story happen, in order of time, until now."""
    now, cases = stage.clock.at, len(stories.all)
    acts = sorted(Players(stories, stage).everything(), key=lambda act: act[0])
    for done, (at, act) in enumerate(acts, start=1):
        stage.clock.at = at
        act()
        tell(cases * done // len(acts))
    stage.clock.at = now
    return Played(cases, len(acts))


class Players:
    """Everybody in the stories, each at a desk of their own."""

    def __init__(self, stories: Stories, stage: Stage) -> None:
        self.stories, self.stage, self.here = stories, stage, stories.organisation
        here = self.here
        self.zone, self.now = str(here.texts["zone"]), stage.clock.at
        years = self.now.year - 3, self.now.year + 2
        calendar = calendar_for(str(here.texts["calendar"]), self.zone, *years)
        self.moments = Moments(stage.regimes[str(here.texts["regime"])], calendar, self.now)
        accounts = {key: NOBODY + number for number, key in enumerate(stories.people)}
        mine = {key: stage.account for key, person in stories.people.items() if person.you}
        self._desks = {key: stage.desks(account) for key, account in (accounts | mine).items()}
        self.accounts = accounts | mine

    def everything(self) -> Iterator[Act]:
        """Every act there is, with when it happens."""
        here = self.here
        founded = self.moments.back(here.days_ago, timedelta(hours=1))
        yield founded, self._found
        for number, person in enumerate(self.stories.people.values()):
            if person.key != here.founder:
                yield founded + timedelta(minutes=2 * number + 10), partial(self._enrol, person)
        for absence in here.away:
            told = self.moments.back(absence.days_ago + 4, timedelta(hours=2))
            yield told, partial(self._away, absence)
        opened: dict[str, Telling] = {}
        for story in self.stories.all:
            yield from Telling(story, self.stories, self.moments, self.do, opened).acts()
        for action in self.stories.actions:
            yield from Mending(action, self.moments, self.do, opened).acts()

    def do(self, who: str, verb: type[Command], texts: Texts, **given: object) -> Done:
        """What somebody does, filled in as a form is and refused as a person is."""
        today = self.stage.clock.at.astimezone(ZoneInfo(self.zone)).date()
        setting = Setting(today, ZoneInfo(self.zone), str(self.here.texts["currency"]))
        return self._desks[who].do(fill(verb, texts, setting, **given))

    def _found(self) -> None:
        founder = self.stories.people[self.here.founder]
        self.do(
            founder.key, Found, {**self.here.texts, "founder": founder.name, "role": founder.texts["role"]}
        )

    def _enrol(self, person: Person) -> None:
        self.do(self.here.founder, Enrol, person.texts, account=self.accounts[person.key])

    def _away(self, absence: Absence) -> None:
        calendar, now = self.moments.calendar, self.now
        self.do(
            self.here.founder,
            Away,
            {"name": self.stories.people[absence.who].name},
            first=days_from(calendar, now, -absence.days_ago),
            last=days_from(calendar, now, absence.days_more),
        )
