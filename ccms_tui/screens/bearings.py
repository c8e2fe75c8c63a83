"""Where a terminal stands: who sits at it, in which zone, which words complete which field."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rich.text import Text
from textual import work
from textual.content import Content
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.signal import Signal

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.erasing import ErasedCases
from ccms_tui.desk.fields import Kind, fields
from ccms_tui.desk.people import Bearings
from ccms_tui.desk.request import Changes, Desk, Done
from ccms_tui.desk.typed import Setting
from ccms_tui.desk.watching import Watched
from ccms_tui.desk.witnessing import Head
from ccms_tui.drafts import Drafts
from ccms_tui.rules.safe import line, safe
from ccms_tui.rules.verdict import Reason
from ccms_tui.rules.watching import silent_since
from ccms_tui.screens.act import ACTS, Act
from ccms_tui.screens.ahead import Ahead
from ccms_tui.screens.asides import aside, sources
from ccms_tui.screens.asked import Around
from ccms_tui.screens.connection import Connection, News
from ccms_tui.widgets.plain import Plain

COMPLETED = ("people", "categories", "causes", "outcomes", "policies", "regimes", "pauses")
BY_NAME = ("people",)
"""Sources whose codes are what people read; of the others the title is shown beside the code."""


UNWITNESSED = timedelta(hours=1)
"""How long events may go without a checkpoint before the top says so, where checkpoints are taken at all."""


class Bearing(Ahead):
    """What screens ask the app about its place in the world, known once the desk is open."""

    bearings: reactive[Bearings | None] = reactive(None)
    trouble: reactive[str] = reactive("")
    watched: reactive[Watched | None] = reactive(None)
    head: reactive[Head | None] = reactive(None)

    def __init__(
        self, connect: Callable[[], Connection], clock: Callable[[], datetime], drafts: Drafts
    ) -> None:
        super().__init__()
        self.clock, self.drafts = clock, drafts
        self.changed: Signal[Changes] = Signal(self, "changed")
        self.left: dict[str, int] = {}
        """The version at which each subject was left by what was done here."""
        self.acting = asyncio.Lock()
        """Held while the desk has an act in hand."""
        self._connect = connect
        self._connection: Connection

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours, no signs either: a terminal that lacks the one seldom has the other."""
        return [*super().get_line_filters(), Plain()] if self.no_color else super().get_line_filters()

    def connect(self) -> None:
        """Promise a desk; nothing is opened yet."""
        self._connection = self._connect()

    async def desk(self) -> Desk:
        """The desk, once it is open; whoever needs it waits, and the keyboard does not."""
        return await self._connection.desk()

    @work(group="watch")
    async def attend(self) -> None:
        """Open the desk and take in all news; somebody who is nobody here is told so, and let go."""
        try:
            async for news in self._connection.news():
                self._take(news)
        except Denied as denied:
            self.exit(return_code=5, message=Text(safe(str(denied))))

    def _take(self, news: News) -> None:
        match news:
            case str():
                self.trouble = news
            case Watched():
                self.watched = news
            case Head():
                self.head = news
            case Changes():
                self.changed.publish(news)
            case ErasedCases():
                self._forget(news.references)
            case Bearings():
                self.bearings, self.trouble = news, ""

    def _forget(self, references: Sequence[str]) -> None:
        """Drop what was typed here for cases that were erased since, and never sent."""
        for reference in references:
            for act in ACTS:
                self.drafts.drop((*self._writer, act.name, reference))

    @property
    def _writer(self) -> tuple[str, str]:
        """In whose drafts, and of which record."""
        return (self.bearings.organisation, self.bearings.name) if self.bearings else ("", "")

    def published(self, done: Done) -> None:
        """Let every screen know of what was done here."""
        self._connection.know(done.subject, done.version)
        self.left[done.subject] = done.version
        self.changed.publish(Changes(((done.subject, done.version),), self.clock()))

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which days begin and end here."""
        return ZoneInfo(self.bearings.zone if self.bearings else "UTC")

    def local(self, instant: datetime, form: str = "%a %-d %b %H:%M") -> str:
        """An instant as people here write it; in another year, with the year."""
        here = instant.astimezone(self.zone)
        return here.strftime(form if here.year == self._now.year else form.replace("%b", "%b %Y"))

    @property
    def _now(self) -> datetime:
        return self.clock().astimezone(self.zone)

    @property
    def alarm(self) -> str:
        """What to say at the top: that the record is another one, or that something was left too long."""
        if self.head and self.head.against:
            return f"✖ {self.head.against}"
        since = self.head and self.head.keys and self.head.unseen_since
        left = self.clock() - since if since else timedelta()
        unseen = f"▲ unwitnessed {roughly(left)}" if left >= UNWITNESSED else ""
        return "  ".join(filter(None, (self._silence, unseen, self._owed)))

    @property
    def _silence(self) -> str:
        """What to say where the watch ran once, and has not for too long."""
        last = self.watched
        since = last and silent_since(last.swept_at, timedelta(seconds=last.interval), self.clock())
        return f"✖ no sweep since {self.local(since, '%-d %b %H:%M')}" if since else ""

    @property
    def _owed(self) -> str:
        """What to say where corrective actions of whoever sits here are late."""
        late = self.watched.overdue if self.watched else 0
        return f"✖ {late} of your actions overdue" if late else ""

    @property
    def setting(self) -> Setting:
        """Where and when something is typed."""
        currency = self.bearings.currency if self.bearings else "GBP"
        return Setting(self._now.date(), self.zone, currency)

    def against(self, act: Act) -> tuple[Reason, ...] | None:
        """What stands against an act that is on no case: the person's roles, if anything."""
        if self.bearings is None:
            return None
        refused = self.bearings.refused.get(act.name)
        return (Reason(refused, "permissions"),) if refused else ()

    def around(self, act: Act, subject: Any) -> Around:
        """What surrounds the form of an act: the day, what completes its fields, its draft."""
        typed = any(field.kind in (Kind.LINE, Kind.PROSE, Kind.LINES) for field in fields(act.command))
        reference = str(getattr(subject, "reference", ""))
        draft = self.drafts.draft(*self._writer, act.name, reference) if typed else None
        if not isinstance(subject, CaseSheet):
            return Around(self.setting, self._sources(), draft)
        known = {**self._sources(), **sources(subject)}
        return Around(self.setting, known, draft, aside(act.command, subject))

    def _sources(self) -> Mapping[str, Any]:
        here = self.bearings
        return {name: tuple(c.code for c in getattr(here, name)) for name in COMPLETED} if here else {}


