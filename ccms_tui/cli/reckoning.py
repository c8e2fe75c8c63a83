"""`ccms clock`, `calendar` and `regime`: what is reckoned with no desk at all."""

from typing import TYPE_CHECKING

import typer

from ccms_tui.cli.calendars import add_calendar
from ccms_tui.cli.clock import add_clock
from ccms_tui.cli.regimes import Packs, add_regimes

if TYPE_CHECKING:
    from ccms_tui.cli.parts import Parts


def commands(parts: "Parts") -> typer.Typer:
    """All three, with the time and the packs they are given."""
    reckoning = typer.Typer()
    add_clock(reckoning, parts.now)
    add_calendar(reckoning)
    add_regimes(reckoning, Packs(parts.regimes, parts.read_regime, parts.watching, parts.now))
    return reckoning
