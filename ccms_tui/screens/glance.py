"""The case under the cursor, in a few lines below the list."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from ccms_tui.desk.queue import Glimpsed
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.safe import line
from ccms_tui.screens.bearings import Bearing
from ccms_tui.screens.clocks import cell, of_kind
from ccms_tui.widgets.columns import MEASURE

TALL, MORE = 48, 3
"""Lines of a screen from which their own words have so many lines more."""
CLOCKS = {"acknowledgement": "Ack", "investigation": "Investig.", "final_response": "Final"}


class Glance(Widget):
    """Who, in their own words, how far it is, and what comes next."""

    DEFAULT_CSS = "Glance { height: 5; border-top: hkey $foreground 30%; padding: 0 1; }"
    app: Bearing
    seen: reactive[Glimpsed | None] = reactive(None, repaint=False)
    _clocks: Sequence[Clock] = ()
    """Those of the case that is seen: a narrow list has no room for each."""

    def show(self, clocks: Sequence[Clock], seen: Glimpsed | None) -> None:
        """Show another case, or none."""
        self._clocks, self.seen = clocks, seen

    def on_mount(self) -> None:
        self.styles.height = 5 + MORE * (self.screen.size.height >= TALL)

    def watch_seen(self) -> None:
        """Draw the lines again, and not the rule above them: it is a third of all that would be sent."""
        self.refresh(self.size.region)

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.seen)) if self.seen else Content("")

    def _lines(self, seen: Glimpsed) -> Iterator[Content]:
        width = self.size.width
        yield Content.styled(line(seen.heading), "bold").truncate(width, ellipsis=True)
        yield from self._words(Content(f"“{line(seen.own_words)}”"), min(width, MEASURE))
        yield self._standing(seen).truncate(width, ellipsis=True)
        yield Content.assemble(("Next: ", "bold"), line(seen.next)).truncate(width, ellipsis=True)

    def _words(self, told: Content, width: int) -> Sequence[Content]:
        """As much of what they said as there is room for."""
        room = max(1, self.size.height - 3)
        lines = told.wrap(width) if room > 1 else [told]
        rest = Content(" ").join(lines[room - 1 :]).truncate(width, ellipsis=True)
        return [*lines[: room - 1], rest]

    def _standing(self, seen: Glimpsed) -> Content:
        """How its clocks stand, what was found and looked at, and for whom it waits."""
        now = self.app.clock()
        clocks = [(name, of_kind(self._clocks, kind)) for kind, name in CLOCKS.items()]
        told = [Content(f"{name} ") + cell(clock, now) for name, clock in clocks if clock]
        told += [Content(f"points {seen.points_found} of {seen.points}")]
        told += [Content(f"evidence {seen.evidence_reviewed} of {seen.evidence} reviewed")]
        told += [Content(line(f"waits for {', '.join(seen.waits_for)}"))] if seen.waits_for else []
        return Content(" · ").join(told)
