"""What waits for one's signature: the exact words, what they rest on, who signed before and who comes after."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ccms_tui.desk import approving
from ccms_tui.desk.approving import Approvals, Waiting
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.cases import CasesScreen
from ccms_tui.screens.top import Top
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.lines import Lines, Where


class ApprovalsScreen(CasesScreen):
    """Sign what you see."""

    ACTS = acts(approving.Approve, approving.Return)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS),
        Binding("escape", "app.place('queue')", "Back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        shown: tuple[Column[Waiting], ...] = (
            Column("Case", lambda row: row.reference, width=13),
            Column("Complainant", lambda row: row.complainant, least=12),
            Column("About", lambda row: row.summary, share=2, least=14, drop=2),
            Column("As", lambda row: row.role, width=12),
            Column("Asked by", lambda row: row.author, width=12, drop=1),
            Column("Since", lambda row: self.app.local(row.since), width=17),
        )
        self.lines: Lines[Waiting] = Lines(
            self._fetch, shown, key=lambda row: row.case, empty="Nothing waits for your signature."
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

    async def _fetch(self, where: Where, row: Waiting | None) -> Sequence[Waiting] | None:
        if row:
            return ()
        try:
            return (await self.see(Approvals())).rows
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)
            return None
