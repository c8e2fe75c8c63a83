"""The small pieces say it in signs and words, fit where they stand, and are drawn only when they differ."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from ccms_tui.widgets.checklist import Checklist, Item
from ccms_tui.widgets.keys import LAST, Hint, KeyLine, fitting
from ccms_tui.widgets.panes import Pane, Split
from ccms_tui.widgets.share import bar
from ccms_tui.widgets.tabs import Tab, Tabs
from tests.widgets.showing import Counted, settle, shown

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
HOSTILE = "[@click=app.quit]x[/] \x1b]0;t\x07\n\u202e"


class Keyed(Counted):
    """An app with many keys, some of which cannot be used."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("full_stop", "acts", "Acts", key_display="."),
        Binding("question_mark", "help", "Help", key_display="?"),
        *(Binding(letter, f"do('{letter}')", f"Do it to {letter}") for letter in "abcdefghijkl"),
        Binding("m,n", "both", "Both"),
        Binding("o", "hidden", "Hidden", show=False),
    ]
    closed = frozenset("bd")
    done = ""

    def compose(self) -> ComposeResult:
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if parameters and parameters[0] in self.closed else True

    def action_do(self, letter: str) -> None:
        self.done += letter


@SIZES
async def test_the_line_of_keys_fits_and_ends_with_acts_and_help(size: tuple[int, int]) -> None:
    async with Keyed().run_test(size=size) as pilot:
        await settle(pilot)
        last = shown(pilot)[-1]
        assert last.rstrip().endswith(". acts  ? help")
        assert len(last) <= size[0]
        assert ("a do it to a" in last, "do it to l" in last) == (True, size[0] == 200)
        assert "hidden" not in last
        assert last.count("both") == (size[0] == 200)
        assert ("do it to b" in last) == (size[0] == 200), "what cannot be used makes room first"


async def test_the_line_of_keys_is_drawn_only_when_it_differs() -> None:
    app = Keyed()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.sent = 0
        app.screen.refresh_bindings()
        await settle(pilot)
        assert app.sent == 0
        app.closed = frozenset("a")
        app.screen.refresh_bindings()
        await settle(pilot)
        assert 0 < app.sent < 600


async def test_keys_can_be_pressed_with_the_mouse() -> None:
    app = Keyed()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(KeyLine, offset=(shown(pilot)[-1].index("c do") + 3, 0))
        await settle(pilot)
        assert app.done == "c"


HINTS = st.lists(
    st.builds(
        Hint, st.sampled_from(["a", "b", *LAST]), st.just("^x"), st.text("xyz", max_size=20), st.booleans()
    )
)


@given(HINTS, st.integers(0, 200))
def test_hints_fit_in_their_order(hints: list[Hint], width: int) -> None:
    kept = fitting(hints, width)
    assert sum(hint.width + 2 for hint in kept) <= width + 2
    places = iter(hints)
    assert all(hint in places for hint in kept)


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (0, "░░░░░░ 0 %"),
        (0.001, "▓░░░░░ 0 %"),
        (0.93, "▓▓▓▓▓░ 93 %"),
        (1, "▓▓▓▓▓▓ 100 %"),
        (1.18, "▓▓▓▓▓▓ 118 %"),
    ],
)
def test_a_bar_is_full_only_at_the_whole(share: float, drawn: str) -> None:
    assert bar(share) == drawn


class Tabbed(Counted):
    """An app with tabs."""

    wanted: Sequence[int] = ()

    def compose(self) -> ComposeResult:
        names = ("Mine", "At risk", "Unassigned", "Approvals", "All open", HOSTILE)
        yield Tabs([Tab(name, count) for count, name in enumerate(names)], here=1)

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        self.wanted = [*self.wanted, event.place]


async def test_tabs_show_their_counts_and_which_is_in_hand() -> None:
    app = Tabbed()
    async with app.run_test(size=(120, 10)) as pilot:
        await settle(pilot)
        line = shown(pilot)[0]
        assert line.startswith(" 1 Mine 0  [2 At risk 1]  3 Unassigned 2 ")
        assert "[@click=app.quit]x[/]" in line
        await pilot.click(Tabs, offset=(line.index("Unassigned"), 0))
        await settle(pilot)
        assert app.wanted == [2]
        tabs, app.sent = app.query_one(Tabs), 0
        tabs.show(tabs._tabs)
        await settle(pilot)
        assert app.sent == 0
        tabs.show([Tab("Mine"), Tab("At risk", 7)], 0)
        await settle(pilot)
        assert shown(pilot)[0] == "[1 Mine]  2 At risk 7"
        await pilot.resize_terminal(9, 10)
        await settle(pilot)
        assert shown(pilot)[0] == "[1 Mine]…", "there are more"
        tabs.show([Tab("Mine", 3), Tab("Unassigned", 7, "Untaken")], 0)
        await pilot.resize_terminal(24, 10)
        await settle(pilot)
        assert shown(pilot)[0] == "[1 Mine 3] 2 Untaken 7"


class Halved(Counted):
    """An app with two panes."""

    def compose(self) -> ComposeResult:
        with Split():
            yield Pane(f"Points {HOSTILE}", Static(Content("left")))
            yield Pane("Gates", Checklist(self.items(False), id="gates"))

    @staticmethod
    def items(met: bool) -> list[Item]:
        return [
            Item("owner", "one owner throughout", True),
            Item("sent", f"sent {HOSTILE}", met, "Mori, 3 h"),
        ]


async def test_panes_stand_side_by_side_where_there_is_room() -> None:
    app = Halved()
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        first = shown(pilot)[0]
        assert first.startswith("Points [@click=app.quit]x[/] ␛")
        assert "Gates" in first
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        lines = shown(pilot)
        assert "Gates" not in lines[0]
        assert any(line.startswith("Gates") for line in lines)
        app.query(Pane).last().retitle("Gates 1 of 2")
        await settle(pilot)
        assert any(line.startswith("Gates 1 of 2") for line in shown(pilot))


async def test_a_checklist_says_what_is_met_by_sign_and_count() -> None:
    app = Halved()
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        gates = app.query_one(Checklist)
        assert gates.summary == "1 of 2"
        assert "✔ one owner" in shown(pilot)[1]
        assert "▢ sent [@click" in shown(pilot)[2]
        assert "Mori, 3 h" in shown(pilot)[2]
        gates.focus()
        await pilot.press("j")
        await settle(pilot)
        assert gates.current is not None
        gates.show(app.items(True))
        await settle(pilot)
        assert (gates.current.key, gates.summary) == ("sent", "2 of 2")
        assert "✔ sent" in shown(pilot)[2]
