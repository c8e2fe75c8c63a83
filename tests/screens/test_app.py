"""The frame: first of all it is there, it shows what others do, and it never falls over."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from textual import events

from ccms_tui.app import CaseApp
from ccms_tui.desk.denials import Unreachable
from ccms_tui.desk.request import Changes, Desk
from ccms_tui.screens.acts import Acts
from ccms_tui.screens.case import SheetScreen
from ccms_tui.screens.form import Form
from ccms_tui.screens.help import Help
from ccms_tui.screens.queue import QueueScreen
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, settle, show_on, text, until, until_seen

LOADED = """
import sys
from ccms_tui.app import CaseApp
print(*{name.partition(".")[0] for name in sys.modules})
"""


class Flaky:
    """A desk that can be out of reach."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self.away = desk, False

    def do(self, order: Any) -> Any:
        return self._reached(self._desk.do, order)

    def see(self, view: Any) -> Any:
        return self._reached(self._desk.see, view)

    def changes(self, since: Any) -> Changes:
        answer: Changes = self._reached(self._desk.changes, since)
        return answer

    def _reached(self, ask: Callable[[Any], Any], asked: Any) -> Any:
        if self.away:
            raise Unreachable("the desk does not answer: is it being served?")
        return ask(asked)


async def test_the_first_frame_does_not_wait_for_the_desk(house: House) -> None:
    opened = Event()

    def slow() -> Desk:
        opened.wait(20)
        return house.ana

    async with show_on(slow, house) as pilot:
        await until_seen(pilot, "opening the desk…", "1 Mine", "? help")
        await pilot.press("N", "j", "slash", "escape")
        opened.set()
        await until_seen(pilot, "Ana Reyes, handler", "C-2026-000001")


async def test_what_one_does_another_sees_within_moments(showing: Showing) -> None:
    async with showing("ana", poll=1.5) as here, showing("ben", poll=1.5) as there:
        await there.press("5")
        await until_seen(there, "C-2026-000001")
        await fill(here, "N", complainant="Zoë Quist", summary="New", channel="phone")
        begun = time.monotonic()
        await until_seen(there, "Zoë Quist", "All open 2")
        assert time.monotonic() - begun < 2


async def test_a_desk_out_of_reach_is_one_sentence_and_comes_back(house: House) -> None:
    desk = Flaky(house.ana)
    async with show_on(lambda: desk, house) as pilot:
        await until_seen(pilot, "C-2026-000001")
        desk.away = True
        await until(pilot, lambda: "the desk does not answer" in lines(pilot)[0])
        await pilot.press("5", "enter", "n")
        await settle(pilot)
        assert pilot.app.is_running
        desk.away = False
        await until(pilot, lambda: "Ana Reyes" in lines(pilot)[0])


async def test_a_desk_that_is_not_there_yet_is_waited_for(house: House) -> None:
    there = Event()

    def absent() -> Desk:
        if there.is_set():
            return house.ana
        raise Unreachable("there is no desk at /run/ccms: start it with ccms serve")

    async with show_on(absent, house) as pilot:
        await until(pilot, lambda: "there is no desk at /run/ccms" in lines(pilot)[0])
        there.set()
        await until_seen(pilot, "Ana Reyes, handler", "C-2026-000001")


async def test_somebody_who_is_nobody_here_is_told_so(house: House) -> None:
    async with show_on(lambda: house.reach(house, 9999), house) as pilot:
        await until(pilot, lambda: pilot.app.return_code == 5)


async def test_places_are_one_key_away_from_anywhere(showing: Showing) -> None:
    async with showing("sam") as pilot:
        for key, words in (
            ("f4", "Goes up to"),
            ("f5", "Outlook"),
            ("f3", "Nothing waits"),
            ("f2", "All open"),
            ("f3", "Nothing"),
        ):
            await pilot.press(key)
            await until_seen(pilot, words)
        assert len(pilot.app.screen_stack) == 3
        await pilot.press("escape", "enter")
        await until_seen(pilot, "owner", "To close this defensibly")
        await pilot.press("f2")
        await until_seen(pilot, "[5 All open 1]")
        assert len(pilot.app.screen_stack) == 2


@pytest.mark.parametrize(
    "keys", [(), ("n",), ("full_stop",), ("question_mark",), ("ctrl+p",), ("slash",), ("enter",)]
)
async def test_quitting_works_everywhere(showing: Showing, keys: tuple[str, ...]) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        await pilot.press(*keys)
        await settle(pilot)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running or pilot.app._exit)


async def test_help_names_every_key_of_the_place(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await pilot.press("question_mark")
        await until_seen(pilot, "Keys here", "Take in a new complaint.", "Why each date of this case")
        assert isinstance(pilot.app.screen, Help)


async def test_the_palette_offers_what_is_possible_and_where_to_go(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "Next: ")
        await settle(pilot)
        offered = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert {"New complaint", "Assign", "Go to risk", "Quit"} <= set(offered)
        assert "Accept" not in offered
        await pilot.press("ctrl+p")
        await pilot.press(*"risk", "enter")
        await until_seen(pilot, "Goes up to")


async def test_a_paste_is_cleaned_at_the_door(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        pilot.app.post_message(events.Paste("a\x1b]0;t\x07b\u202ec"))
        await until_seen(pilot, "a␛]0;t␇b⟨U+202E⟩c")


async def test_dialogs_that_are_over_are_gone(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        for _ in range(5):
            for key in ("n", "full_stop", "question_mark"):
                await pilot.press(key)
                await until(pilot, lambda: isinstance(pilot.app.screen, Form | Acts | Help))
                await pilot.press("escape")
                await until(pilot, lambda: not isinstance(pilot.app.screen, Form | Acts | Help))
        await settle(pilot)
        gc.collect()
        kinds = [type(thing) for thing in gc.get_objects()]
        assert max(kinds.count(kind) for kind in (Form, Acts, Help)) <= 2


async def test_cases_that_are_left_are_gone(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000001")
        for _ in range(6):
            await pilot.press("enter")
            await until_seen(pilot, "To close this defensibly")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, QueueScreen))
        await settle(pilot)
        gc.collect()
        assert sum(isinstance(thing, SheetScreen) for thing in gc.get_objects()) <= 1


async def test_what_time_alone_changes_is_drawn_again(house: House, showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, house.now.strftime("%H:%M"))
        house.later(minutes=5)
        cast(CaseApp, pilot.app).tick()
        await until_seen(pilot, house.now.strftime("%H:%M"))


async def test_nothing_is_written_while_nothing_happens(showing: Showing) -> None:
    async with showing("ana", poll=0.1) as pilot:
        await until_seen(pilot, "Next: ")
        await settle(pilot)
        drawn: list[Any] = []
        pilot.app._display = lambda *drawing: drawn.append(drawing)  # type: ignore[method-assign]  # counts
        await pilot.pause(1)
        assert not drawn


def test_the_screens_load_no_database() -> None:
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "sqlmodel", "pydantic", "pendulum", "holidays", "typer", "sqlite3"}
    assert not set(told.stdout.split()) & heavy


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 10), (300, 90)], ids=str)
async def test_no_terminal_is_too_small_or_too_large(
    showing: Showing, size: tuple[int, int], tmp_path: Path
) -> None:
    async with showing("sam", size=size) as pilot:
        for key in ("j", "f3", "f4", "f5", "f2", "enter", "escape"):
            await pilot.press(key)
            await settle(pilot)
        assert pilot.app.is_running
        assert all(len(line) <= size[0] for line in text(pilot).splitlines())
