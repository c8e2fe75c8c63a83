"""The header of a case: who owns it, what it is, and its clocks side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.rules.clocks import Clock, State, state
from ccms_tui.rules.safe import line
from ccms_tui.screens.clocks import SIGNS, cell

if TYPE_CHECKING:
    from ccms_tui.app import CaseApp

SHORT = {"acknowledgement": "Ack", "investigation": "Investigation", "final_response": "Final response"}


class CaseHeading(Widget):
    """Three lines, right at the moment they are painted."""

    DEFAULT_CSS = "CaseHeading { height: 4; padding: 0 1; border-bottom: hkey $foreground 30%; }"
    sheet: reactive[CaseSheet | None] = reactive(None)
    app: "CaseApp"

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.sheet)) if self.sheet else Content("…")

    def _lines(self, sheet: CaseSheet) -> Iterator[Content]:
        offered = f", offered to {sheet.offered_to}" if sheet.offered_to else ""
        yield self._ends(
            Content.assemble((sheet.reference, "bold"), "  ", (line(sheet.summary), "bold")),
            Content(line(f"owner {sheet.owner}{offered} · {sheet.stage}")),
        )
        told = (sheet.complainant, sheet.account, sheet.product, sheet.category, f"{sheet.risk} risk")
        yield self._ends(
            Content.assemble(line(" · ".join(filter(None, told))), self._flags(sheet)),
            Content(f"by {sheet.channel} {self.app.local(sheet.received_at)}"),
        )
        yield Content("   ").join(self._clock(clock) for clock in sheet.clocks if clock.round == sheet.round)

    def _flags(self, sheet: CaseSheet) -> Content:
        standing = [flag.kind for flag in sheet.flags if not flag.cleared_at]
        return Content.styled("".join(f" ⚑ {kind}" for kind in standing), "bold $text-warning")

    def _clock(self, clock: Clock) -> Content:
        now = self.app.clock()
        name, stands = SHORT.get(clock.kind, clock.kind), state(clock, now)
        due = f" due {self.app.local(clock.due_at, '%a %-d %b')}" if self.size.width >= 110 else ""
        if stands in (State.MET, State.MET_LATE):
            sign, style = SIGNS[stands]
            on = self.app.local(clock.stopped_at or now, "%-d %b")
            return Content.styled(f"{name} {sign} {stands} {on}", style)
        return Content.assemble(f"{name} ", cell(clock, now), due)

    def _ends(self, left: Content, right: Content) -> Content:
        """Two things at the two ends of a line; the left gives way."""
        room = self.size.width - right.cell_length - 1
        cut = left.truncate(max(room, 1), ellipsis=True)
        return cut + Content(" " * max(1, self.size.width - cut.cell_length - right.cell_length)) + right
