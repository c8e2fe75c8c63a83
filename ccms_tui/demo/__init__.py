"""The demonstration organisation: stories in data/demo, played through the desks of those who act in them."""

from collections.abc import Callable
from pathlib import Path

from ccms_tui.demo.more import enough
from ccms_tui.demo.playing import MovableClock, Played, Stage, play
from ccms_tui.demo.reading import BadStory, read
from ccms_tui.demo.telling import Unplayable

__all__ = ["BadStory", "MovableClock", "Played", "Stage", "Unplayable", "demonstrate"]


def demonstrate(folder: Path, cases: int | None, stage: Stage, tell: Callable[[int], None]) -> Played:
    """Play so many stories of a folder, or all that are written there, up to the instant the clock shows."""
    stories = read(folder)
    return play(enough(stories, cases, folder) if cases else stories, stage, tell)
