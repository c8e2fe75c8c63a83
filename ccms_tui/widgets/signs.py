"""The signs that widgets draw with; `plain` says the same in letters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Signs:
    """One sign for each thing a widget says without a word."""

    cursor: str
    mark: str
    met: str
    unmet: str
    full: str
    empty: str


ICONS = Signs(cursor="▌", mark="+", met="✔", unmet="▢", full="▓", empty="░")
