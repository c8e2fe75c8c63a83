import sys

import pytest

from tests.hostile import MARKUP, OBEYED, UNSEEN, WIDE
from tests.strange import strange
from tests.terminal import Terminal

HOLE = "hole in the wall"
SHOWS = """
import sys
from textual.app import App
from textual.content import Content
from textual.widgets import Footer, Input, Static, TextArea

class Shows(App):
    def compose(self):
        yield Static(Content(sys.argv[1]))
        yield Input("input")
        yield TextArea("area")
        yield Footer()

Shows().run()
"""
HARMLESS = {**MARKUP, **WIDE, "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f"}
HARMLESS = {name: text for name, text in HARMLESS.items() if not {"\t", "\x1b"} & set(text)}
DANGEROUS = {**OBEYED, **UNSEEN}
for quiet in (
    "a thousand variation selectors",
    "variation selectors that carry bytes",
    "ten thousand marks on one letter",
    "fillers",
    "soft hyphens",
):
    del DANGEROUS[quiet]


def shown(text: str) -> bytes:
    """All that a program of Textual's writes from its start to its end, that shows a text as it is."""
    with Terminal([sys.executable, "-c", SHOWS, text]) as terminal:
        terminal.wait("area")
        terminal.press(*"typed", "tab", *"more", "ctrl+p", "escape")
        terminal.resize(10, 40)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        return bytes(terminal.raw)


@pytest.fixture(scope="module")
def session() -> bytes:
    """An ordinary session, with a text in it that can be taken for another."""
    return shown(HOLE)


def test_what_textual_itself_sends_is_not_strange(session: bytes) -> None:
    assert HOLE.encode() in session
    assert strange(session) == []


@pytest.mark.parametrize("name", DANGEROUS)
def test_each_kind_of_leak_is_seen(session: bytes, name: str) -> None:
    leak = DANGEROUS[name].encode(errors="surrogatepass")
    assert strange(session.replace(HOLE.encode(), leak, 1)) != []


@pytest.mark.parametrize("name", HARMLESS)
def test_plain_text_is_not_strange(session: bytes, name: str) -> None:
    assert strange(session.replace(HOLE.encode(), HARMLESS[name].encode())) == []


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"a\x1b]0;x\x07b\x1b[2J", [b"\x1b]0;x\x07", b"\x1b[2J"]),
        (b"\x1b\x1b[31m", [b"\x1b"]),
        (b"\x1b]52;c;never ended", [b"\x1b]52;c;never ended"]),
        ("\x9b2J".encode(), ["\x9b".encode()]),
        (b"\x9b2J", [b"\x9b"]),
        (b"good\rEVIL\r\n", [b"\r"]),
        (b"\x1b[?1049h\x1b[?1049l\x1b[?1049h", [b"\x1b[?1049h"]),
        ("a\u202eb".encode(), ["\u202e".encode()]),
        (b"\x1b[38;2;1;2;3m\x1b[24;80H\x1b[?2026h\r\n\n", []),
    ],
)
def test_what_is_strange_is_told_whole(raw: bytes, found: list[bytes]) -> None:
    assert strange(raw) == found


def test_a_program_that_leaks_is_caught() -> None:
    assert b"\x1b]0;owned\x1b\\" in strange(shown("\x1b]0;owned\x1b\\"))
