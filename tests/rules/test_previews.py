"""The beginning of any file, safe to show."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccms_tui.rules.previews import A_ROW, MOST, WIDEST, preview


@pytest.mark.parametrize(
    "content",
    [
        b"Dear all\nca va",
        "Grüße\nça va".encode(),
        BOM_UTF8 + b"Dear all\nca va",
        BOM_UTF16_LE + "Grüße\nça va".encode("utf-16-le"),
        BOM_UTF16_BE + "Grüße\nça va".encode("utf-16-be"),
    ],
)
def test_text_is_shown_as_text(content: bytes) -> None:
    form, lines = preview(content, 9)
    assert form == "text"
    assert lines[0] in ("Dear all", "Grüße")
    assert lines[1:] in (("ca va",), ("ça va",))


@pytest.mark.parametrize(
    "content",
    [
        "été à".encode("latin-1"),
        "cafés".encode("cp1252") + b"!",
        b"\x00\x01\x02\x03",
        b"text\x00text",
        "no mark".encode("utf-16-le"),
        b"\x89PNG\r\n\x1a\n",
        BOM_UTF16_LE + b"odd",
    ],
)
def test_what_does_not_say_that_it_is_text_is_shown_as_it_is(content: bytes) -> None:
    form, lines = preview(content, 9)
    assert form == "hexadecimal"
    assert lines[0].startswith("00000000  " + content[:A_ROW].hex(" "))


def test_a_row_of_hexadecimal_has_its_place_its_bytes_and_their_letters() -> None:
    _, lines = preview(b"\xff\x00PDF-1.7 obj 12<<end", 9)
    assert lines == (
        "00000000  ff 00 50 44 46 2d 31 2e 37 20 6f 62 6a 20 31 32  ··PDF-1.7 obj 12",
        "00000010  3c 3c 65 6e 64                                   <<end",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("before", range(4))
def test_a_letter_cut_in_two_at_the_end_is_left_out(encoding: str, before: int) -> None:
    content = ("x" * before + "\n" + "\U0001f4b7" * MOST).encode(encoding)
    form, lines = preview(content, 1)
    assert (form, lines) == ("text", ("x" * before,))


def test_half_a_letter_in_a_short_file_is_no_letter() -> None:
    assert preview("€".encode()[:2], 1)[0] == "hexadecimal"


def test_an_empty_file_has_no_lines() -> None:
    assert preview(b"", 9) == ("text", ())


@given(st.binary(max_size=300), st.integers(0, 12))
@example(b"\x1b]0;t\x07\n[bold]" + "\u202e".encode(), 9)
@example(b"a\r\nb\x0bc\x85d", 2)
def test_any_file_is_a_few_lines_of_nothing_that_is_obeyed(content: bytes, limit: int) -> None:
    _, lines = preview(content, limit)
    assert len(lines) <= limit
    assert not any(category(letter) in ("Cc", "Cs") for row in lines for letter in row)


def test_a_long_line_and_a_long_file_stay_short() -> None:
    _, lines = preview(b"x" * 10**6, 9)
    assert [len(row) for row in lines] == [WIDEST]
    _, rows = preview(bytes(range(256)) * 10**4, 10**6)
    assert len(rows) == MOST // A_ROW
