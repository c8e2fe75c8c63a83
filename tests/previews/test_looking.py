"""What each kind of file is shown as."""

import gzip

import pytest

from ccms_tui.previews.jail import look
from tests.previews.files import HEADING, WRITTEN, archive, pdf, png

DOCX = b"<w:p><w:r><w:t>Dear all &amp; sundry,</w:t></w:r></w:p>"
DOCX += b"<w:p><w:r><w:t xml:space='preserve'> bye</w:t></w:r></w:p>"
MAIL = (
    HEADING
    + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    + b"--x\r\nContent-Type: text/plain; charset=iso-8859-15\r\n\r\ncaf\xe9 \xa4\r\n"
    + b'--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="../a.png"\r\n\r\n'
    + b"xyz\r\n--x--\r\n"
)


def test_a_picture_is_drawn_small_and_told_in_letters() -> None:
    red_over_blue = b"\0" + b"\xff\0\0" * 4 + b"\0" + b"\0\0\xff" * 4
    found = look(png(4, 2, red_over_blue), 40)
    assert (found.form, found.note) == ("picture", "PNG, 4 × 2 dots")
    assert (found.across, found.dots) == (4, b"\xff\0\0" * 4 + b"\0\0\xff" * 4)
    assert len(found.lines) == 1
    assert look(png(900, 30), 40).across == 56


def test_a_pdf_is_its_text() -> None:
    found = look(pdf(WRITTEN), 40)
    assert (found.form, found.note) == ("text of a PDF", "1 page")
    assert found.lines == ("— page 1 —", "We charged you twice.")


def test_a_mail_is_its_heading_its_text_and_a_list_of_what_is_attached() -> None:
    found = look(MAIL, 40)
    assert (found.form, found.note) == ("mail", "1 attached")
    assert found.lines[0] == "From: Jo <jo@example.org>"
    assert found.lines[5:] == ("café €", "", "Attached:", "  ../a.png (image/png, 3 bytes)")


def test_a_mail_in_html_is_its_words_and_fetches_nothing() -> None:
    page = (
        b"<style>x{}</style><p>Dear <b>all</b></p><script>fetch('http://evil')</script><img src=//evil/x>bye"
    )
    found = look(HEADING + b"Content-Type: text/html\r\n\r\n" + page, 40)
    assert found.lines[5:] == ("Dear all", "bye") or found.lines[5:] == ("Dear allbye",)
    assert "evil" not in "".join(found.lines)


def test_a_mail_in_an_alphabet_that_there_is_not_is_shown_as_far_as_it_goes() -> None:
    found = look(HEADING + b"Content-Type: text/plain; charset=../../x\r\n\r\ncaf\xe9!", 40)
    assert (found.form, found.lines[-1]) == ("mail", "caf�!")


def test_a_document_is_its_paragraphs() -> None:
    found = look(archive(**{"word/document.xml": DOCX}), 40)
    assert (found.form, found.lines) == ("text of a document", ("Dear all & sundry,", " bye"))


def test_an_archive_is_listed_and_never_unpacked() -> None:
    found = look(archive(**{"../../etc/passwd": bytes(10**6), "a\x1b[2J": b"x"}), 40)
    assert (found.form, found.note) == ("archive", "2 entries, sizes as it says them")
    assert [line.split("  ")[-1] for line in found.lines] == ["../../etc/passwd", "a␛[2J"]
    assert "the first 3 shown" in look(archive(**{str(n): b"" for n in range(9)}), 3).note


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"", "text"),
        (b"Re: what was said\nto: me", "text"),
        (gzip.compress(b"x", mtime=0), "hexadecimal"),
        (b"BM\0", "hexadecimal"),
        ("Grüße".encode("utf-16"), "text"),
    ],
)
def test_all_else_is_text_or_bytes(content: bytes, form: str) -> None:
    assert look(content, 40).form == form
