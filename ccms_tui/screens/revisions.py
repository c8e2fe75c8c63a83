"""What changed between two texts, line by line, with the words that differ."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from textual.content import Content

from ccms_tui.rules.safe import line
from ccms_tui.screens.wording import INDENT
from ccms_tui.widgets.page import Row

_WORDS = re.compile(r"\s+|[^\s]+")
COMPARED = 6_000
"""Letters of a line up to which its words are compared too."""
SIGNS = {"-": "$text-error", "+": "$text-success"}
HANG = 2


def differences(old: str, new: str) -> Iterator[Row]:
    """Lines that went and that came, each under the field that it belongs to."""
    before, after = old.splitlines(), new.splitlines()
    shown = ""
    for kind, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            continue
        field = _field(after, c) if c < d else _field(before, a)
        if field != shown:
            shown = field
            yield Row(Content.styled(line(field), "$text-muted"))
        yield from _changed(_outdented(before[a:b]), _outdented(after[c:d]))
    if not shown:
        yield Row("nothing: the words are the same")


def _field(lines: list[str], place: int) -> str:
    """The field that a line stands in: texts are indented, names of fields are not."""
    return next((lines[n] for n in range(min(place, len(lines) - 1), -1, -1) if lines[n][:1].strip()), "")


def _outdented(lines: list[str]) -> list[str]:
    return [text.removeprefix(INDENT) for text in lines]


def _changed(gone: list[str], come: list[str]) -> Iterator[Row]:
    for old, new in zip_longest(gone, come):
        if old is not None and new is not None and len(old) + len(new) <= COMPARED:
            yield from _by_words(old, new)
        else:
            yield from (
                _row(sign, [(text, False)]) for sign, text in (("-", old), ("+", new)) if text is not None
            )


def _by_words(old: str, new: str) -> Iterator[Row]:
    """The same line before and after, with what differs set apart."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    parts = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    yield _row("-", [("".join(before[a:b]), kind != "equal") for kind, a, b, _, _ in parts])
    yield _row("+", [("".join(after[c:d]), kind != "equal") for kind, _, _, c, d in parts])


def _row(sign: str, parts: list[tuple[str, bool]]) -> Row:
    style = SIGNS[sign]
    told = [
        Content.styled(line(text), f"bold underline {style}" if set_apart else style)
        for text, set_apart in parts
    ]
    return Row(Content("").join(told), lead=Content.styled(sign, f"bold {style}"), hang=HANG)
