"""The decision log: what was proposed, signed, returned, reviewed and decided, with the words of each."""

import asyncio
from collections.abc import Iterator

from textual import on, work
from textual.widget import Widget

from ccms_tui.desk.approving import Approve, Return
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.deciding import Decide, Propose, WithdrawProposal
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.case import CaseScreen
from ccms_tui.screens.decision_rows import Happened, detail, log_of
from ccms_tui.screens.writing import WHEN, surname
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.handed import Contents, Handed
from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.page import Page
from ccms_tui.widgets.panes import Split


class DecisionsScreen(CaseScreen):
    """What led to the answer, latest first, and the whole of what is under the cursor."""

    PLACE = "decisions"
    BINDINGS = bindings(CaseScreen.ACTS, shown=acts(Propose, WithdrawProposal, Approve, Return, Decide))
    DEFAULT_CSS = """
    DecisionsScreen Split > * { width: 1fr; }
    DecisionsScreen Split.-stacked > * { width: 100%; height: 1fr; }
    DecisionsScreen Split.-stacked > *:last-child { height: 2fr; }
    """

    def __init__(self, case: int, known: CaseSheet | None = None) -> None:
        super().__init__(case, known)
        self._read: object = None

    def body(self) -> Iterator[Widget]:
        columns = (
            Column[Happened]("When", lambda row: self.app.local(row.at), width=WHEN, drop=1),
            Column[Happened]("What", lambda row: row.what, share=2, least=24),
            Column[Happened]("Who", lambda row: surname(row.who), share=1, least=9),
        )
        empty = "Nothing is proposed yet: p puts an answer forward."
        yield Split(Contents(columns, lambda row: row.key, empty=empty, id="log"), Page(id="words"))

    def show(self, sheet: CaseSheet) -> None:
        self.query_one("#log", Handed).show(log_of(sheet))
        self._tell()

    @on(Lines.Moved, "#log")
    @work(exclusive=True, group="words")
    async def _tell(self) -> None:
        """Show the whole of it; texts are compared off the loop."""
        here, sheet = self.query_one("#log", Handed).current, self.sheet
        if here and sheet:
            rows = await asyncio.to_thread(detail, sheet, here.key, self.app.local)
            self.query_one("#words", Page).show(rows, anew=self._read != here.key)
            self._read = here.key

    @on(Lines.Chosen, "#log")
    def _go_on_reading(self) -> None:
        self.query_one("#words", Page).focus()
