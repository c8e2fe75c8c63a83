"""Escalation risk, for supervisors: what is late or soon will be, with whom, and who hears of it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from ccms_tui.desk import owning, timing
from ccms_tui.desk.queue import QueueRow
from ccms_tui.desk.risk import EscalationRisk, Load, RiskPicture
from ccms_tui.rules.safe import line
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.asked import Note
from ccms_tui.screens.cases import CasesScreen
from ccms_tui.screens.risk_rows import case_columns, load_columns, totals, worst_first
from ccms_tui.screens.top import Top
from ccms_tui.widgets.handed import Handed
from ccms_tui.widgets.keys import KeyLine


class Owners(Handed[Load]):
    """Owners, of whom one is looked at alone."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Only theirs", key_display="enter")]


class RiskScreen(CasesScreen):
    """What needs somebody now."""

    ACTS = acts(timing.Review, owning.Assign)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS, shown=ACTS),
        Binding("tab", "other", "owners or cases"),
        Binding("escape", "back", "Show everybody's, or else back to the queue", show=False),
    ]
    DEFAULT_CSS = """
    RiskScreen Note { padding: 0 1; text-style: bold; color: $text; background: $boost; }
    RiskScreen #owners { height: 4; max-height: 40%; }
    RiskScreen #whose { background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._picture: RiskPicture | None = None
        self._owner = ""
        self._owners = Owners(
            load_columns(), key=lambda load: load.owner, empty="Nobody owns an open case.", id="owners"
        )
        self.lines: Handed[QueueRow] = Handed(
            case_columns(lambda: self.app.clock(), self._waits, self._told),
            key=lambda row: row.case,
            empty="No case is escalated.",
        )

    def compose(self) -> ComposeResult:
        yield Top()
        yield Note(Content("…"), id="totals")
        yield self._owners
        yield Note(Content(""), id="whose")
        yield self.lines
        yield KeyLine()

    def on_mount(self) -> None:
        self.lines.focus()

    def tick(self) -> None:
        """Look, when it comes to the front and as time goes by: that alone moves a case to the next band."""
        super().tick()
        self.look_again()

    async def look(self) -> None:
        self._picture = await self.see(EscalationRisk())
        self._show(self._picture)

    def _show(self, picture: RiskPicture) -> None:
        last, tomorrow = picture.watch.swept_at, self.app.local(picture.tomorrow_ends, "%a %-d %b")
        swept = f"swept {self.app.local(last)}" if last else "no sweep yet"
        self.query_one("#totals", Note).say(totals(picture, tomorrow, swept))
        self._owners.show(worst_first(picture.owners))
        self._owners.styles.height = len(picture.owners) + 1
        rows = [row for row in picture.rows if self._owner in ("", row.owner)]
        whose = f"{self._owner}'s; esc shows everybody's" if self._owner else "everybody's"
        told = f"{len(rows)} cases escalated or worse, the worst first: {whose}"
        self.query_one("#whose", Note).say(Content(line(told)))
        self.lines.show(rows)

    def _waits(self, case: int) -> bool:
        return self._picture is not None and case in self._picture.waits_for_review

    def _told(self, case: int) -> str:
        return self._picture.told.get(case, "") if self._picture else ""

    @on(Handed.Chosen, "#owners")
    def _narrow(self) -> None:
        """Show only the cases of the owner under the cursor."""
        if self._picture and (load := self._owners.current):
            self._owner = load.owner
            self._show(self._picture)
            self.lines.focus()

    def action_other(self) -> None:
        """Go from the owners to the cases, and back."""
        (self._owners if self.lines.has_focus else self.lines).focus()

    async def action_back(self) -> None:
        """Show everybody's cases again, or else leave."""
        if self._owner and self._picture:
            self._owner = ""
            self._show(self._picture)
        else:
            await self.run_action("app.place('queue')")
