"""The evidence of a case: items with source and reviewer, what is missing, and a look inside."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from ccms_tui.desk import files
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.custody import Custody
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.evidence import (
    AddEvidence,
    CheckEvidence,
    ExhibitContent,
    Preview,
    Redact,
    ReviewEvidence,
    SetAside,
)
from ccms_tui.desk.lines import ExhibitLine
from ccms_tui.desk.request import Command
from ccms_tui.desk.triage import Note
from ccms_tui.rules.safe import line
from ccms_tui.rules.words import EvidenceKind
from ccms_tui.screens.act import BY_NAME, Act, Dialog, acts, bindings
from ccms_tui.screens.asked import Around
from ccms_tui.screens.case import CaseScreen
from ccms_tui.screens.exhibit_rows import (
    COLUMNS,
    about,
    expected,
    handled,
    in_content,
    looked_inside,
    provenance,
    still_expected,
)
from ccms_tui.screens.saving import Save
from ccms_tui.screens.writing import some
from ccms_tui.widgets.checklist import Checklist
from ccms_tui.widgets.handed import Contents, Handed
from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.page import Page, Row
from ccms_tui.widgets.panes import Pane, Split

PAUSE = 0.25
"""Seconds on an item before it is looked into: a key held down looks into none."""
ADD = BY_NAME[AddEvidence.verb()]
OF_THE_ITEM = (ReviewEvidence, Redact, SetAside)
"""Acts that are on the item under the cursor."""


class EvidenceScreen(CaseScreen):
    """Items by kind, and the one under the cursor."""

    PLACE = "evidence"
    BINDINGS = [
        *bindings(CaseScreen.ACTS, shown=acts(AddEvidence, ReviewEvidence, Note)),
        Binding("X", "export", "export", tooltip="Write the item under the cursor to a file, byte for byte."),
        Binding("V", "check", "check", tooltip="Hash every item again, and compare."),
    ]
    DEFAULT_CSS = """
    EvidenceScreen Split > * { width: 1fr; }
    EvidenceScreen Split.-stacked > * { width: 100%; height: 2fr; }
    EvidenceScreen Split.-stacked > *:last-child { height: 3fr; }
    EvidenceScreen #missing { height: auto; max-height: 40%; }
    """

    def __init__(self, case: int, known: CaseSheet | None = None) -> None:
        super().__init__(case, known)
        self._pause: Timer | None = None
        self._inside: tuple[int, list[Row]] = (0, [])
        self._custody: list[Row] = []

    def body(self) -> Iterator[Widget]:
        empty = "Nothing is in evidence: e adds a file."
        items = Contents(COLUMNS, lambda row: row.item, empty=empty, id="items")
        missing = Pane("Expected", Checklist(id="expected", empty="Nothing is missing."), id="missing")
        yield Split(Vertical(items, missing), Page(id="inside"))

    @property
    def here(self) -> ExhibitLine | None:
        """The item under the cursor."""
        found: ExhibitLine | None = self.query_one("#items", Handed).current
        return found

    def show(self, sheet: CaseSheet) -> None:
        self.query_one("#items", Handed).show(sorted(sheet.evidence, key=lambda row: (row.kind, row.item)))
        missing = self.query_one("#expected", Checklist)
        missing.show(expected(sheet))
        missing.styles.height = len(sheet.missing_evidence)
        self.query_one("#missing", Pane).retitle(still_expected(sheet))
        self._show_inside()

    async def press(self, act: Act, **more: object) -> None:
        """A review, a redacted copy and setting aside are of the item under the cursor."""
        if act.command in OF_THE_ITEM and self.here:
            more = {"item": self.here.item, **more}
        await super().press(act, **more)

    def dialog(
        self, act: Act, given: dict[str, object], draft: Command | None, news: str, around: Around
    ) -> Dialog | None:
        """The item that the form is about stands beside it."""
        if act.command in OF_THE_ITEM and self.here:
            around = replace(around, aside=in_content(about(self.here, self.app.local)))
        return super().dialog(act, given, draft, news, around)

    @on(Lines.Moved, "#items")
    def _moved(self) -> None:
        self._show_inside()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._look_inside)

    def _show_inside(self) -> None:
        """What is known of the item, and what it holds as far as that has been fetched."""
        page, item, sheet = self.query_one("#inside", Page), self.here, self.sheet
        shown, rows = self._inside
        if item is None or sheet is None:
            page.show([])
        else:
            held = rows if shown == item.item else [Row("…")]
            local = self.app.local
            proof = [*provenance(sheet, item, local), *(self._custody if shown == item.item else ())]
            page.show([*about(item, local), *held, *proof], anew=shown != item.item)

    @work(exclusive=True, group="inside")
    async def _look_inside(self) -> None:
        item = self.here
        if item is None or self._inside[0] == item.item:
            return
        try:
            seen = looked_inside(
                await self.see(Preview(case=self._case, item=item.item)), not self.app.no_color
            )
            custody = handled(await self.see(Custody(case=self._case, item=item.item)), self.app.local)
        except (Denied, Unreachable) as trouble:
            seen, custody = [Row(str(trouble))], []
        self._inside, self._custody = (item.item, seen), custody
        self._show_inside()

    @on(Lines.Chosen, "#items")
    def _read(self) -> None:
        self.query_one("#inside", Page).focus()

    @on(Lines.Chosen, "#expected")
    @work
    async def _add(self) -> None:
        """Put in evidence what is missing."""
        wanted = self.query_one("#expected", Checklist).current
        if wanted and self.against(ADD) == ():
            await self.press(ADD, kind=EvidenceKind(wanted.key))

    @work
    async def action_export(self) -> None:
        """Ask for a path, and write the item there."""
        item, news = self.here, ""
        path: str | None = f"~/{item.name.replace('/', '_')}" if item else None
        while item and path:
            path = await self.app.ask(Save(item.name, path, news))
            if not path or not (news := await self._export(item, path)):
                return

    async def _export(self, item: ExhibitLine, path: str) -> str:
        """Write the item to a new file; what comes back is why that could not be."""
        try:
            found = await self.see(ExhibitContent(case=self._case, item=item.item))
            kept = await asyncio.to_thread(files.keep, path, found.content)
        except (Denied, Unreachable, ValueError) as trouble:
            return str(trouble)
        self.notify(line(f"evidence {item.item} written to {kept}, {found.sha256}"), markup=False)
        return ""

    @work(exclusive=True, group="check")
    async def action_check(self) -> None:
        """Hash every item of the case again, and say what came of it."""
        try:
            found = await self.see(CheckEvidence(case=self._case))
        except (Denied, Unreachable) as trouble:
            return self.warn(trouble)
        if found.altered:
            self.warn("; ".join(f"ALTERED: evidence {one.item} {one.what}" for one in found.altered))
        else:
            self.notify(f"✔ {some(found.checked, 'item')} checked: all as they were added", markup=False)
