"""A form obeys nothing that is typed, costs little, and leaves nothing behind."""

import gc
from pathlib import Path
from typing import Annotated

from msgspec import Meta
from textual import events
from textual.content import Content

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import CaseCommand
from ccms_tui.rules.safe import safe
from ccms_tui.screens.asked import Asked
from ccms_tui.screens.form import Form
from ccms_tui.widgets.keys import KeyLine
from tests.screens.forms import GIVEN, HOSTILE, Desk, around, drafts_at
from tests.widgets.showing import settle, shown


async def test_nothing_typed_pasted_or_suggested_is_obeyed(tmp_path: Path) -> None:
    drafts = drafts_at(tmp_path)
    drafts.keep(("db", "ann"), {"outcome": HOSTILE, "rationale": HOSTILE})
    app = Desk()
    async with app.run_test(size=(120, 40)) as pilot:
        form = app.open(None, HOSTILE, about=around(drafts, Content(safe(HOSTILE))))
        await settle(pilot)
        for name in ("outcome", "rationale"):
            form.query_one(f"#field-{name}").focus()
            await pilot.pause()
            form.focused.post_message(events.Paste(HOSTILE)) if form.focused else None
            await settle(pilot)
        form.query_one("#field-policy").focus()
        await pilot.press("[", "@", "c")
        await settle(pilot)
        everything = "\n".join(shown(pilot))
        assert everything.count("[@click=app.quit]x[/] [/b]") >= 6
        assert not set("\x1b\x07\u202e") & set(everything)
        assert not set("\x1b\x07\u202e") & set("".join(form.texts.values()))


async def test_no_cursor_blinks_and_a_key_costs_little() -> None:
    app = Desk()
    async with app.run_test(size=(120, 40)) as pilot:
        app.open()
        await settle(pilot)
        app.sent = 0
        await pilot.pause(1.2)
        assert app.sent == 0
        await pilot.press("tab")
        await settle(pilot)
        app.sent = 0
        await pilot.press(*"calm words")
        await pilot.pause(0.1)
        assert app.sent / 10 < 1_500


async def test_a_form_that_is_over_is_gone() -> None:
    class Note(CaseCommand, frozen=True, kw_only=True):
        """Write a note."""

        text: Annotated[Line, Meta(description="The note.")]

    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(12):
            app.push_screen(Form(Note, GIVEN))
            await pilot.pause()
            await app.screen.dismiss(None)
        await settle(pilot)
        gc.collect()
        kinds = [type(thing) for thing in gc.get_objects()]
        assert max(kinds.count(Form), kinds.count(KeyLine), kinds.count(Asked)) <= 2
