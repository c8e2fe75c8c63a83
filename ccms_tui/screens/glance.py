"""The case under the cursor, in a few lines below the list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual import work
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from ccms_tui.desk.cases import Case
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.queue import Glimpse, Glimpsed
from ccms_tui.rules.safe import line
from ccms_tui.rules.verdict import Reason

PAUSE = 0.3
"""Seconds on a row before its case is looked at: a key held down looks at none."""


class Glance(Widget):
    """Who, in their own words, how far it is, and what comes next."""

    DEFAULT_CSS = "Glance { height: 5; border-top: hkey $foreground 30%; padding: 0 1; }"
    seen: reactive[Glimpsed | None] = reactive(None)

    class Seen(Message):
        """What stands against each act on the case that is looked at."""

        def __init__(self, case: int, version: int, acts: dict[str, tuple[Reason, ...]]) -> None:
            super().__init__()
            self.case, self.version, self.acts = case, version, acts

    def __init__(self, see: Any) -> None:
        super().__init__()
        self._see = see
        self._pause: Timer | None = None

    def rest_on(self, case: int | None) -> None:
        """Look at this case, unless the cursor goes on at once."""
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self._look(case))

    @work(exclusive=True, group="glance")
    async def _look(self, case: int | None) -> None:
        try:
            self.seen = await self._see(Glimpse(case=case)) if case else None
            if case:
                sheet = await self._see(Case(case=case))
                self.post_message(self.Seen(case, sheet.version, sheet.acts))
        except (Denied, Unreachable):
            self.seen = None

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.seen)) if self.seen else Content("")

    def _lines(self, seen: Glimpsed) -> Iterator[Content]:
        width = self.size.width
        yield Content.styled(line(seen.heading), "bold").truncate(width, ellipsis=True)
        yield Content(f"“{line(seen.own_words)}”").truncate(width, ellipsis=True)
        waits = f" · waits for {', '.join(seen.waits_for)}" if seen.waits_for else ""
        points = f"Points {seen.points_found} of {seen.points} found upon"
        evidence = f"evidence {seen.evidence} ({seen.evidence_reviewed} reviewed)"
        yield Content(line(f"{points} · {evidence}{waits}")).truncate(width, ellipsis=True)
        yield Content.assemble(("Next: ", "bold"), line(seen.next)).truncate(width, ellipsis=True)
