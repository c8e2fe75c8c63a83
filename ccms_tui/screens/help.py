"""Every key that does something where one is."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from ccms_tui.rules.clocks import State
from ccms_tui.rules.words import FlagKind
from ccms_tui.screens.clocks import SIGNS
from ccms_tui.screens.rows import EXCEPTION, FLAGS
from ccms_tui.widgets.keys import KeyLine
from ccms_tui.widgets.page import BLANK, Page, Row, heading

TEXTUALS = ("screen.", "app.focus", "help_quit")
"""Actions that the library binds everywhere, and that go without saying."""
LEGEND = {
    State.ON_TRACK: "in time",
    State.ESCALATE: "much of its time has gone: the manager hears of it",
    State.REVIEW_DUE: "most of it has gone: nothing goes on before a manager's review",
    State.BREACHED: "late",
    State.PAUSED: "held: its time stands still",
    State.MET: "met",
    State.MET_LATE: "met, but late",
}
"""What the sign of each state says."""
Told = tuple[str, str, bool]
"""The keys of one action, what it does, and whether that is possible now."""


class Help(ModalScreen[None]):
    """Keys and what they do, those of the place first; any of them is pressed after leaving."""

    CSS_PATH = Path(__file__).with_name("form.tcss")
    DEFAULT_CSS = "Help { align: center middle; } Help #sheet { height: 85%; }"
    BINDINGS = [("escape,question_mark,q", "dismiss(None)", "Back")]

    def __init__(self, keys: Sequence[Told]) -> None:
        super().__init__()
        self._told = keys

    def compose(self) -> ComposeResult:
        width = max((len(keys) for keys, _, _ in self._told), default=0) + 2
        rows = [
            Row(
                does if possible else Content.styled(f"{does} (not now)", "dim"),
                lead=Content.styled(keys, "bold"),
                hang=width,
            )
            for keys, does, possible in self._told
        ]
        rows += [BLANK, heading("Signs"), *(Row(says, lead=sign, hang=width) for sign, says in legend())]
        with Vertical(id="sheet"):
            yield Static(Content.styled("Keys here", "bold"), id="title")
            yield Page(rows)
        yield KeyLine()


def legend() -> Iterator[tuple[str, str]]:
    """Every sign that stands before a case or a clock, and what it says."""
    for stands, (sign, _) in SIGNS.items():
        yield sign, LEGEND[stands]
    yield "+1", "so many cases are merged into it"
    yield EXCEPTION, "flagged: somebody particular must look at it"
    yield FLAGS[FlagKind.VULNERABLE], "the customer is vulnerable"


def keys_of(screen: Screen[Any]) -> list[Told]:
    """What every key does on a screen, each action once with all its keys: the screen's own first."""
    found = dict[str, list[ActiveBinding]]()
    for active in sorted(screen.active_bindings.values(), key=lambda one: _rank(screen, one)):
        if active.binding.description and not active.binding.action.startswith(TEXTUALS):
            found.setdefault(active.binding.action, []).append(active)
    return [_told(screen, actives) for actives in found.values()]


def _rank(screen: Screen[Any], active: ActiveBinding) -> int:
    return (active.node is not screen) + (active.node is screen.app)


def _told(screen: Screen[Any], actives: Iterable[ActiveBinding]) -> Told:
    bindings = [active.binding for active in actives]
    keys = " ".join(dict.fromkeys(screen.app.get_key_display(binding) for binding in bindings))
    first = bindings[0]
    return keys, first.tooltip or first.description, all(active.enabled for active in actives)
