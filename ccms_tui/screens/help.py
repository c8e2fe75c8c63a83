"""Every key that does something where one is."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from ccms_tui.widgets.keys import KeyLine

Told = tuple[str, str, bool]
"""The keys of one action, what it does, and whether that is possible now."""


class Help(ModalScreen[None]):
    """Keys and what they do, those of the place first; any of them is pressed after leaving."""

    CSS_PATH = Path(__file__).with_name("form.tcss")
    BINDINGS = [("escape,question_mark,q", "dismiss(None)", "Back")]

    def __init__(self, keys: Sequence[Told]) -> None:
        super().__init__()
        self._told = keys

    def compose(self) -> ComposeResult:
        width = max((len(keys) for keys, _, _ in self._told), default=0)
        lines = (
            Content.styled(f"{keys:>{width}}  {does}", "" if possible else "dim")
            for keys, does, possible in self._told
        )
        with Vertical(id="sheet"):
            yield Static(Content.styled("Keys here", "bold"), id="title")
            yield VerticalScroll(Static(Content("\n").join(lines)), id="fields")
        yield KeyLine()


def keys_of(screen: Screen[Any]) -> list[Told]:
    """What every key does on a screen, each action once with all its keys."""
    found = dict[str, list[ActiveBinding]]()
    for active in screen.active_bindings.values():
        if active.binding.description:
            found.setdefault(active.binding.action, []).append(active)
    return [_told(screen, actives) for actives in found.values()]


def _told(screen: Screen[Any], actives: Iterable[ActiveBinding]) -> Told:
    bindings = [active.binding for active in actives]
    keys = " ".join(dict.fromkeys(screen.app.get_key_display(binding) for binding in bindings))
    first = bindings[0]
    return keys, first.tooltip or first.description, all(active.enabled for active in actives)
