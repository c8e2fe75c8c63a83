"""The beginning of a file as lines that are safe to show: as text where it is text, else in hexadecimal."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder

from ccms_tui.rules.safe import line

MOST = 64 * 1024
"""Bytes beyond which a preview does not look."""
WIDEST = 400
A_ROW = 16


def preview(content: bytes, limit: int) -> tuple[str, tuple[str, ...]]:
    """What form the preview has, and at most so many lines of it."""
    head = content[:MOST]
    text = _text(head)
    if text is not None:
        return "text", tuple(line(row[:WIDEST]) for row in text.splitlines()[:limit])
    rows = range(0, min(len(head), limit * A_ROW), A_ROW)
    return "hexadecimal", tuple(_row(head[at : at + A_ROW], at) for at in rows)


def _text(head: bytes) -> str | None:
    """The text these bytes are, if any: UTF-8, or UTF-16 that says so; a letter cut in two is left out."""
    encoding = "utf-16" if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = getincrementaldecoder(encoding)().decode(head, final=len(head) < MOST)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _row(part: bytes, at: int) -> str:
    seen = "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in part)
    return f"{at:08x}  {part.hex(' '):{A_ROW * 3}} {seen}"
