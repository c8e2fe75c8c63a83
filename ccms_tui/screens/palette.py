"""What the palette offers: the acts of the place as far as they are possible, where to go, and the look."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from ccms_tui.screens.base import DeskScreen
from ccms_tui.screens.places import PLACES
from ccms_tui.screens.themes import THEMES


def commands(app: App[None], screen: Screen[Any], go: Callable[[str], None]) -> Iterator[SystemCommand]:
    """Everything that can be chosen by its name here; `go` takes one to a place."""
    if isinstance(screen, DeskScreen):
        for act in screen.ACTS:
            if screen.check_action("act", (act.name,)):
                yield SystemCommand(
                    act.label, f"{act.help} ({act.shown_key})", partial(screen.action_act, act.name)
                )
        yield SystemCommand(
            "What can be done here", "Each act, and what stands against it. (.)", screen.action_acts
        )
        yield SystemCommand("Keys", "Every key that does something here. (?)", screen.action_help)
        for name, (key, _) in PLACES.items():
            yield SystemCommand(f"Go to {name}", f"The {name} screen. ({key})", partial(go, name))
    for theme in THEMES:
        if theme.name != app.theme:
            look = "dark" if theme.dark else "light"
            yield SystemCommand(
                f"Use a {look} screen", "Until the end.", partial(setattr, app, "theme", theme.name)
            )
    yield SystemCommand("Quit", "Leave; what was being typed is kept. (ctrl+q)", app.action_quit)
