"""Columns take the room they are given, and nothing in a cell is obeyed."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from ccms_tui.widgets.columns import Column, content, fit, lay
from tests.widgets.shelf import COLUMNS, Row, Shelf
from tests.widgets.showing import settle, shown


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


def test_a_column_takes_no_more_than_its_most() -> None:
    one, other = Column[str]("one", str, most=20), Column[str]("other", str)
    assert [wide for _, wide in lay([one, other], 90).columns] == [20, 69]
