"""What the program `ccms` is given by the one module that knows every floor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ccms_tui.desk.people import Found
    from ccms_tui.desk.request import Desk, Done
    from ccms_tui.rules.regimes import Regime
    from ccms_tui.rules.watching import Watching
    from ccms_tui.seen import Memory

Progress = Callable[[int], None]
"""Told how much is done."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the command line cannot know by itself; each imports what it needs only when it is called."""

    data: Path
    now: "Callable[[], datetime]"
    open_desk: "Callable[[str, Callable[[str], None]], Desk]"
    memory: "Callable[[str], Memory]"
    init: "Callable[[str, Found], Done]"
    migrate: Callable[[str], str]
    serve: Callable[[str, Path, Callable[[], None]], None]
    terminal: Callable[[str, str | None, int | None, bool], None]
    demo: Callable[[str | None, int | None, Progress], tuple[str, int]]
    regimes: "Callable[[], Mapping[tuple[str, str], Regime]]"
    read_regime: "Callable[[Path], Regime]"
    watching: "Callable[[], Watching]"
