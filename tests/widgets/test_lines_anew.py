"""A list read anew stays steady under the eye."""

from dataclasses import replace

from ccms_tui.widgets.window import PAGE
from tests.widgets.shelf import Shelf, cursor_line
from tests.widgets.showing import settle, shown


async def test_the_row_under_the_cursor_stays_there_when_others_come_and_go() -> None:
    app = Shelf(300)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("pagedown", "pagedown", "up", "up", "up")
        await settle(pilot)
        here, line = app.here, cursor_line(pilot)
        for gone in (here - 1, here - 2, here + 1, 3):
            del app.rows[gone]
        app.rows[here] = replace(app.rows[here], name="Changed")
        app.list.reload()
        await settle(pilot)
        assert app.here == here
        assert abs(cursor_line(pilot) - line) <= 2
        assert "Changed" in shown(pilot)[cursor_line(pilot)]
        del app.rows[here]
        line = cursor_line(pilot)
        app.list.reload()
        await settle(pilot)
        assert cursor_line(pilot) == line
        await pilot.resize_terminal(60, 8)
        await settle(pilot)
        assert app.here in [row.number for row in app.list.in_sight]
        assert f"C-2026-{app.here:06}" in shown(pilot)[cursor_line(pilot)]


async def test_a_reload_does_not_take_the_cursor_back() -> None:
    app = Shelf(300)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.answering.clear()
        app.list.reload()
        await pilot.press("j", "j", "j")
        app.answering.set()
        await settle(pilot)
        assert app.here == 3


async def test_a_reload_follows_a_cursor_that_has_gone_far_since() -> None:
    app = Shelf(300)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*["pagedown"] * 7)
        await settle(pilot)
        await pilot.press(*["pageup"] * 7)
        await settle(pilot)
        app.answering.clear()
        app.list.reload()
        await pilot.press(*["pagedown"] * 7)
        here, line = app.here, cursor_line(pilot)
        assert here > PAGE
        app.answering.set()
        await settle(pilot)
        assert (app.here, cursor_line(pilot)) == (here, line)


async def test_a_reload_that_finds_nothing_new_draws_nothing() -> None:
    app = Shelf(300)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.sent, app.said = 0, []
        app.list.reload()
        await settle(pilot)
        assert (app.sent, app.said) == (0, [])


async def test_what_is_shown_stays_while_the_desk_cannot_be_reached() -> None:
    app = Shelf(300)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before, app.reached = shown(pilot), False
        app.list.reload()
        await settle(pilot)
        assert shown(pilot) == before
        app.asked = []
        await pilot.press("pagedown", "pagedown", "pagedown")
        await settle(pilot)
        assert len(app.asked) <= 3, "it asks when a key is pressed, and not in a ring"
