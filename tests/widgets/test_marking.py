"""Rows are marked by their keys, where a list has marks."""

from dataclasses import replace

from textual.app import ComposeResult

from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.marking import MarkedLines
from tests.widgets.shelf import COLUMNS, Shelf
from tests.widgets.showing import settle, shown, until


async def test_marks_are_kept_by_key() -> None:
    app = Shelf(250)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space", "j", "space")
        await settle(pilot)
        assert [row.number for row in app.list.marks] == [0, 2]
        assert shown(pilot)[1].startswith(" +C-2026-000000")
        app.rows[2] = replace(app.rows[2], name="Changed")
        app.list.reload()
        await settle(pilot)
        assert app.list.marks[1].name == "Changed"
        await pilot.press("k", "space")
        await settle(pilot)
        assert [row.number for row in app.list.marks] == [0]
        await pilot.press("asterisk")
        await settle(pilot)
        assert len(app.list.marks) == 250
        await pilot.press("asterisk")
        await settle(pilot)
        assert app.list.marks == ()
        assert app.said.count("marked") == 5


async def test_a_list_without_marks_has_no_key_for_them() -> None:
    class Single(Shelf):
        def compose(self) -> ComposeResult:
            self.list = MarkedLines(self.fetch, COLUMNS, lambda row: row.number)
            yield Lines(self.fetch, lambda row: f"only {row.number}", lambda row: row.number, id="one")
            yield self.list

    async with Single(3).run_test(size=(80, 24)) as pilot:
        pilot.app.query_one("#one", Lines).reload()
        await until(pilot, lambda: shown(pilot)[0] == "▌only 0")
        pilot.app.query_one("#one").focus()
        await settle(pilot)
        assert "space" not in pilot.app.screen.active_bindings
