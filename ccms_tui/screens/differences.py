"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from textual.content import Content

from ccms_tui.rules.safe import safe

WORD = re.compile(r"\s+|[\w'’-]+|.")
GONE, NEW = "strike dim", "bold underline $text-success"


def differences(before: str, after: str) -> Content:
    """The later text with what is new underlined, and what is gone struck through where it stood."""
    return Content.assemble(*_parts(WORD.findall(safe(before)), WORD.findall(safe(after))))


def _parts(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    compared = SequenceMatcher(None, before, after, autojunk=False)
    for how, old_from, old_to, new_from, new_to in compared.get_opcodes():
        gone, new = "".join(before[old_from:old_to]), "".join(after[new_from:new_to])
        if how == "equal":
            yield new, ""
        else:
            yield from (("[-", ""), (gone, GONE), ("-]", "")) if gone.strip() else ()
            yield from (("[+", ""), (new, NEW), ("+]", "")) if new.strip() else ((new, ""),)
