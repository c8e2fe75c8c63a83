"""Everybody here: what they are trusted with, whether they are there, and what they would leave behind."""

from dataclasses import replace
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.leaving import AtStake, Stake, Stakes
from ccms_tui.desk.people import Appoint, Away, Deactivate, Enrol, People, PersonRow
from ccms_tui.desk.request import Command
from ccms_tui.screens.act import PEOPLE_ACTS, Act, Dialog, acts, bindings
from ccms_tui.screens.asked import Around, Note
from ccms_tui.screens.base import CaseWanted, DeskScreen
from ccms_tui.screens.staff_rows import person_columns, stake_columns, stakes_aside, told
from ccms_tui.screens.top import Top
from ccms_tui.widgets.handed import Handed
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.lines import Lines


class StaffScreen(DeskScreen):
    """The people, and below them the cases of the one under the cursor, with the deadlines at stake."""

    ACTS = PEOPLE_ACTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS, shown=acts(Enrol, Appoint, Away, Deactivate)),
        Binding("tab", "other", "people or cases"),
        Binding("escape", "app.place('queue')", "Back to the queue", show=False),
    ]
    DEFAULT_CSS = """
    StaffScreen Note { padding: 0 1; background: $panel; color: $text; }
    StaffScreen #stakes { height: 40%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._stakes: Stakes | None = None
        self._people: Handed[PersonRow] = Handed(
            person_columns(), key=lambda row: row.id, empty="Nobody yet.", id="people"
        )
        self._cases: Handed[Stake] = Handed(
            stake_columns(lambda: self.app.clock()),
            key=lambda one: one.case,
            empty="Nothing is theirs.",
            id="stakes",
        )

    def compose(self) -> ComposeResult:
        yield Top()
        yield self._people
        yield Note(Content(""), id="theirs")
        yield self._cases
        yield KeyLine()

    def on_mount(self) -> None:
        self._people.focus()
        self.look_again()

    def subject(self) -> PersonRow | None:
        return self._people.current

    def about(self, act: Act) -> Any:
        """The person under the cursor, but for a new one."""
        return None if act.command is Enrol else self.subject()

    async def look(self) -> None:
        self._people.show((await self.see(People())).rows)
        await self._look_at()

    async def before_acts(self) -> None:
        await self._look_at()

    async def _look_at(self) -> None:
        """See what the person under the cursor would leave behind; who has left has nothing."""
        row = self.subject()
        self._stakes = await self.see(AtStake(name=row.name)) if row and row.active else None
        self._cases.show(self._stakes.rows if self._stakes else ())
        self.query_one("#theirs", Note).say(told(row, self._stakes))

    @on(Lines.Moved, "#people")
    def _moved(self) -> None:
        self._rested()

    @work(exclusive=True, group="rest")
    async def _rested(self) -> None:
        """Look at the person; where that cannot be, say so."""
        try:
            await self._look_at()
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)

    def dialog(
        self, act: Act, given: dict[str, object], draft: Command | None, news: str, around: Around
    ) -> Dialog | None:
        """Whoever plans an absence sees the deadlines at stake beside the form."""
        if act.command in (Away, Deactivate) and self._stakes:
            around = replace(around, aside=stakes_aside(self._stakes))
        return super().dialog(act, given, draft, news, around)

    @on(Lines.Chosen, "#people")
    def _to_their_cases(self) -> None:
        self._cases.focus()

    @on(Lines.Chosen, "#stakes")
    def _open(self) -> None:
        if one := self._cases.current:
            self.post_message(CaseWanted(one.case))

    def action_other(self) -> None:
        """Go from the people to the cases, and back."""
        (self._cases if self._people.has_focus else self._people).focus()
