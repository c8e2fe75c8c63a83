"""A list of any length stays small, steady under the eye, and cheap to move in."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget

from ccms_tui.widgets.columns import Column, content, fit, lay
from ccms_tui.widgets.lines import Lines, Where
from ccms_tui.widgets.marking import MarkedLines
from ccms_tui.widgets.window import HELD, PAGE, Window
from tests.widgets.showing import Counted, settle, shown, until

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)


@dataclass(frozen=True)
class Row:
    """A row of the tests: its number is its place."""

    number: int
    name: str = "Okafor, Chidi"


COLUMNS: tuple[Column[Row], ...] = (
    Column("Case", lambda row: f"C-2026-{row.number:06}", width=13),
    Column("Complainant", lambda row: row.name, share=1, least=12),
    Column("About", lambda row: "Charged after cancelling; promise of refund not kept", share=3, least=20),
    Column("Stage", lambda row: "investigation", width=14, drop=2),
    Column("Final", lambda row: Content.styled("▲ 2 d  71 %", "bold yellow"), width=13),
    Column("Ack", lambda row: Content.styled("✔", "dim"), width=4, drop=3),
    Column("Owner", lambda row: "Reyes", width=8, drop=1),
)


class Shelf(Counted):
    """A list of rows that can be changed behind its back."""

    list: MarkedLines[Row]

    def __init__(self, count: int, columns: Any = COLUMNS) -> None:
        super().__init__()
        self.rows = {number: Row(number) for number in range(count)}
        self.columns = columns
        self.asked: list[Where] = []
        self.said: list[str] = []
        self.reached = True
        self.slow = 0.0

    def compose(self) -> ComposeResult:
        self.list = MarkedLines(self.fetch, self.columns, lambda row: row.number, empty="No cases here.")
        yield self.list

    async def fetch(self, where: Where, row: Row | None) -> Sequence[Row] | None:
        self.asked.append(where)
        await asyncio.sleep(self.slow)
        if not self.reached:
            return None
        numbers = sorted(self.rows)
        match where:
            case "after":
                found = [n for n in numbers if row is None or n > row.number][:PAGE]
            case "before":
                found = [n for n in numbers if row and n < row.number][-PAGE:]
            case "last":
                found = numbers[-PAGE:]
        return [self.rows[number] for number in found]

    def on_mount(self) -> None:
        self.list.reload()

    def on_lines_moved(self) -> None:
        self.said.append("moved")

    def on_lines_chosen(self) -> None:
        self.said.append("chosen")

    def on_marked_lines_marked(self) -> None:
        self.said.append("marked")

    @property
    def here(self) -> int:
        assert self.list.current
        return self.list.current.number


def cursor_line(pilot: Pilot[Any]) -> int:
    return [line[:1] for line in shown(pilot)].index("▌")


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


async def test_the_header_stays_and_lesser_columns_go_where_it_is_narrow() -> None:
    async with Shelf(300).run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("pagedown", "pagedown")
        await settle(pilot)
        head = shown(pilot)[0]
        assert [title in head for title in ("Case", "About", "Stage", "Ack", "Owner")] == [True] * 5
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        head = shown(pilot)[0]
        assert [title in head for title in ("Case", "About", "Stage", "Ack", "Owner")] == [
            True,
            True,
            False,
            False,
            True,
        ]
        assert all(len(line) <= 80 for line in shown(pilot))


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
        app.slow = 0.05
        app.list.reload()
        await pilot.press("j", "j", "j")
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
        app.slow = 0.8
        app.list.reload()
        await pilot.press(*["pagedown"] * 7)
        here, line = app.here, cursor_line(pilot)
        assert here > PAGE
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


def painting(widget: Widget) -> list[int]:
    """The lines that a widget is asked to draw from now on."""
    painted: list[int] = []
    draw: Callable[[int], Any] = widget.render_line

    def counted(y: int) -> Any:
        painted.append(y)
        return draw(y)

    widget.render_line = counted  # type: ignore[method-assign]
    return painted


async def test_a_move_repaints_two_lines_in_few_bytes() -> None:
    app = Shelf(300)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        painted = painting(app.list)
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


async def test_an_empty_list_says_so_and_one_on_its_way_too() -> None:
    app = Shelf(0)
    app.slow = 0.2
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert shown(pilot)[1].strip() == "…"
        await settle(pilot)
        assert shown(pilot)[1].strip() == "No cases here."
        await pilot.press("j", "G", "g", "space", "enter", "pagedown", "asterisk")
        await settle(pilot)
        assert "chosen" not in app.said


async def test_nothing_in_a_cell_is_obeyed() -> None:
    hostile = "[@click=app.quit]x[/] [/b] \x1b]0;t\x07 \u202e 字字字字\nmore"
    app = Shelf(3, [Column[Row]("T", lambda row: hostile), Column[Row]("U", lambda row: Content(hostile))])
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        line = shown(pilot)[2]
        assert "[@click=app.quit]x[/] [/b]" in line
        assert "\x1b" not in line
        assert "\u202e" not in line
        assert line.count("more") == 2


@given(st.text(), st.integers(1, 40), st.booleans())
def test_a_cell_takes_exactly_its_width(text: str, width: int, right: bool) -> None:
    assert fit(content(text), width, right).cell_length == width


@given(st.integers(1, 250))
def test_columns_fit_where_their_least_does(width: int) -> None:
    laid = lay(COLUMNS, width)
    used = sum(wide for _, wide in laid.columns) + laid.gap * (len(laid.columns) - 1)
    assert used == max(width, 61)
    assert {column.title for column, _ in laid.columns} >= {"Case", "Complainant", "About", "Final"}


STEPS = st.lists(
    st.tuples(st.sampled_from(["go", "turn", "append", "prepend", "fit"]), st.integers(-400, 400)),
    max_size=60,
)


@given(STEPS, st.integers(1, 60))
def test_a_window_is_always_whole_and_bounded(steps: list[tuple[str, int]], height: int) -> None:
    window = Window(range(1_000, 1_000 + PAGE), before=True, after=True)
    for what, amount in steps:
        here = window.current
        match what:
            case "go":
                window.go(window.cursor + amount, height)
            case "turn":
                window.turn(amount, height)
            case "append" if window.cursor > len(window.rows) - PAGE:
                last = window.rows[-1]
                window.append(range(last + 1, last + 1 + PAGE), True)
                assert window.current == here
            case "prepend" if window.cursor < PAGE:
                first = window.rows[0]
                window.prepend(range(first - PAGE, first), True)
                assert window.current == here
            case _:
                window.fit(height)
        assert window.rows == list(range(window.rows[0], window.rows[-1] + 1))
        assert 0 <= window.top <= window.cursor < window.top + height
        assert PAGE <= len(window.rows) <= HELD


async def test_letters_will_do_where_there_are_no_signs() -> None:
    from ccms_tui.widgets.signs import LETTERS

    class Plain(Shelf):
        def compose(self) -> ComposeResult:
            self.list = MarkedLines(self.fetch, COLUMNS, lambda row: row.number, signs=LETTERS)
            yield self.list

    async with Plain(3).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: shown(pilot)[1].startswith("> C-2026"))


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
