"""A line for a terminal that has only letters: no colour, and an ASCII character for each sign."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

LETTERS = {
    **{"●": "o", "▲": "^", "◆": "#", "✖": "!", "‖": "=", "✔": "v", "✕": "x", "▢": "_", "⚑": "F", "♥": "V"},
    **{"▌": ">", "▓": "#", "░": ".", "│": "|", "▏": "|", "▔": "-", "🔎": "> "},
    **{
        "·": "-",
        "…": "~",
        "—": "-",
        "–": "-",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "⏎": "/",
        "⟨": "<",
        "⟩": ">",
    },
    **{"“": '"', "”": '"', "‘": "'", "’": "'"},
    **dict.fromkeys("▁▂▃▄▅▆▇", " "),
}
"""What stands for each sign, in as many cells as the sign takes: no column moves."""
CONTROLS = {chr(0x2400 + code): "^" for code in (*range(0x20), 0x21)}
"""What stands for the pictures of control characters, by which a text from outside is made safe."""
_TABLE = str.maketrans(LETTERS | CONTROLS)


class Plain(LineFilter):
    """Takes the last look at every line before it is sent."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(text.translate(_TABLE), style and style.without_color, control)
            for text, style, control in segments
        ]
