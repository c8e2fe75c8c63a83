"""Corrective actions: what is done against a cause, who sees to it by when, and what came of it."""

from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ccms_tui.desk.actions import Action, ActionRow, Actions, AddAction, Which
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.screens.act import ACTION_ACTS, Act, bindings
from ccms_tui.screens.action_rows import action_columns, action_page
from ccms_tui.screens.base import CaseWanted, DeskScreen
from ccms_tui.screens.top import Top
from ccms_tui.widgets.handed import Handed
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.page import Page
from ccms_tui.widgets.tabs import Tab, Tabs


class ActionsScreen(DeskScreen):
    """Actions as tabs with counts; below, the one under the cursor with complaints of its cause by month."""

    ACTS = ACTION_ACTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS, shown=ACTS),
        *(Binding(str(n), f"tab({n - 1})", each.capitalize(), show=False) for n, each in enumerate(Which, 1)),
        Binding("escape", "app.place('queue')", "Back to the queue", show=False),
    ]
    DEFAULT_CSS = """
    ActionsScreen Tabs { padding: 0 1; }
    ActionsScreen Page { height: 45%; border-top: hkey $foreground 30%; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._which = Which.OPEN
        self._tabs = Tabs([Tab(each.capitalize()) for each in Which], list(Which).index(self._which))
        self._actions: Handed[ActionRow] = Handed(
            action_columns(), key=lambda row: row.action, empty="None. N has something done.", id="actions"
        )

    def compose(self) -> ComposeResult:
        yield Top()
        yield self._tabs
        yield self._actions
        yield Page()
        yield KeyLine()

    def on_mount(self) -> None:
        self._actions.focus()
        self.look_again()

    def subject(self) -> ActionRow | None:
        return self._actions.current

    def about(self, act: Act) -> Any:
        """The action under the cursor, but for a new one."""
        return None if act.command is AddAction else self.subject()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an action under the cursor, only a new one can be added."""
        if action == "act" and parameters[0] != AddAction.verb() and self.subject() is None:
            return None
        return super().check_action(action, parameters)

    async def look(self) -> None:
        found = await self.see(Actions(which=self._which))
        self._tabs.show([Tab(each.capitalize(), found.counts[each]) for each in Which])
        self._actions.show(found.rows)
        await self._look_at()

    async def _look_at(self) -> None:
        """See what became of complaints of the cause of the action under the cursor."""
        row = self.subject()
        sheet = await self.see(Action(action=row.action)) if row else None
        self.query_one(Page).show(list(action_page(sheet)) if sheet else [], anew=True)
        self.refresh_bindings()

    @on(Lines.Moved, "#actions")
    @work(exclusive=True, group="rest")
    async def _moved(self) -> None:
        """Look at the action; where that cannot be, say so."""
        try:
            await self._look_at()
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)

    @on(Lines.Chosen, "#actions")
    def _open(self) -> None:
        """Go to the case that showed that it is needed."""
        row = self.subject()
        if row and row.case:
            self.post_message(CaseWanted(int(row.case.rpartition("-")[2])))

    @on(Tabs.Chosen)
    def _pointed_at(self, event: Tabs.Chosen) -> None:
        self.action_tab(event.place)

    def action_tab(self, place: int) -> None:
        """Show others of them."""
        self._which = list(Which)[place]
        self._tabs.choose(place)
        self.look_again()
