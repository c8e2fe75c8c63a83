"""The signs that widgets draw with, and the same for a terminal that has only letters."""

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
    rule: str


ICONS = Signs(cursor="▌", mark="+", met="✔", unmet="▢", full="▓", empty="░", rule="│")
LETTERS = Signs(cursor=">", mark="+", met="ok", unmet="--", full="", empty="", rule="|")
"""Plain mode: nothing that a font may lack."""
