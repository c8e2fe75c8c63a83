"""What an app of a test shows, and what that cost."""

from collections.abc import Callable
from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen


class Counted(App[Any]):
    """An app that counts the bytes it would send to a terminal."""

    sent = 0

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if renderable is not None and hasattr(renderable, "render_segments"):
            self.sent += len(renderable.render_segments(self.console).encode())
        super()._display(screen, renderable)


def shown(pilot: Pilot[Any]) -> list[str]:
    """The lines on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until what was asked for has been done and drawn."""
    for _ in range(3):
        await pilot.pause()
        for worker in list(pilot.app.workers):
            await worker.wait()
    await pilot.pause()


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(200):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to be so:\n" + "\n".join(shown(pilot)))
