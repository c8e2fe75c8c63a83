"""A mail as people read it: its heading, its text, and what is attached to it by name; nothing is fetched."""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ccms_tui.previews.looked import Looked, Unreadable

if TYPE_CHECKING:
    from email.message import EmailMessage

SHOWN = ("From", "Sender", "Reply-To", "To", "Cc", "Date", "Subject")
KNOWN = re.compile(
    rb"^(From|To|Date|Subject|Message-ID|Received|Return-Path|MIME-Version|Delivered-To):", re.I | re.M
)
"""Fields of which a mail has at least three."""
HEADING = re.compile(rb"\A(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\r?\n")
BEGINNING = 64 * 1024
CHARSETS = [
    "ascii", "latin_1", "utf_8", "utf_16", "utf_7", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9", "iso8859_15",
    "koi8_r", "koi8_u", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "iso2022_jp",
    "euc_kr",
]  # fmt: skip
"""Alphabets that a mail may be written in; one that is not among them is shown as far as it is ASCII."""
SILENT = ("script", "style", "head", "title")


def seems(content: bytes) -> bool:
    """Whether it begins with the heading of a mail."""
    found = HEADING.match(content[:BEGINNING])
    return found is not None and len({name.lower() for name in KNOWN.findall(found[0])}) > 2


def prepare() -> None:
    """Import what reads a mail, and every alphabet that is allowed in one."""
    for name in ("email.parser", "email.policy", "quopri"):
        import_module(name)
    for name in CHARSETS:
        codecs.lookup(name)


def read(content: bytes, limit: int) -> Looked:
    """Its heading, its text and the list of what is attached."""
    from email import message_from_bytes, policy

    try:
        mail: Any = message_from_bytes(content, policy=policy.default)
        attached = list(_attached(mail))
        lines = [*_heading(mail), "", *_text(mail), *attached]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("a mail that cannot be taken apart, shown as it came") from error
    note = f"{len(attached) - 2} attached" if attached else "nothing attached"
    return Looked("mail", tuple(lines[:limit]), note)


def _heading(mail: "EmailMessage") -> Iterator[str]:
    for name in SHOWN:
        for value in mail.get_all(name, ()):
            yield f"{name}: {value}"


def _text(mail: "EmailMessage") -> list[str]:
    """Its plain text, or failing that the words of its HTML."""
    part: Any = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ["(no text)"]
    raw = part.get_payload(decode=True) or b""
    charset = part.get_content_charset("utf-8")
    try:
        text = raw.decode(charset, "replace")
    except LookupError:
        text = raw.decode("ascii", "replace")
    return (_words(text) if part.get_content_type() == "text/html" else text).splitlines()


def _attached(mail: "EmailMessage") -> Iterator[str]:
    parts = list(mail.iter_attachments()) if mail.is_multipart() else []
    if parts:
        yield from ("", "Attached:")
    for part in parts:
        size = len(part.get_payload(decode=True) or b"")
        yield f"  {part.get_filename('without a name')} ({part.get_content_type()}, {size:,} bytes)"


def _words(html: str) -> str:
    reader = Words()
    reader.feed(html)
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class Words(HTMLParser):
    """The words of an HTML page, without what a browser would run or never show."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag in ("br", "p", "div", "tr", "li", "h1", "h2", "h3"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
