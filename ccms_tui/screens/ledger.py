"""The ledger of a case: every act, who did it and what they said, and whether the chain still holds."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.record import Entry, Log, LogPage
from ccms_tui.desk.triage import Note
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.case import CaseScreen
from ccms_tui.screens.ledger_rows import Proved, badge, columns, detail, matching
from ccms_tui.widgets.editors import LineEditor
from ccms_tui.widgets.lines import PAGE, Lines, Where
from ccms_tui.widgets.page import Page
from ccms_tui.widgets.panes import Split

AT_ONCE = 500
"""Entries looked through at once for those that a filter wants."""


class Entries(Lines[Entry]):
    """Entries, of which the one under the cursor is read beside the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Read", key_display="enter")]


class LedgerScreen(CaseScreen):
    """Entries latest first, however many there are, and the whole of the one under the cursor."""

    PLACE = "ledger"
    BINDINGS = [
        *bindings(CaseScreen.ACTS, shown=acts(Note)),
        Binding("slash", "filter", "filter", tooltip="Such as act:propose by:reyes, or any words."),
        Binding("escape", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    LedgerScreen #badge { height: 1; padding: 0 1; }
    LedgerScreen #filter { display: none; height: 1; background: $boost; }
    LedgerScreen #filter.-open { display: block; }
    LedgerScreen Split > * { width: 1fr; }
    LedgerScreen Split.-stacked > * { width: 100%; height: 3fr; }
    LedgerScreen Split.-stacked > *:last-child { height: 2fr; }
    """

    def __init__(self, case: int, known: CaseSheet | None = None) -> None:
        super().__init__(case, known)
        self._filter, self._version = "", 0
        self._proved: Proved | None = None

    def body(self) -> Iterator[Widget]:
        yield Static(id="badge")
        yield LineEditor("", id="filter")
        cells = columns(self.app.local)
        log = Entries(self._fetch, cells, key=lambda entry: entry.version, empty="No such entry.", id="log")
        yield Split(log, Page(id="entry"))

    def on_mount(self) -> None:
        self.log_lines.focus()

    @property
    def log_lines(self) -> Lines[Entry]:
        """The list."""
        return self.query_one("#log", Lines)

    def show(self, sheet: CaseSheet) -> None:
        if sheet.version != self._version:
            self._version = sheet.version
            self.log_lines.reload()

    async def _fetch(self, where: Where, entry: Entry | None) -> Sequence[Entry] | None:
        """A page of what the filter wants, by version: they follow one another without a gap."""
        try:
            if where == "after":
                return await self._down(entry.version if entry else None)
            return await self._up(entry.version if entry and where == "before" else 0)
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)
            return None

    async def _down(self, before: int | None) -> list[Entry]:
        """The latest before a version, or of all."""
        found, wanted = list[Entry](), matching(self._filter)
        while len(found) < PAGE:
            page = await self._page(before, PAGE if not self._filter else AT_ONCE)
            found += filter(wanted, page.entries)
            if not page.entries or page.entries[-1].version == 1:
                break
            before = page.entries[-1].version
        return found[:PAGE]

    async def _up(self, after: int) -> list[Entry]:
        """The first after a version."""
        found, wanted, step = list[Entry](), matching(self._filter), PAGE if not self._filter else AT_ONCE
        while len(found) < PAGE:
            page = await self._page(after + step + 1, step)
            new = [entry for entry in page.entries if entry.version > after]
            found[:0] = filter(wanted, new)
            if len(new) < step:
                break
            after = new[0].version
        return found[-PAGE:]

    async def _page(self, before: int | None, limit: int) -> LogPage:
        """A page; with the latest, the whole chain is proved."""
        page = await self.see(Log(case=self._case, before=before, limit=limit, prove=before is None))
        if page.broken is not None:
            self._proved = Proved(page.broken, self.app.clock())
        if self._proved:
            self.query_one("#badge", Static).update(
                badge(self._proved, page.total, self._filter, self.app.local)
            )
        return page

    @on(Lines.Moved, "#log")
    def _tell(self) -> None:
        here = self.log_lines.current
        self.query_one("#entry", Page).show(list(detail(here, self.app.local)) if here else [], anew=True)

    @on(Lines.Chosen, "#log")
    def _read(self) -> None:
        self.query_one("#entry", Page).focus()

    def action_filter(self) -> None:
        """Type what is wanted; enter applies it, escape leaves it."""
        self.query_one("#filter", Input).add_class("-open").focus()

    @on(Input.Submitted, "#filter")
    def _apply(self, event: Input.Submitted) -> None:
        self._filter = event.value.strip()
        self._leave_filter()
        self.log_lines.restart()

    def _leave_filter(self) -> None:
        self.query_one("#filter", Input).remove_class("-open")
        self.log_lines.focus()

    def action_back(self) -> None:
        """Leave the filter line, or else forget the filter, or else the case."""
        asked = self.query_one("#filter", Input)
        if asked.has_focus:
            self._leave_filter()
        elif self._filter:
            self._filter = asked.value = ""
            self.log_lines.restart()
        else:
            self.app.pop_screen()
