"""A few dozen cases lived at the desk, as patterns of many: open ones at every stage, and closed ones."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.complaints import account, name, opening
from benchmarks.lives import FULL, SHORTEST, live
from benchmarks.office import Office, founded, now
from benchmarks.patterns import Pattern, Said, pattern
from ccms_tui.rules.words import Risk, reference

FIRST = 7_310_501
"""The number of the first: so many digits stand nowhere else in what is written of these cases."""
OPEN, CLOSED = 60, 12
"""At most so many are lived, of the open and of the closed."""
FOUNDED = timedelta(days=61)
"""How long ago it was founded, here as where cases are stamped: by that day its calendar is named."""


class Calendar:
    """A clock that goes only when it is told to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def goes(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


def lived(folder: Path, files: Path, open_: int, closed: int) -> tuple[list[Pattern], list[Pattern]]:
    """The patterns of open cases and of closed ones; their evidence is kept in `files`."""
    open_, closed = max(1, min(OPEN, open_)), max(1, min(CLOSED, closed))
    clock = Calendar(now() - FOUNDED)
    made = founded(f"sqlite:///{folder}/lived.db", files, clock)
    clock.goes(days=1)
    _count_from(FIRST, made, folder / "lived.db")
    said = [_live(made, clock, number, None) for number in range(FIRST, FIRST + closed)]
    said += [_live(made, clock, FIRST + closed + place, place) for place in range(open_)]
    made.close()
    with closing(sqlite3.connect(folder / "lived.db")) as kept:
        patterns = [pattern(kept, one) for one in said]
    return patterns[closed:], patterns[:closed]


def _count_from(first: int, made: Office, file: Path) -> None:
    """Have cases numbered from here on, by a case before them that nothing else is made of."""
    made.desk("cora").do(opening(0))
    with closing(sqlite3.connect(file)) as kept:
        kept.execute('UPDATE "case" SET id = ?', (first - 1,))
        kept.commit()


def _live(made: Office, clock: Calendar, number: int, place: int | None) -> Said:
    """One life: all of a short one, or of a long one as many acts as its place says."""
    steps, risk = (SHORTEST, Risk.LOW) if place is None else (FULL, tuple(Risk)[place % 3])
    acts = len(steps) if place is None else place % len(steps)
    clock.goes(hours=17)
    for _ in islice(live(made, steps, number, risk), 1 + acts):
        clock.goes(minutes=2)
    called = reference(number, clock.now.year)
    return {"case": number, "reference": called, "name": name(number), "account": account(number)}
