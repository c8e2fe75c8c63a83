"""The header of a case: who owns it, what it is, and its clocks side by side."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import IntEnum

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.rules.clock_words import gone, span
from ccms_tui.rules.clocks import Clock, State, state, used
from ccms_tui.rules.safe import line
from ccms_tui.screens.bearings import Bearing
from ccms_tui.screens.clocks import SIGNS
from ccms_tui.screens.writing import Local, plain
from ccms_tui.widgets.share import bar

NAMES = {
    "acknowledgement": ("Acknowledgement", "Ack"),
    "investigation": ("Investigation", "Invest."),
    "final_response": ("Final response", "Final"),
}
"""What clocks are called where there is room, and where there is not."""
GAP = "   "


class Fully(IntEnum):
    """How much is said of a clock."""

    BRIEFLY = 0
    WITH_DATES = 1
    WITH_BARS = 2


class CaseHeading(Widget):
    """Three lines, right at the moment they are painted."""

    DEFAULT_CSS = "CaseHeading { height: 3; padding: 0 1; }"
    sheet: reactive[CaseSheet | None] = reactive(None)
    app: Bearing

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
            Content.styled(_altered(sheet), "bold $text-error"),
            line("".join(f" · {part}" for part in what if part)),
        )
        yield self._ends(told, Content(f"by {sheet.channel} {self.app.local(sheet.received_at)}"))
        yield self._clocks(_latest(one for one in sheet.clocks if one.round == sheet.round))

    def _clocks(self, clocks: list[Clock]) -> Content:
        """The clocks side by side, said as fully as there is room for."""
        now, local = self.app.clock(), self.app.local
        for fully in reversed(Fully):
            told = Content(GAP).join(_clock(clock, now, local, fully) for clock in clocks)
            if told.cell_length <= self.size.width:
                break
        return told.truncate(self.size.width, ellipsis=True)

    def _flags(self, sheet: CaseSheet) -> Content:
        standing = [flag.kind for flag in sheet.flags if not flag.cleared_at]
        return Content.styled("".join(f" · ⚑ {kind}" for kind in standing), "bold $text-warning")

    def _ends(self, left: Content, right: Content) -> Content:
        """Two things at the two ends of a line; the left gives way."""
        room = self.size.width - right.cell_length - 1
        cut = left.truncate(max(room, 1), ellipsis=True)
        return cut + Content(" " * max(1, self.size.width - cut.cell_length - right.cell_length)) + right


def _altered(sheet: CaseSheet) -> str:
    """Which items nobody can rely on, and nobody has set aside."""
    wrong = [str(item.item) for item in sheet.evidence if item.wrong and not item.aside_at]
    return f" · ! evidence {', '.join(wrong)} altered" if wrong else ""


def _latest(clocks: Iterable[Clock]) -> list[Clock]:
    """Of a clock that runs again and again, the run that goes on; why tells of them all."""
    return list({clock.kind: clock for clock in sorted(clocks, key=lambda clock: clock.number)}.values())


def _clock(clock: Clock, now: datetime, local: Local, fully: Fully) -> Content:
    """A clock by its name: how it stands, and where there is room until when, or since when not."""
    names = NAMES.get(clock.kind, (plain(clock.kind).capitalize(),) * 2)
    name, stands = names[fully is not Fully.WITH_BARS], state(clock, now)
    sign, style = SIGNS[stands]
    if stands in (State.MET, State.MET_LATE):
        on = f" {local(clock.stopped_at or now, '%a %-d %b')}" if fully else ""
        return Content.styled(f"{name} {sign} {stands}{on}", style)
    due = f"  due {local(clock.due_at)}" if fully else ""
    return Content.assemble((f"{name} ", "bold"), (f"{sign} {_left(clock, now, fully)}", style), due)


def _left(clock: Clock, now: datetime, fully: Fully) -> str:
    """How much of its time a running clock has used, and what is left; or that it stands, or is late."""
    match state(clock, now):
        case State.BREACHED:
            return gone(clock, now)
        case State.PAUSED:
            return "held"
    share = used(clock, now)
    shown = bar(share / 100, cells=10) if fully is Fully.WITH_BARS else f"{share} %"
    return f"{shown} · {span(clock.due_at - now)} left"
