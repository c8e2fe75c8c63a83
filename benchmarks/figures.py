"""A figure with its aim beside it, as a line of a table or as JSON."""

import json
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """Something that was measured; `most` or `least` is its aim, of figures that have one."""

    part: str
    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def aim(self) -> str:
        """The aim in words."""
        if self.most is not None:
            return f"at most {shown(self.most)}"
        return f"at least {shown(self.least)}" if self.least is not None else ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is met, where there is one."""
        if self.most is not None:
            return self.value <= self.most
        return None if self.least is None else self.value >= self.least

    @property
    def json(self) -> str:
        """The figure as one line."""
        return json.dumps({**asdict(self), "value": round(self.value, 4), "met": self.met})


def shown(value: float) -> str:
    """A number with three figures that mean something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def table(figures: Iterable[Figure]) -> str:
    """All figures in columns, part by part."""
    words = {None: "", True: "met", False: "missed"}
    rows = [(one.part, one.what, shown(one.value), one.unit, one.aim, words[one.met]) for one in figures]
    head = ("", "what", "figure", "unit", "aim", "")
    wide = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = []
    for before, row in zip((head, head, *rows), (head, *rows), strict=False):
        first = "" if row[0] == before[0] else row[0]
        cells = [text.ljust(width) for text, width in zip((first, *row[1:]), wide, strict=True)]
        cells[2] = row[2].rjust(wide[2])
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def median(runs: int, measure: Callable[[], float]) -> float:
    """The middle one of so many measurements."""
    return statistics.median(measure() for _ in range(runs))


def seconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    began = perf_counter()
    act()
    return perf_counter() - began
