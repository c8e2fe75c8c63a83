"""Whoever types faster than things are drawn loses nothing."""

from pathlib import Path
from threading import Event
from typing import Any, cast

from textual.pilot import Pilot
from textual.widgets import Input

from ccms_tui.desk.cases import Case
from ccms_tui.desk.request import Desk
from ccms_tui.desk.triage import Note
from ccms_tui.desk.watching import Watch
from ccms_tui.rules.words import Risk
from ccms_tui.screens.acts import Acts
from ccms_tui.screens.asked import Asked
from ccms_tui.screens.case import SheetScreen
from ccms_tui.screens.filtering import FilterLine
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.program import Program
from tests.screens.conftest import Showing
from tests.screens.worked import told
from tests.showing import burst, show_on, text, type_in, until, until_seen


async def test_a_quick_hand_is_never_behind_its_own_last_act(house: House, showing: Showing) -> None:
    async with showing("ana", start=("queue", 1)) as pilot:
        await until_seen(pilot, "Points")
        screen = pilot.app.screen
        assert isinstance(screen, SheetScreen) and screen.sheet
        await screen.do(Note(case=1, seen=screen.sheet.version, text="Rang once"))
        screen.action_act("note")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"Rang twice", "ctrl+s")
        await until(pilot, lambda: len(house.sheet().notes) == 2)


class Slow:
    """A desk that answers everything at once, but what is of one kind, once it is let through."""

    def __init__(self, desk: Desk, kind: type[Any]) -> None:
        self._desk, self._kind = desk, kind
        self.asked, self.through = Event(), Event()

    def do(self, order: Any) -> Any:
        self._wait(order)
        return self._desk.do(order)

    def see(self, view: Any) -> Any:
        self._wait(view)
        return self._desk.see(view)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    def _wait(self, asked: Any) -> None:
        if isinstance(asked, self._kind):
            self.asked.set()
            assert self.through.wait(60)


async def test_nor_behind_one_that_the_desk_still_has_in_hand(house: House) -> None:
    desk = Slow(house.ana, Note)
    async with show_on(lambda: cast(Desk, desk), house) as pilot:
        await until_seen(pilot, "C-2026-000001")
        await pilot.press("enter")
        await until_seen(pilot, "Points")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"once", "ctrl+s")
        await until(pilot, desk.asked.is_set)
        await burst(pilot, "n", *"twice")
        desk.through.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await until(pilot, lambda: fields(pilot).get("text") == "twice")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(house.sheet().notes) == 2)
        assert "meanwhile" not in text(pilot)


async def test_a_key_that_comes_before_the_case_is_not_lost(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        await pilot.app.push_screen(SheetScreen(1))
        assert pilot.app.screen.sheet is None  # type: ignore[attr-defined]  # of the screen just pushed
        await type_in(pilot, "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))


async def test_a_key_that_comes_with_the_first_cases_is_not_lost(house: House) -> None:
    desk = Slow(house.ana, Watch)
    async with show_on(lambda: cast(Desk, desk), house) as pilot:
        await until_seen(pilot, "C-2026-000001")
        await pilot.press("N")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        desk.through.set()


def fields(pilot: Pilot[None]) -> dict[str, str]:
    """What stands in each field of the form in front."""
    return {asked.field.name: asked.text for asked in pilot.app.screen.query(Asked)}


async def test_what_is_typed_ahead_of_a_form_lands_in_it(house: House, showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        await burst(pilot, "n", *"cancelled")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await until(pilot, lambda: fields(pilot)["text"] == "cancelled")
        assert len(pilot.app.screen_stack) == 3 and not told(pilot)
    assert house.sheet().version == 1


async def test_one_burst_fills_a_form_field_by_field_and_sends_it(house: House, showing: Showing) -> None:
    async with showing("ana", start=("queue", 1)) as pilot:
        await until_seen(pilot, "Points")
        await burst(pilot, "c", *"billing", "tab", *"high", "ctrl+s")
        await until(pilot, lambda: house.sheet().risk is Risk.HIGH)
    assert house.sheet().category == "billing"


async def test_what_is_typed_ahead_of_a_refused_act_does_nothing(house: House, showing: Showing) -> None:
    async with showing("ana", start=("queue", 1)) as pilot:
        await until_seen(pilot, "Points")
        screen = pilot.app.screen
        await burst(pilot, "C", *"nop")
        await until(pilot, lambda: "Close, not now" in told(pilot))
        await pilot.pause(0.3)
        assert pilot.app.screen is screen
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))


async def test_what_is_typed_ahead_of_a_case_that_refuses_does_nothing(
    house: House, showing: Showing
) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        screen = SheetScreen(1)
        await pilot.app.push_screen(screen)
        await burst(pilot, "C", *"nop")
        await until(pilot, lambda: "Close, not now" in told(pilot))
        await pilot.pause(0.3)
        assert pilot.app.screen is screen


async def test_a_filter_typed_in_one_burst_is_a_filter(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        await burst(pilot, "slash", *"nobody", "enter", "N", *"Lo")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await until(pilot, lambda: fields(pilot)["complainant"] == "Lo")
        below = pilot.app.screen_stack[-2]
        assert below.query_one(FilterLine).query_one(Input).value == "nobody"


async def test_a_burst_goes_through_a_list_of_acts_and_back(showing: Showing) -> None:
    async with showing("ana", start=("queue", 1)) as pilot:
        await until_seen(pilot, "Points")
        screen = pilot.app.screen
        await burst(pilot, "full_stop", "escape", "full_stop", "escape", "n", *"Rang", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await burst(pilot, "full_stop")
        await until(pilot, lambda: isinstance(pilot.app.screen, Acts))


def test_a_burst_over_a_line_lands_in_the_form(tmp_path: Path) -> None:
    program = Program.new(tmp_path)
    opened = ("--complainant", "Lowe, Peter", "--channel", "letter", "--summary", "Boiler visit missed")
    assert program.run("act", "open", *opened).returncode == 0
    with program.terminal() as terminal:
        terminal.wait("Boiler visit missed")
        terminal.settle()
        terminal.send(b"nRang twice about C and N\x13")
        terminal.wait("noted: Rang twice")
    assert [note.text for note in program.desks[0].see(Case(case=1)).notes] == ["Rang twice about C and N"]
