"""The text of a PDF, page by page; nothing in it is run, and nothing it names is fetched."""

from importlib import import_module
from io import BytesIO
from pkgutil import walk_packages

from ccms_tui.previews.looked import Looked, Unreadable

PAGES = 20
"""Pages that are read at most."""


def seems(content: bytes) -> bool:
    """Whether it begins as a PDF does."""
    return content.startswith(b"%PDF-")


def prepare() -> None:
    """Import all that reads a PDF, for much of it would be imported only when a page asks for it."""
    import pypdf

    parts = (found.name for found in walk_packages(pypdf.__path__, "pypdf."))
    for name in ("locale", *(part for part in parts if "_crypt_providers." not in part)):
        import_module(name)


def read(content: bytes, limit: int) -> Looked:
    """As many lines as are wanted, of the first pages."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    lines: list[str] = []
    try:
        reader = PdfReader(BytesIO(content))
        pages = len(reader.pages)
        for number in range(min(pages, PAGES)):
            lines += [f"— page {number + 1} —", *reader.pages[number].extract_text().splitlines()]
            if len(lines) >= limit:
                break
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"a PDF whose text cannot be read ({type(error).__name__})") from error
    return Looked("text of a PDF", tuple(lines[:limit]), f"{pages} page{'s' * (pages != 1)}")
