"""Playing stories: each act through the desk of whoever acts, in order of time, or a loud refusal."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ccms_tui.demo.moments import Moments, days_from
from ccms_tui.demo.stories import Absence, Person, Step, Stories, Story, Texts
from ccms_tui.demo.wording import Wording, kind_of, spoken
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.fields import Invalid, fill
from ccms_tui.desk.opening import Open
from ccms_tui.desk.people import Away, Enrol, Found
from ccms_tui.desk.request import CaseCommand, Command, Desk, Done
from ccms_tui.desk.typed import Setting
from ccms_tui.desk.wire import CASE_COMMANDS
from ccms_tui.rules.holidays_of import calendar_for
from ccms_tui.rules.regimes import Regime

ACTS: Mapping[str, type[Command]] = {command.verb(): command for command in CASE_COMMANDS}
NOBODY = 4_294_900_000
"""Accounts from here on belong to no one on any machine: the people of the stories have them."""


class Unplayable(Exception):
    """A story that the rules do not let happen: a mistake in the story."""


@dataclass
class MovableClock:
    """The time on the wall of the stories: handed to the desks, moved by whoever plays."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Stage:
    """Where stories are played: desks by account, a clock that can be moved, today, and who watches."""

    desks: Callable[[int], Desk]
    clock: MovableClock
    now: datetime
    account: int
    regime: Regime


@dataclass(frozen=True)
class Played:
    """How much came of it."""

    cases: int
    events: int


Act = tuple[datetime, Callable[[], None]]


def play(stories: Stories, stage: Stage, tell: Callable[[int, int], None]) -> Played:
    """Found the organisation, enrol its people, and let every story happen, all in order of time."""
    players = Players(stories, stage)
    acts = sorted(players.everything(), key=lambda act: act[0])
    for done, (at, act) in enumerate(acts, start=1):
        stage.clock.at = at
        act()
        tell(done, len(acts))
    stage.clock.at = stage.now
    return Played(len(stories.all), len(acts))


class Players:
    """Everybody in the stories, each at a desk of their own."""

    def __init__(self, stories: Stories, stage: Stage) -> None:
        self.stories, self.stage, here = stories, stage, stories.organisation
        self.zone = str(here.texts.get("zone", "Europe/London"))
        year = stage.now.year
        calendar = calendar_for(str(here.texts.get("calendar", "GB-ENG")), self.zone, year - 3, year + 2)
        self.moments = Moments(stage.regime, calendar, stage.now)
        accounts = {key: NOBODY + number for number, key in enumerate(stories.people)}
        mine = {key: stage.account for key, person in stories.people.items() if person.you}
        self._desks = {key: stage.desks(account) for key, account in (accounts | mine).items()}
        self.accounts = accounts | mine

    def everything(self) -> Iterator[Act]:
        """Every act there is, with when it happens."""
        here = self.stories.organisation
        founded = self.moments.back(here.days_ago, timedelta(hours=1))
        yield founded, self._found
        for number, person in enumerate(self.stories.people.values()):
            if person.key != here.founder:
                yield founded + timedelta(minutes=2 * number + 10), lambda person=person: self._enrol(person)
        for absence in here.away:
            told = self.moments.back(absence.days_ago + 4, timedelta(hours=2))
            yield told, lambda absence=absence: self._away(absence)
        for story in self.stories.all:
            yield from Telling(self, story).acts()

    def do(self, who: str, verb: type[Command], texts: Texts, **given: object) -> Done:
        """What somebody does, filled in as a form is and refused as a person is."""
        today = self.stage.clock.at.astimezone(ZoneInfo(self.zone)).date()
        currency = str(self.stories.organisation.texts.get("currency", "GBP"))
        setting = Setting(today, ZoneInfo(self.zone), currency)
        return self._desks[who].do(fill(verb, texts, setting, **given))

    def _found(self) -> None:
        here = self.stories.organisation
        self.do(here.founder, Found, {**here.texts, "founder": self.stories.people[here.founder].name})

    def _enrol(self, person: Person) -> None:
        self.do(self.stories.organisation.founder, Enrol, person.texts, account=self.accounts[person.key])

    def _away(self, absence: Absence) -> None:
        calendar, now = self.moments.calendar, self.stage.now
        self.do(
            self.stories.organisation.founder,
            Away,
            {"name": self.stories.people[absence.who].name},
            first=days_from(calendar, now, -absence.days_ago),
            last=days_from(calendar, now, absence.days_more),
        )


class Telling:
    """One story on its way."""

    def __init__(self, players: Players, story: Story) -> None:
        self.players, self.story, self._done = players, story, 0
        moments = players.moments
        self.received = moments.received(story)
        final, came = moments.final(self.received), moments.calendar.day_of(self.received)
        self.said = {
            "complainant": str(story.texts["complainant"]),
            "dear": story.dear,
            "summary": str(story.texts["summary"]),
            "received": spoken(came),
            "reply_by": spoken(final.due_on),
            "handler": players.stories.people[story.owner].name,
        }
        self.wording = Wording(story, moments.calendar, came, self.said)

    def acts(self) -> Iterator[Act]:
        """Its acts, with when each happens."""
        yield self.received, self._open
        for at, step in zip(self.players.moments.steps(self.story, self.received), self.story.steps, strict=True):
            yield at, lambda step=step: self._step(step)

    def _open(self) -> None:
        texts = self.wording.fill(self.story.texts)
        done = self._do("open", self.story.opener, texts, received=self.received)
        self.said["reference"] = str(done.reference)
        self._seen(done)

    def _step(self, step: Step) -> None:
        self.said["writer"] = self.players.stories.people[step.who].name
        texts = self.wording.fill(step.texts)
        if kind := kind_of(step.act, step.texts):
            house = self.players.stories.organisation.letters
            texts["text"] = self.wording.letter(kind, step.texts, house)
        done = self._do(step.act, step.who, texts, case=self.case, seen=self.version)
        self.said["handler"] = str(done.made.get("owner", self.said["handler"]))
        self._seen(done)

    def _seen(self, done: Done) -> None:
        assert done.case
        self.case, self.version = done.case, done.version

    def _do(self, act: str, who: str, texts: Texts, **given: object) -> Done:
        self._done += 1
        try:
            return self.players.do(who, ACTS[act], texts, **given)
        except (Denied, Invalid) as error:
            where = f"{self.story.name}, act {self._done} ({act} by {who})"
            raise Unplayable(f"{where}: {error}") from error
