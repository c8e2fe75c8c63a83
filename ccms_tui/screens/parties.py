"""The people around a case: who they are, whose it was, what was asked of them, promised to them, noted."""

from collections.abc import Iterator

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.timing import KeepPromise, Promise
from ccms_tui.desk.triage import Flag, Note
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.action_rows import case_actions
from ccms_tui.screens.base import CaseWanted
from ccms_tui.screens.case import CaseScreen
from ccms_tui.screens.party_rows import (
    causes,
    colleagues,
    details,
    flags,
    notes,
    notices,
    owners,
    parties,
    promises,
    referrals,
    tasks,
)
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.handed import Handed
from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.page import BLANK, Page, Row
from ccms_tui.widgets.panes import Pane, Split

Related = tuple[str, str]
"""A reference, and what that case is about."""


class PeopleScreen(CaseScreen):
    """People, hand-overs, flags, promises, tasks and notes; other cases of the same person."""

    PLACE = "people"
    BINDINGS = bindings(CaseScreen.ACTS, shown=acts(Assign, Note, Flag, Promise, KeepPromise))
    DEFAULT_CSS = """
    PeopleScreen Split > * { width: 1fr; }
    PeopleScreen Split.-stacked > * { width: 100%; height: 1fr; }
    PeopleScreen Split.-stacked > *:last-child { height: 1fr; }
    PeopleScreen #others { height: auto; max-height: 50%; }
    """

    def body(self) -> Iterator[Widget]:
        columns = (
            Column[Related]("", lambda row: row[0], width=13),
            Column[Related]("", lambda row: row[1], share=1, least=20),
        )
        related = Handed(columns, lambda row: row[0], empty="None that we know of.", id="related")
        others = Pane("Other cases of this person", related, id="others")
        yield Split(Page(id="who"), Vertical(Page(id="notes"), others))

    def show(self, sheet: CaseSheet) -> None:
        self.query_one("#who", Page).show(list(self._who(sheet)))
        self.query_one("#notes", Page).show(list(notes(sheet, self.app.local)))
        related = self.query_one("#related", Handed)
        related.show(list(sheet.related.items()))
        related.styles.height = max(1, len(sheet.related))

    def _who(self, sheet: CaseSheet) -> Iterator[Row]:
        local = self.app.local
        sections = (
            parties(sheet),
            owners(sheet, local),
            flags(sheet, local),
            colleagues(sheet, local),
            promises(sheet, self.app.clock().astimezone(self.app.zone).date(), self.app.zone),
            notices(sheet, local),
            tasks(sheet),
            referrals(sheet, local),
            causes(sheet),
            case_actions(sheet.actions),
            details(sheet),
        )
        for number, section in enumerate(filter(None, map(list, sections))):
            if number:
                yield BLANK
            yield from section

    @on(Lines.Chosen, "#related")
    def _open(self) -> None:
        chosen: Related | None = self.query_one("#related", Handed).current
        if chosen:
            self.post_message(CaseWanted(int(chosen[0].rpartition("-")[2])))
