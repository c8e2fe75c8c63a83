"""What waits for one's signature: the exact words, what they rest on, and who else signs."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from ccms_tui.desk import approving
from ccms_tui.desk.approving import Approvals, Waiting
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.request import Command
from ccms_tui.rules.clock_words import span
from ccms_tui.rules.safe import line
from ccms_tui.screens.act import Act, Dialog, acts, bindings
from ccms_tui.screens.asked import Around, Note
from ccms_tui.screens.cases import CasesScreen
from ccms_tui.screens.clocks import cell, of_kind
from ccms_tui.screens.proposed import before, heading, rests_on, words
from ccms_tui.screens.sign import Sign
from ccms_tui.screens.top import Top
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.lines import Lines, Where
from ccms_tui.widgets.page import Page, Row
from ccms_tui.widgets.panes import Split


class ApprovalsScreen(CasesScreen):
    """Sign what you see."""

    ACTS = acts(approving.Approve, approving.Return)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS, shown=ACTS),
        Binding("a", "act('approve')", "Approve", show=False, id="approve-too"),
        Binding("d", "differences", "differences", tooltip="What changed since the revision before."),
        Binding("escape", "app.place('queue')", "Back to the queue", show=False),
    ]
    DEFAULT_CSS = """
    ApprovalsScreen Lines { height: 4; max-height: 25%; min-height: 3; }
    ApprovalsScreen Split > *:last-child { width: 1.4fr; }
    ApprovalsScreen Split.-stacked > *:last-child { width: 100%; }
    ApprovalsScreen Note { padding: 0 1; background: $boost; color: $text; }
    ApprovalsScreen #packs { display: none; }
    ApprovalsScreen Page, ApprovalsScreen Split.-stacked > Page:last-child { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._compared, self._total = False, 0
        shown: tuple[Column[Waiting], ...] = (
            Column("Case", lambda row: row.reference, width=13),
            Column("Complainant", lambda row: row.complainant, least=12, most=32),
            Column("About", lambda row: row.summary, share=2, least=14, most=76, drop=2),
            Column("As", self._role, width=14),
            Column("Asked by", lambda row: row.author.split()[-1], width=9, drop=1),
            Column("Waits", lambda row: span(self.app.clock() - row.since), width=5, right=True),
            Column(
                "Final", lambda row: cell(of_kind(row.clocks, "final_response"), self.app.clock()), width=11
            ),
        )
        self.lines: Lines[Waiting] = Lines(
            self._fetch, shown, key=lambda row: row.case, empty="Nothing waits for your signature."
        )

    def compose(self) -> ComposeResult:
        yield Top()
        yield self.lines
        yield Note(Content(""))
        yield Note(Content(""), id="packs")
        yield Split(Page(id="words"), Page(id="rests"))
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
            waiting = await self.see(Approvals())
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)
            return None
        self._total, self.lines.styles.height = waiting.total, len(waiting.rows) + 1
        told = [f"{one.proposal} ({one.pack}, by {one.proposed_by})" for one in waiting.packs]
        packs = f"Regime packs that wait for you: {', '.join(told)}. `ccms regime proposal NUMBER` shows one."
        note = self.query_one("#packs", Note)
        note.say(Content(line(packs)))
        note.display = bool(told)
        return waiting.rows

    def _role(self, row: Waiting) -> str:
        return f"{row.role} for {row.on_behalf_of}" if row.on_behalf_of else row.role

    async def look_at(self, row: Waiting | None) -> None:
        await super().look_at(row)
        self._compared = False
        self._show(self.subject(), anew=True)

    def _show(self, row: Waiting | None, anew: bool = False) -> None:
        """Show the words of the proposal, what they rest on, and who has signed."""
        sheet, told = self.known, Content("")
        if row and sheet:
            place = [each.case for each in self.lines.rows].index(row.case) + 1
            told = heading(row, place, self._total, self.app.local)
        self.query_one(Note).say(told)
        self.query_one("#words", Page).show(words(sheet, self._compared) if sheet else (), anew=anew)
        beside: list[Row] = []
        if sheet and row and sheet.proposal:
            beside = [*rests_on(sheet, sheet.proposal), *before(sheet, row, self.app.local)]
        self.query_one("#rests", Page).show(beside, anew=anew)

    def action_differences(self) -> None:
        """Show what changed since the revision before, or the plain words again."""
        if self.known:
            self._compared = not self._compared
            self._show(self.subject())

    def dialog(
        self, act: Act, given: dict[str, object], draft: Command | None, news: str, around: Around
    ) -> Dialog | None:
        """Whoever signs sees the exact words; all else is asked for by a form."""
        if act.command is approving.Approve and self.sheet:
            return Sign(approving.Approve, given, self.sheet, news)
        return super().dialog(act, given, draft, news, around)
