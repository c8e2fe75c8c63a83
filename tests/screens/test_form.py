"""A form asks for what its command needs, says what is wrong beside it, and loses nothing that was typed."""

import gc
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import Meta
from textual import events
from textual.content import Content

from ccms_tui.desk.kinds import Line, Money, Prose, Word
from ccms_tui.desk.request import CaseCommand, Command
from ccms_tui.desk.typed import Setting
from ccms_tui.drafts import Drafts
from ccms_tui.rules.safe import safe
from ccms_tui.screens.asked import Around, Asked
from ccms_tui.screens.form import BROUGHT_BACK, Form, title
from ccms_tui.widgets.keys import KeyLine
from tests.widgets.showing import Counted, settle, shown, until

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
GIVEN = {"case": 1, "seen": 2}
HOSTILE = "[@click=app.quit]x[/] [/b] \x1b]0;t\x07\u202e"


class Outcome(StrEnum):
    """What may be found."""

    UPHELD = "upheld"
    PARTLY = "partly upheld"
    REJECTED = "rejected"


class Propose(CaseCommand, frozen=True, kw_only=True):
    """Put an answer forward for approval."""

    outcome: Annotated[Outcome, Meta(description="What we find.")]
    rationale: Annotated[Prose, Meta(description="Why, for the file.")]
    remedy: Annotated[Money | None, Meta(description="What is paid.")] = None
    pay_by: Annotated[date | None, Meta(description="Paid by when.")] = None
    policy: Annotated[Word | None, Meta(description="Its section.", extra={"complete": "policies"})] = None
    points: Annotated[tuple[Line, ...], Meta(description="What each came to.")] = ()
    secret: Annotated[bool, Meta(description="Kept from the complainant.")] = False
    letter: Annotated[bytes | None, Meta(description="The letter.", extra={"file": True})] = None


async def policies(_: str) -> list[str]:
    return ["billing.charged-twice", "billing.late", HOSTILE]


def around(drafts: Drafts | None = None, aside: Content | None = None) -> Around:
    setting = Setting(date(2026, 11, 20), ZoneInfo("Europe/London"), "GBP")
    return Around(setting, {"policies": policies}, drafts.draft("db", "ann") if drafts else None, aside)


class Desk(Counted):
    """Opens forms and takes what they hand back."""

    def __init__(self, kind: type[Form] = Form) -> None:
        super().__init__()
        self.kind = kind
        self.answers: list[Command | None] = []
        self.told: list[str] = []

    def open(self, sent: Command | None = None, news: str = "", about: Around | None = None) -> Form:
        form = self.kind(Propose, GIVEN, sent, news, about or around())
        self.push_screen(form, self.answers.append)
        return form

    def notify(self, message: str, **more: Any) -> None:
        self.told.append(message)
        assert more["markup"] is False


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts", lambda: datetime(2026, 11, 20, tzinfo=UTC))


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
    assert made == Propose(
        key=made.key if made else "",
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


async def test_what_is_wrong_and_what_is_understood_stand_beside_the_field() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.open()
        await settle(pilot)
        assert "Propose — put an answer forward for approval" in shown(pilot)[1]
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
        assert BROUGHT_BACK in shown(pilot)[2]
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
        assert "must be given" in shown(pilot)[2]


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
        assert "the rules are against it" in shown(pilot)[2]
        assert refused.texts["outcome"] == "u"
    assert about.draft
    about.draft.drop()
    assert drafts.find(("db", "ann")) == {}


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


async def test_no_room_for_drafts_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    full = Drafts(tmp_path / "file" / "x", lambda: datetime(2026, 11, 20, tzinfo=UTC))
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


async def test_nothing_typed_pasted_or_suggested_is_obeyed(drafts: Drafts) -> None:
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
        for _ in range(240):
            app.push_screen(Form(Note, GIVEN))
            await pilot.pause()
            await app.screen.dismiss(None)
        await settle(pilot)
        gc.collect()
        kinds = [type(thing) for thing in gc.get_objects()]
        assert max(kinds.count(Form), kinds.count(KeyLine), kinds.count(Asked)) <= 2


def test_a_title_is_in_words() -> None:
    assert title(Propose) == "Propose — put an answer forward for approval"
