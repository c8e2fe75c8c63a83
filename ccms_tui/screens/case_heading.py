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
from ccms_tui.screens.writing import plain

if TYPE_CHECKING:
    from ccms_tui.app import CaseApp

SHORT = {"acknowledgement": "Ack", "investigation": "Investigation", "final_response": "Final response"}
ROOMY = 110
"""Cells across from which a clock also says when it is due."""


class CaseHeading(Widget):
    """Three lines, right at the moment they are painted."""

    DEFAULT_CSS = "CaseHeading { height: 3; padding: 0 1; }"
    sheet: reactive[CaseSheet | None] = reactive(None)
    app: "CaseApp"

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.sheet)) if self.sheet else Content("…")

    def _lines(self, sheet: CaseSheet) -> Iterator[Content]:
        offered = f", offered to {sheet.offered_to}" if sheet.offered_to else ""
        about = Content.styled(f"{sheet.reference}  {line(sheet.summary)}", "bold")
        yield self._ends(about, Content(line(f"owner {sheet.owner}{offered} · {sheet.stage}")))
        what = (sheet.account, sheet.category, sheet.product, f"{sheet.regime} {sheet.regime_version}")
        told = Content.assemble(
            line(f"{sheet.complainant} · {sheet.risk} risk"),
            self._flags(sheet),
            line("".join(f" · {part}" for part in what if part)),
        )
        yield self._ends(told, Content(f"by {sheet.channel} {self.app.local(sheet.received_at)}"))
        clocks = Content("   ").join(self._clock(one) for one in sheet.clocks if one.round == sheet.round)
        yield clocks.truncate(self.size.width, ellipsis=True)

    def _flags(self, sheet: CaseSheet) -> Content:
        standing = [flag.kind for flag in sheet.flags if not flag.cleared_at]
        return Content.styled("".join(f" · ⚑ {kind}" for kind in standing), "bold $text-warning")

    def _clock(self, clock: Clock) -> Content:
        """A clock by its name: how it stands, and while it runs until when."""
        now = self.app.clock()
        name, stands = SHORT.get(clock.kind, plain(clock.kind).capitalize()), state(clock, now)
        if stands in (State.MET, State.MET_LATE):
            sign, style = SIGNS[stands]
            on = self.app.local(clock.stopped_at or now, "%a %-d %b")
            return Content.styled(f"{name} {sign} {stands} {on}", style)
        due = f" due {self.app.local(clock.due_at)}" if self.size.width >= ROOMY else ""
        return Content.assemble(f"{name} ", cell(clock, now), due)

    def _ends(self, left: Content, right: Content) -> Content:
        """Two things at the two ends of a line; the left gives way."""
        room = self.size.width - right.cell_length - 1
        cut = left.truncate(max(room, 1), ellipsis=True)
        return cut + Content(" " * max(1, self.size.width - cut.cell_length - right.cell_length)) + right
