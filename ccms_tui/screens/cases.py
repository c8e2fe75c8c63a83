"""A list of cases: whatever is done here is done to the one under the cursor."""

from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.timer import Timer

from ccms_tui.desk.cases import Case, CaseSheet
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.request import CaseCommand
from ccms_tui.rules.verdict import Reason
from ccms_tui.screens.act import Act
from ccms_tui.screens.base import CaseWanted, DeskScreen
from ccms_tui.widgets.lines import Lines

PAUSE = 0.3
"""Seconds on a row before its case is looked at: a key held down looks at none."""


class CasesScreen(DeskScreen):
    """A screen with a list of cases, or of things that wait in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "why", tooltip="Why each date of this case is what it is."),
    ]
    lines: Lines[Any]

    def __init__(self) -> None:
        super().__init__()
        self.sheet: CaseSheet | None = None
        self._pause: Timer | None = None

    def subject(self) -> Any:
        return self.lines.current

    @property
    def known(self) -> CaseSheet | None:
        """The case under the cursor, whole, if it has been looked at as it now is."""
        row, sheet = self.subject(), self.sheet
        return sheet if row and sheet and (row.case, row.version) == (sheet.case, sheet.version) else None

    def against(self, act: Act) -> tuple[Reason, ...] | None:
        """What stands against an act on the case under the cursor; until that is known, nothing."""
        if not issubclass(act.command, CaseCommand):
            return super().against(act)
        if self.subject() is None:
            return None
        return self.known.acts[act.name] if self.known else ()

    async def before_acts(self) -> None:
        if self.known is None:
            await self.look_at(self.subject())

    async def look_at(self, row: Any) -> None:
        """See the case on which the cursor rests, and what stands against each act on it."""
        self.sheet = await self.see(Case(case=row.case)) if row else None
        self.refresh_bindings()

    async def renew(self) -> None:
        await self.look()
        await self.look_at(self.subject())

    @on(Lines.Moved)
    def _moved(self, event: Lines.Moved) -> None:
        if event.lines is self.lines:
            if self._pause:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self._rested)

    @work(exclusive=True, group="rest")
    async def _rested(self) -> None:
        """Look at the case; where that cannot be, the list has said so."""
        try:
            await self.look_at(self.subject())
        except (Denied, Unreachable):
            self.sheet = None

    @on(Lines.Chosen)
    def _open(self, event: Lines.Chosen) -> None:
        if event.lines is self.lines and (row := self.subject()):
            self.post_message(CaseWanted(row.case))

    def action_why(self) -> None:
        """Show how each date of this case came about."""
        from ccms_tui.screens.why import WhyScreen

        if row := self.subject():
            self.app.push_screen(WhyScreen(row.case))
