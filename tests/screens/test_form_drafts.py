"""A form loses nothing that was typed."""

from pathlib import Path

import pytest

from ccms_tui.drafts import Drafts
from ccms_tui.screens.form import BROUGHT_BACK
from tests.screens.forms import Desk, around, drafts_at
from tests.widgets.showing import settle, shown, until


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return drafts_at(tmp_path / "drafts")


async def test_leaving_keeps_a_draft_and_coming_back_finds_it(drafts: Drafts) -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(about=around(drafts))
        await settle(pilot)
        await pilot.press("u", "tab", *"Because", "escape")
        await until(pilot, lambda: app.answers == [None])
        again = app.open(about=around(drafts))
        await settle(pilot)
        assert again.texts["rationale"] == "Because"
        assert BROUGHT_BACK in "\n".join(shown(pilot)[:4])
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert "Because" not in "\n".join(shown(pilot))
        assert again.texts["secret"] == "no"
        await pilot.press("escape")
        await until(pilot, lambda: len(app.answers) == 2)
        assert drafts.find(("db", "ann")) == {}
        third = app.open(about=around(drafts))
        await settle(pilot)
        assert third.texts["rationale"] == ""
        assert "must be given" in "\n".join(shown(pilot)[:4])


async def test_typing_is_kept_when_it_pauses_and_when_the_line_drops(drafts: Drafts) -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.open(about=around(drafts))
        await settle(pilot)
        await pilot.press("u")
        assert drafts.find(("db", "ann")) == {}
        await until(pilot, lambda: drafts.find(("db", "ann")).get("outcome") == "u")
        await pilot.press("p")
        form.flush()
        assert drafts.find(("db", "ann"))["outcome"] == "up"


async def test_a_draft_outlives_sending_until_it_is_dropped(drafts: Drafts) -> None:
    app, about = Desk(), around(drafts)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(about=about)
        await settle(pilot)
        await pilot.press("u", "tab", "x", "ctrl+s")
        await until(pilot, lambda: bool(app.answers))
        assert drafts.find(("db", "ann"))["rationale"] == "x"
        refused = app.open(app.answers[0], "the rules are against it", about=about)
        await settle(pilot)
        assert "the rules are against it" in "\n".join(shown(pilot)[:4])
        assert refused.texts["outcome"] == "upheld"
    assert about.draft
    about.draft.drop()
    assert drafts.find(("db", "ann")) == {}


async def test_no_room_for_drafts_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    full = drafts_at(tmp_path / "file" / "x")
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(about=around(full))
        await settle(pilot)
        for key in "up":
            await pilot.press(key)
            await pilot.pause(0.7)
        await pilot.press("escape")
        await until(pilot, lambda: app.answers == [None])
    assert app.told == ["Drafts cannot be kept: not a directory."]
