"""What a program sends to a terminal that Textual itself has no reason to send."""

import re
from collections import Counter

_SEQUENCE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # control sequences
    "|(?:\x1b[]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x18\x1a\x1b\x9c]*(?:\x07|\x9c|\x1b\\\\)?"  # strings
    "|\x1b[ -/]*[0-~]?"  # other escapes, and one that nothing follows
    "|\r\n|[\x00-\x1f\x7f-\x9f]"  # single controls
    "|[\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f\udc80-\udcff]"
)

_OFTEN = re.compile(
    "\x1b\\[[0-9;]*m"  # colours and styles
    r"|\x1b\[[0-9]+;[0-9]+H"  # the cursor to a place
    "|\x1b\\[\\?2026[hl]"  # a frame begins and ends
    "|\x1b\\]22;[a-z-]+\x07"  # the shape of the mouse pointer
    r"|\r?\n"
)
"""What draws a frame."""

_MODES = {
    **dict.fromkeys((f"\x1b[?{mode}{to}" for mode in (1000, 1003, 1006, 1015) for to in "hl"), 2),
    **dict.fromkeys((f"\x1b[?{mode}{to}" for mode in (7, 25, 1004, 1049, 2004, 2048) for to in "hl"), 1),
    **dict.fromkeys(("\x1b[?1016h", "\x1b[?2026$p", "\x1b[?2048$p", "\x1b[>25u", "\x1b[<u"), 1),
}
"""How often Textual's Linux driver switches each mode from its start to its end."""


def strange(raw: bytes) -> list[bytes]:
    """Each thing in a whole output stream that a terminal would obey and that draws nothing of ours."""
    seen, found = Counter[str](), list[str]()
    for match in _SEQUENCE.finditer(raw.decode(errors="surrogateescape")):
        sequence = match[0]
        seen[sequence] += 1
        if not _OFTEN.fullmatch(sequence) and seen[sequence] > _MODES.get(sequence, 0):
            found.append(sequence)
    return [sequence.encode(errors="surrogateescape") for sequence in found]
