"""A page wraps what it is given to where it stands, hangs texts beside their leads, and scrolls."""

from textual.app import ComposeResult
from textual.content import Content

from ccms_tui.widgets.page import BLANK, Page, Row, heading
from tests.widgets.showing import Counted, settle, shown

HOSTILE = "[@click=app.quit]x[/] \x1b]0;t\x07\u202e"


class Read(Counted):
    """An app with a page."""

    def compose(self) -> ComposeResult:
        yield Page([heading("Title", "2"), Row("a text that hangs", lead="12", hang=4), BLANK, Row(HOSTILE)])


async def test_texts_hang_beside_their_leads_at_any_width() -> None:
    async with Read().run_test(size=(21, 10)) as pilot:
        await settle(pilot)
        assert shown(pilot)[:3] == ["Title  2", "12  a text that", "    hangs"]
        await pilot.resize_terminal(60, 10)
        await settle(pilot)
        assert shown(pilot)[:4] == [
            "Title  2",
            "12  a text that hangs",
            "",
            "[@click=app.quit]x[/] ␛]0;t␇⟨U+202E⟩",
        ]


async def test_it_scrolls_as_lists_do_and_stays_where_one_reads() -> None:
    async with Read().run_test(size=(30, 5)) as pilot:
        page = pilot.app.query_one(Page)
        page.show([Row(f"row {number}") for number in range(100)])
        page.focus()
        await settle(pilot)
        await pilot.press("j", "j", "k", "ctrl+d")
        await settle(pilot)
        assert shown(pilot)[0].split("  ")[0] == "row 3"
        page.show([Row(f"other {number}") for number in range(100)])
        await settle(pilot)
        assert shown(pilot)[0].split("  ")[0] == "other 3"
        await pilot.press("G")
        await settle(pilot)
        assert shown(pilot)[-1].split("  ")[0] == "other 99"
        page.show([Row("anew")], anew=True)
        await settle(pilot)
        assert shown(pilot)[0] == "anew"


async def test_what_is_shown_already_is_not_drawn_again() -> None:
    app = Read()
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        page, rows = app.query_one(Page), [Row("the same")]
        page.show(rows)
        await settle(pilot)
        app.sent = 0
        page.show([Row("the same")])
        await settle(pilot)
        assert app.sent == 0


def test_a_row_that_keeps_to_its_line_is_not_wrapped() -> None:
    assert len(list(Row("00 " * 40, cut=True).wrapped(20))) == 1
    assert len(list(Row("00 " * 40).wrapped(20))) > 1
    assert Row("text", lead="a", hang=4).whole().plain == "a   text"
    assert Row("text", lead="abcd", hang=4).whole().plain == "abcd text"
    assert Row(Content("")).whole().plain == ""
