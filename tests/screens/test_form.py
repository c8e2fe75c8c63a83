"""A form asks for what its command needs, and says what is wrong beside it."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content

from ccms_tui.desk.kinds import Money
from ccms_tui.screens.asked import Asked
from ccms_tui.screens.form import Form, title
from tests.screens.forms import SIZES, Desk, Outcome, Propose, around
from tests.widgets.showing import settle, shown, until

FILLED_IN = Propose(
    case=1,
    seen=2,
    outcome=Outcome.UPHELD,
    rationale="It was\nso",
    remedy=Money(7800, "GBP"),
    pay_by=date(2026, 11, 27),
    policy="billing.charged-twice",
    points=("one", "two"),
    secret=True,
    letter=b"Dear",
)


@pytest.mark.parametrize(("size", "fills"), [((80, 24), True), ((120, 60), False)], ids=str)
async def test_a_form_covers_a_low_terminal_and_leaves_a_high_one_in_sight(
    size: tuple[int, int], fills: bool
) -> None:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        app.open()
        await settle(pilot)
        sheet = app.screen.query_one("#sheet").region
        assert (sheet.y == 0 and sheet.height == size[1] - 1) is fills


@SIZES
async def test_a_command_is_filled_in_with_keys_alone(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"Dear")
    monkeypatch.chdir(tmp_path)
    app = Desk()
    async with app.run_test(size=size) as pilot:
        app.open()
        await settle(pilot)
        assert shown(pilot)[-1].split()[:2] == ["^s", "send"]
        await pilot.press(
            "u", "enter", *"It was", "enter", *"so", "tab", *"78", "tab", *"fri", "tab", "b", "i"
        )
        await settle(pilot)
        await pilot.press("right", "tab", *"one", "enter", *"two", "tab", "up", "tab", "a")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(app.answers))
    (made,) = app.answers
    assert made == replace(FILLED_IN, key=made.key if made else "")


async def test_what_is_wrong_and_what_is_understood_stand_beside_the_field() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.open()
        await settle(pilot)
        assert "Propose — put an answer forward for approval" in shown(pilot)[0]
        await pilot.press("u", "tab", "tab", *"12,5", "tab", *"fri")
        await settle(pilot)
        lines = shown(pilot)
        at = next(y for y, line in enumerate(lines) if "Remedy" in line)
        assert "! write the decimals after a point: 12.50" in lines[at + 1]
        assert "= Fri 27 Nov 2026" in lines[at + 3]
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "! must be given" in "\n".join(shown(pilot))
        assert form.focused is form.query_one("#field-rationale")
        assert app.answers == []
        await pilot.press("x", "tab", "ctrl+u")
        await settle(pilot)
        assert "What is paid." in "\n".join(shown(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(app.answers))


async def test_the_field_in_hand_is_in_sight_whole() -> None:
    app = Desk()
    async with app.run_test(size=(80, 14)) as pilot:
        form = app.open()
        await settle(pilot)
        helps = {asked.field.name: asked.field.help for asked in form.query(Asked)}
        for name in form.texts:
            assert helps[name] in "\n".join(shown(pilot))
            lines = shown(pilot)
            here = next(y for y, line in enumerate(lines) if line.lstrip().startswith("▌"))
            assert name.replace("_", " ") in lines[here].lower()
            await pilot.press("tab")
            await settle(pilot)


async def test_arrows_go_through_what_may_be_meant() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.open()
        await settle(pilot)
        seen = []
        for _ in range(4):
            await pilot.press("down")
            await settle(pilot)
            seen.append(form.texts["outcome"])
        assert seen == ["upheld", "partly upheld", "rejected", "upheld"]
        await pilot.press("up")
        await settle(pilot)
        assert form.texts["outcome"] == "rejected"
        form.query_one("#field-policy").focus()
        await pilot.press("b", "up")
        await settle(pilot)
        assert form.texts["policy"] == "billing.late"


async def test_a_few_letters_of_a_choice_are_written_out_where_they_say_which() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.open()
        await settle(pilot)
        await pilot.press("p", "a", "tab")
        await until(pilot, lambda: form.texts["outcome"] == "partly upheld")
        await pilot.press("shift+tab", "end", *["backspace"] * 13, "x", "tab")
        await settle(pilot)
        assert form.texts["outcome"] == "x"


async def test_a_refused_command_is_shown_as_it_was_sent() -> None:
    sent = Propose(
        case=1, seen=2, outcome=Outcome.PARTLY, rationale="a\nb", points=("c", "d"), remedy=Money(5)
    )
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.open(sent, "no")
        await settle(pilot)
        texts = form.texts
        assert (texts["outcome"], texts["points"], texts["remedy"]) == ("partly upheld", "c\nd", "0.05 GBP")


async def test_what_it_is_about_follows_the_typing() -> None:
    class Following(Form):
        def on_form_typed(self, typed: Form.Typed) -> None:
            self.show_aside(Content(f"about {typed.texts['outcome']}"))

    app = Desk(Following)
    async with app.run_test(size=(200, 60)) as pilot:
        app.open(about=around(aside=Content("nothing yet")))
        await settle(pilot)
        assert "nothing yet" in "\n".join(shown(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "about u" in "\n".join(shown(pilot)))
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        lines = shown(pilot)
        assert any(line.strip() == "about u" for line in lines), "below the fields where it is narrow"
        await pilot.press("escape")
        await until(pilot, lambda: app.answers == [None])


def test_a_title_is_in_words() -> None:
    assert title(Propose) == "Propose — put an answer forward for approval"