def roughly(time: timedelta) -> str:
    """How long something has gone on, in whole hours or days."""
    hours = int(time.total_seconds() // 3600)
    return f"{hours // 24} d" if hours >= 48 else f"{hours} h"


def heading(here: Bearings | None, now: datetime, trouble: str, alarm: str, width: int) -> Content:
    """The line at the top of every screen; where it is narrow, roles go first, and an alarm goes last."""
    left = Content.styled(" ccms", "bold") + Content.styled(
        f"  {line(alarm)}" if alarm else "", "bold $text-error"
    )
    if trouble:
        return _ends(left, Content.styled(f"{line(trouble)} ", "bold $text-error"), width)
    if here is None:
        return _ends(left, Content("opening the desk… "), width)
    alone, roles = "" if here.shared else "own file · ", ", ".join(here.roles)
    brief = f"{now:%a %-d %b %H:%M} · {here.name}"
    named, whole = left + Content(f"  {line(here.organisation)}"), Content(line(f"{alone}{brief}, {roles} "))
    for one, other in ((named, whole), (named, Content(line(f"{brief} ")))):
        if one.cell_length + other.cell_length < width:
            return _ends(one, other, width)
    if alarm and left.cell_length + len(brief) + 1 >= width:
        return left.truncate(width, ellipsis=True)
    return _ends(left, Content(line(f"{brief} ")), width)


def _ends(left: Content, right: Content, width: int) -> Content:
    """Two things at the two ends of a line; where there is no room for both, the right one."""
    room = width - left.cell_length - right.cell_length
    return left + Content(" " * room) + right if room > 0 else right.truncate(width, ellipsis=True)
