"""A list of cases: whatever is done here is done to the one under the cursor."""

from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from ccms_tui.desk.cases import Case
from ccms_tui.desk.request import CaseCommand
from ccms_tui.rules.verdict import Reason
from ccms_tui.screens.act import Act
from ccms_tui.screens.base import CaseWanted, DeskScreen
from ccms_tui.widgets.lines import Lines


class CasesScreen(DeskScreen):
    """A screen with a list of cases, or of things that wait in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "why", show=False, tooltip="Why each date of this case is what it is."),
    ]
    lines: Lines[Any]

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[int, int] = (0, 0)
        self._stands: dict[str, tuple[Reason, ...]] = {}

    def subject(self) -> Any:
        return self.lines.current

    def against(self, act: Act) -> tuple[Reason, ...] | None:
        """What stands against an act on the case under the cursor; until that is known, nothing."""
        if not issubclass(act.command, CaseCommand):
            return super().against(act)
        row = self.subject()
        if row is None:
            return None
        return self._stands.get(act.name, ()) if self._known == (row.case, row.version) else ()

    def learn(self, case: int, version: int, stands: dict[str, tuple[Reason, ...]]) -> None:
        """Take note of what stands against each act on a case."""
        if (case, version, stands) != (*self._known, self._stands):
            self._known, self._stands = (case, version), stands
            self.refresh_bindings()

    async def before_acts(self) -> None:
        row = self.subject()
        if row and self._known != (row.case, row.version):
            sheet = await self.see(Case(case=row.case))
            self.learn(sheet.case, sheet.version, sheet.acts)

    @on(Lines.Chosen)
    def _open(self) -> None:
        if row := self.subject():
            self.post_message(CaseWanted(row.case))

    def action_why(self) -> None:
        """Show how each date of this case came about."""
        from ccms_tui.screens.why import WhyScreen

        if row := self.subject():
            self.app.push_screen(WhyScreen(row.case))
