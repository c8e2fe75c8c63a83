"""Why a date is what it is: every day that counted, every day that did not, and the reason."""

from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding

from ccms_tui.desk.request import Changes
from ccms_tui.desk.timing import Why, WhyThisDate
from ccms_tui.screens.base import DeskScreen
from ccms_tui.screens.top import Top
from ccms_tui.screens.why_rows import why_rows
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.page import BLANK, Page, Row


class WhyScreen(DeskScreen):
    """All clocks of one case, each with the way to its date."""

    BINDINGS = [Binding("escape", "app.pop_screen", "Back", key_display="esc")]
    DEFAULT_CSS = "WhyScreen Page { padding: 0 1; }"

    def __init__(self, case: int) -> None:
        super().__init__()
        self._case = case

    def compose(self) -> ComposeResult:
        yield Top()
        yield Page([Row("…")])
        yield KeyLine()

    def on_mount(self) -> None:
        self.look_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to do here but read."""
        return action != "acts" and super().check_action(action, parameters)

    def shows(self, changes: Changes) -> bool:
        return any(name == f"case/{self._case}" for name, _ in changes.subjects)

    async def look(self) -> None:
        found = await self.see(WhyThisDate(case=self._case))
        now = self.app.clock()
        clocks = sorted(found.clocks, key=_ends)
        rows = [row for one in clocks for row in (*why_rows(one, found.reference, now), BLANK)]
        self.query_one(Page).show(rows or [Row(f"{found.reference} has no clock.")])


def _ends(why: Why) -> datetime:
    """Clocks stand in the order in which they end, as in the header of the case."""
    return why.clock.due_at
