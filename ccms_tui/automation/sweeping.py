"""A whole sweep, and sweep after sweep: orders at the desk, each carried out whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from ccms_tui.desk.denials import Denied, Malformed, Unreachable
from ccms_tui.desk.request import Desk
from ccms_tui.desk.watching import Sweep, Watch, Watched
from ccms_tui.desk.witnessing import Place
from ccms_tui.rules.watching import slowest

SECOND = timedelta(seconds=1)
PAGE = 400
"""Cases in one transaction: others who write wait for no more."""


@dataclass(frozen=True)
class Worker:
    """Sweeps every so many seconds; `tell` hears of what was found, `pause` waits.

    One that would let the alarm of the watch ring between two of its sweeps is refused.
    """

    desk: Desk
    every: float
    pause: Callable[[float], None]
    tell: Callable[[str], None]

    def work(self) -> None:
        """Sweep until somebody puts an end to it; a desk that cannot be reached is asked again."""
        while True:
            try:
                self._turn()
            except Unreachable as trouble:
                self.tell(str(trouble))
            self.pause(self.every)

    def _turn(self) -> None:
        """One sweep, unless there is nothing to find and the last one has only just been noted.

        What was recorded since the last turn gets its place in the tree, where that is not done at once.
        """
        self.desk.do(Place())
        watched = self.desk.see(Watch())
        most = slowest(timedelta(seconds=watched.interval)) / SECOND
        if self.every > most:
            told = (
                f"every {self.every} seconds is too seldom: the policy needs a sweep every {most:g} seconds"
            )
            raise Denied(Malformed(f"{told} or sooner"))
        if watched.wanted:
            swept = sweep(self.desk)
            if swept.examined:
                self.tell(said(swept))


def sweep(desk: Desk, page: int = PAGE) -> Watched:
    """Raise all that waits, page by page, and say how it went; what others hold is left to the next."""
    for step in count():
        done = desk.do(Sweep(limit=page, goes_on=step > 0))
        if not (done.made["left"] and done.made["notices"]):
            break
    return desk.see(Watch())


def said(swept: Watched) -> str:
    """How a sweep went, in a sentence."""
    skipped = f", passed by: {swept.skipped} ({swept.why})" if swept.skipped else ""
    return f"cases looked at: {swept.examined}, notices given: {swept.acted}{skipped}"
