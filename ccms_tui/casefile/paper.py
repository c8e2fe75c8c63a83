"""A case on paper: the blocks of the page as PDF, made by Typst, which comes with `ccms-tui[pdf]`."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from ccms_tui.casefile.blocks import Block

SHEET = Path(__file__).with_name("paper.typ")
UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
"""What Typst says of each character that no font has."""
NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How it writes one that it cannot show either."""


def paper(blocks: Iterable[Block], at: datetime) -> bytes | None:
    """These blocks as a PDF of that instant, or nothing where Typst is not installed."""
    try:
        from typst import TypstError
    except ImportError:
        return None
    told = msgspec.json.encode(list(blocks)).decode()
    numbers: dict[int, str] = {}
    while True:
        try:
            return _compiled(told.translate(numbers), at)
        except TypstError as error:
            more = _without_a_shape(error.diagnostic)
            if not more.keys() - numbers.keys():
                raise
            numbers.update(more)


def _compiled(told: str, at: datetime) -> bytes:
    """The PDF, by PDF/A-2u (ISO 19005-2): for archives, searchable, and no character without a shape."""
    import typst

    made = typst.compile(
        SHEET,
        root=SHEET.parent,
        sys_inputs={"blocks": told},
        timestamp=at.replace(microsecond=0),
        pdf_standards="a-2u",
    )
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def _without_a_shape(said: str) -> Mapping[int, str]:
    """The characters that no font here has, and the number that is shown for each."""
    found = (NUMBERED.sub(lambda one: chr(int(one[1], 16)), one) for one in UNSHOWN.findall(said))
    return {ord(each): f"[U+{ord(each):04X}]" for each in "".join(found) if not each.isascii()}
