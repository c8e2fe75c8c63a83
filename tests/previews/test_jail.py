"""Whatever a file does to whoever looks into it, the program goes on, and nothing is opened or fetched."""

import sys

import pytest

from ccms_tui.previews import jail
from ccms_tui.previews.jail import DAMAGED, TOO_LONG, TOO_MUCH, look
from tests.previews.files import NESTED, archive, pdf, png

WORD = "word/document.xml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(60_000, 1, b""), "damaged picture"),
        (png(10_000, 5_001, b""), "10,000 × 5,001 dots: too large to be drawn"),
        (png(30, 30)[:60], "damaged picture"),
        (NESTED, "cannot be taken apart"),
        (pdf(b"", kids=b"2 0 R 2 0 R"), "whose text cannot be read"),
        (b"%PDF-1.7\nxref\nnothing", "whose text cannot be read"),
        (archive(a=b"x" * 99)[:-30], "damaged or locked archive"),
    ],
    ids=["no dots", "too many dots", "cut short", "nested", "a loop", "no pages", "half an archive"],
)
def test_a_hostile_file_is_bytes_and_a_word_on_why(content: bytes, said: str) -> None:
    found = look(content, 4)
    assert said in found.note
    assert found.form in ("text", "hexadecimal")


def test_a_document_that_unpacks_to_much_is_read_so_far() -> None:
    bomb = b"<w:p><w:t>Hello</w:t></w:p>" + b" " * 50_000_000
    assert look(archive(**{WORD: bomb}), 9).lines == ("Hello",)


def child(*does: str) -> tuple[str, ...]:
    """The child, with a reader that does something bad."""
    bad = "\n".join(f"    {line}" for line in does)
    script = f"""
import os, socket, subprocess, sys
from ccms_tui.previews import __main__ as child
from ccms_tui.previews.looked import Looked

def read(content, limit):
{bad}
    return Looked("done", ())

child.READERS = ((lambda content: True, lambda: None, read),)
sys.exit(child.main(int(sys.argv[1])))
"""
    return sys.executable, "-c", script


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("pass", ""),
        ("open('/etc/hostname')", DAMAGED),
        ("socket.socket()", DAMAGED),
        ("os.pipe()", DAMAGED),
        ("subprocess.run(['true'])", DAMAGED),
        ("bytearray(2 * 2**30)", TOO_MUCH),
        ("os.abort()", TOO_LONG),
        ("return Looked('x', ('y' * 200_000,) * 40)", DAMAGED),
        ("os.write(1, b'[' * 100_000); os._exit(0)", DAMAGED),
        ("os.write(1, b'{}'); os._exit(0)", DAMAGED),
    ],
)
def test_the_child_can_do_nothing_but_answer(does: str, said: str) -> None:
    found = look(b"hello", 40, child(does))
    assert found.note == said
    assert found.form == ("text" if said else "done")


def test_a_child_that_goes_on_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jail, "PATIENCE", 1.0)
    assert look(b"hello", 40, child("os.read(0, 1)", "while True: pass")).note == TOO_LONG
