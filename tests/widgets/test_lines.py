"""A list of any length stays small, and cheap to move in."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widget import Widget

from ccms_tui.widgets.window import HELD
from tests.widgets.shelf import SIZES, Shelf
from tests.widgets.showing import settle, shown


@SIZES
async def test_however_far_one_scrolls_a_few_pages_are_held(size: tuple[int, int]) -> None:
    app = Shelf(900)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        assert app.here == 899
        seen = 900
        while app.here > 0:
            await pilot.press("pageup")
            await settle(pilot)
            assert len(app.list.rows) <= HELD
            assert app.here < seen
            first, last = app.list.in_sight[0].number, app.list.in_sight[-1].number
            assert last - first == len(app.list.in_sight) - 1 == size[1] - 2
            seen = app.here
        while app.here < 899:
            await pilot.press("pagedown")
            await settle(pilot)
            assert len(app.list.rows) <= HELD
            assert len(app.list.in_sight) == size[1] - 1


async def test_letting_go_of_far_rows_moves_nothing_on_the_screen() -> None:
    app = Shelf(1_500)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(40):
            before = app.here
            await pilot.press("pagedown")
            at_once = shown(pilot)
            await settle(pilot)
            assert shown(pilot) == at_once
            assert app.here == before + 22
        assert "before" not in app.asked
        assert app.list.rows[0].number > 0


def painting(widget: Widget, patch: pytest.MonkeyPatch) -> list[int]:
    """The lines that a widget is asked to draw from now on."""
    painted: list[int] = []
    draw: Callable[[int], Any] = widget.render_line

    def counted(y: int) -> Any:
        painted.append(y)
        return draw(y)

    patch.setattr(widget, "render_line", counted)
    return painted


async def test_a_move_repaints_two_lines_in_few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Shelf(300)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        painted = painting(app.list, monkeypatch)
        app.sent = 0
        await pilot.press(*"jjjjjjjjjj")
        await settle(pilot)
        assert [tuple(painted[at : at + 2]) for at in range(0, 20, 2)] == [(n, n + 1) for n in range(1, 11)]
        assert len(painted) == 20
        assert app.sent / 10 < 700


async def test_a_key_held_down_costs_little_also_where_it_scrolls() -> None:
    app = Shelf(1_000)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.sent = 0
        await pilot.press(*"j" * 200)
        await settle(pilot)
        assert app.here == 200
        assert app.sent / 200 < 1_400


async def test_keys_as_in_any_pager() -> None:
    app = Shelf(250)
    async with app.run_test(size=(80, 21)) as pilot:
        await settle(pilot)
        found = []
        for key in (
            "j",
            "down",
            "k",
            "up",
            "ctrl+d",
            "ctrl+u",
            "pagedown",
            "pageup",
            "end",
            "home",
            "G",
            "g",
        ):
            await pilot.press(key)
            await settle(pilot)
            found.append(app.here)
        assert found == [1, 2, 1, 0, 9, 0, 19, 0, 249, 0, 249, 0]
        await pilot.press("enter")
        await settle(pilot)
        assert app.said[-1] == "chosen"


async def test_the_mouse_points_turns_and_opens() -> None:
    app = Shelf(250)
    async with app.run_test(size=(80, 21)) as pilot:
        await settle(pilot)
        await pilot.click(offset=(5, 4))
        assert app.here == 3
        app.list.on_mouse_scroll_down()
        assert (app.here, app.list.in_sight[0].number) == (6, 3)
        await pilot.click(offset=(5, 4), times=2)
        await settle(pilot)
        assert app.said[-1] == "chosen"
        await pilot.click(offset=(5, 0))
        assert app.here == 6


async def test_an_empty_list_says_so_and_one_on_its_way_too() -> None:
    app = Shelf(0)
    app.answering.clear()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert shown(pilot)[1].strip() == "…"
        app.answering.set()
        await settle(pilot)
        assert shown(pilot)[1].strip() == "No cases here."
        await pilot.press("j", "G", "g", "space", "enter", "pagedown", "asterisk")
        await settle(pilot)
        assert "chosen" not in app.said
