"""The outlook: who has how much to answer when, whether there is time, and what runs out by tomorrow."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from ccms_tui.desk import owning
from ccms_tui.desk.outlook import Ending, Outlook, Prospect, Share
from ccms_tui.screens.act import acts, bindings
from ccms_tui.screens.asked import Note
from ccms_tui.screens.cases import CasesScreen
from ccms_tui.screens.outlook_rows import ending_columns, share_columns, totals
from ccms_tui.screens.top import Top
from ccms_tui.widgets.handed import Handed
from ccms_tui.widgets.keys import KeyLine


class OutlookScreen(CasesScreen):
    """What will be needed, before it is."""

    ACTS = acts(owning.Assign)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS, shown=ACTS),
        Binding("tab", "other", "people or cases"),
        Binding("escape", "app.place('queue')", "Back to the queue", show=False),
    ]
    DEFAULT_CSS = """
    OutlookScreen Note { padding: 0 1; text-style: bold; color: $text; background: $boost; }
    OutlookScreen #shares { height: 4; max-height: 60%; }
    OutlookScreen #by { background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shares: Handed[Share] | None = None
        self._days: tuple[object, ...] = ()
        self.lines: Handed[Ending] = Handed(
            ending_columns(lambda: self.app.clock()),
            key=lambda one: (one.case, one.kind),
            empty="Nothing runs out by then.",
        )

    def compose(self) -> ComposeResult:
        yield Top()
        yield Note(Content("…"), id="totals")
        yield Note(Content(""), id="by")
        yield self.lines
        yield KeyLine()

    def on_mount(self) -> None:
        self.lines.focus()
        self.look_again()

    def tick(self) -> None:
        super().tick()
        self.look_again()

    async def look(self) -> None:
        ahead = await self.see(Outlook())
        by = self.app.local(ahead.tomorrow_ends, "%a %-d %b")
        self.query_one("#totals", Note).say(totals(ahead, by))
        self.query_one("#by", Note).say(Content(f"{ahead.endings} clocks run out by the end of {by}"))
        await self._show(ahead)
        self.lines.show(ahead.ending)

    async def _show(self, ahead: Prospect) -> None:
        """The table of people and teams; its columns are the days, so another day is another table."""
        on = tuple(day.on for day in ahead.days)
        if self._shares is None or on != self._days:
            if self._shares:
                await self._shares.remove()
            self._days, rows = on, share_columns(ahead.days)
            self._shares = Handed(
                rows,
                key=lambda share: (share.team == share.name, share.name),
                empty="No case falls due.",
                id="shares",
            )
            await self.mount(self._shares, before="#by")
        shares = (*ahead.people, *ahead.teams)
        self._shares.show(shares)
        self._shares.styles.height = max(2, len(shares) + 1)

    def action_other(self) -> None:
        """Go from the people to the cases, and back."""
        (self._shares if self._shares and self.lines.has_focus else self.lines).focus()
