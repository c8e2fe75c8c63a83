"""Escalation risk, for supervisors: what is late or soon will be, with whom, and who hears of it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ccms_tui.desk import owning, timing
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.queue import QueueRow
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.cases import CasesScreen
from ccms_tui.screens.rows import columns
from ccms_tui.screens.top import Top
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.lines import Lines, Where


class RiskScreen(CasesScreen):
    """What needs somebody now."""

    ACTS = acts(timing.Review, owning.Assign)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS),
        Binding("escape", "app.place('queue')", "Back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.lines: Lines[QueueRow] = Lines(
            self._fetch,
            columns(lambda: self.app.clock()),
            key=lambda row: row.case,
            empty="Nothing is at risk.",
        )

    def compose(self) -> ComposeResult:
        yield Top()
        yield self.lines
        yield KeyLine()

    def on_mount(self) -> None:
        self.lines.focus()
        self.lines.restart()

    async def look(self) -> None:
        self.lines.reload()

    async def _fetch(self, where: Where, row: QueueRow | None) -> Sequence[QueueRow] | None:
        if row:
            return ()
        try:
            return (await self.see(EscalationRisk())).rows
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)
            return None
