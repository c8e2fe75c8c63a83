"""What was said between the complainant and us, and what was done for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.lines import RemedyLine
from ccms_tui.desk.receiving import Receive, SeeTo
from ccms_tui.rules.words import RemedyStatus
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.case import CaseScreen
from ccms_tui.screens.writing import WHEN, day, plain, remedy
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.handed import Contents, Handed
from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.page import BLANK, Page, Row, heading
from ccms_tui.widgets.panes import Pane, Split


@dataclass(frozen=True)
class Said:
    """Something said; 0 is the complaint itself, and what came in since counts downwards from there."""

    number: int
    at: datetime
    what: str
    how: str
    who: str
    text: str


class LettersScreen(CaseScreen):
    """The correspondence in order, the text under the cursor, and what is owed or was given."""

    PLACE = "letters"
    BINDINGS = bindings(CaseScreen.ACTS, shown=acts(Acknowledge, Send, Receive, SeeTo, Remediate))
    DEFAULT_CSS = """
    LettersScreen Split > * { width: 1fr; }
    LettersScreen Split.-stacked > * { width: 100%; height: 2fr; }
    LettersScreen Split.-stacked > *:last-child { height: 3fr; }
    LettersScreen #remedies { height: auto; max-height: 50%; }
    LettersScreen #remedies Page { height: auto; }
    """

    def body(self) -> Iterator[Widget]:
        columns = (
            Column[Said]("When", lambda row: self.app.local(row.at), width=WHEN),
            Column[Said]("What", lambda row: row.what, share=2, least=14),
            Column[Said]("How", lambda row: row.how, width=9, drop=2),
            Column[Said]("Who", lambda row: row.who, share=1, least=10, drop=1),
        )
        letters = Contents(columns, lambda row: row.number, id="letters")
        done = Pane("Done for them", Page(id="done"), id="remedies")
        yield Split(Vertical(letters, done), Page(id="text"))

    def show(self, sheet: CaseSheet) -> None:
        self.query_one("#letters", Handed).show(said(sheet))
        remedies = [_remedy(one) for one in sheet.remedies]
        self.query_one("#done", Page).show(remedies or [Row("Nothing is owed, and nothing was given.")])
        self.query_one("#done", Page).styles.height = max(1, len(remedies))
        self._tell()

    @on(Lines.Moved, "#letters")
    def _tell(self) -> None:
        here: Said | None = self.query_one("#letters", Handed).current
        if here:
            self.query_one("#text", Page).show(list(_whole(here, self.app.local(here.at))), anew=True)

    @on(Lines.Chosen, "#letters")
    def _go_on_reading(self) -> None:
        self.query_one("#text", Page).focus()


def said(sheet: CaseSheet) -> list[Said]:
    """The complaint as it came, and every letter since, from us and from them."""
    words = sheet.own_words or sheet.summary
    first = Said(0, sheet.received_at, "the complaint", f"by {sheet.channel}", sheet.complainant, words)
    sent = (
        Said(one.number, one.sent_at, plain(one.kind), f"by {one.channel}", one.sent_by, one.text)
        for one in sheet.letters
    )
    came = (
        Said(-one.number, one.received_at, "from them", f"by {one.channel}", one.sender, one.text)
        for one in sheet.replies
    )
    return [first, *sorted((*sent, *came), key=lambda one: one.at)]


def _whole(one: Said, at: str) -> Iterator[Row]:
    yield heading(one.what.capitalize(), f"{at} {one.how}, {one.who}")
    yield BLANK
    yield Row(one.text)


def _remedy(one: RemedyLine) -> Row:
    """A remedy and how it stands: owed by when, or done."""
    sign = "▢" if one.status is RemedyStatus.OWED else "✔" if one.status is RemedyStatus.DONE else "✕"
    when = day(one.done_on) or (f"by {day(one.due_on)}" if one.due_on else "")
    lead = Content(f"{one.number} {sign} {one.status}")
    return Row(f"{remedy(one)}  {when}".rstrip(), lead=lead, hang=14)
