"""What looking into a file comes to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Looked:
    """The beginning of a file: as what it is shown, a word on it, lines, and of a picture its dots."""

    form: str
    lines: tuple[str, ...]
    note: str = ""
    across: int = 0
    """Dots in a row of the picture."""
    dots: bytes = b""
    """Red, green and blue of each dot, row by row."""


class Unreadable(ValueError):
    """Why a file cannot be shown as what it seems to be, in a sentence."""
