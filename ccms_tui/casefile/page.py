"""A case as one page of HTML that needs nothing else: no script, no picture, every text escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from ccms_tui.casefile.blocks import Block, Heading, Paragraph, Table, Title, Verbatim

STYLE = """
body { font: 16px/1.45 sans-serif; max-width: 72em; margin: 2em auto; padding: 0 1em; color: #111 }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1.5em }
th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top }
td, pre { white-space: pre-wrap; overflow-wrap: anywhere }
th { background: #eee }
h2 { margin-top: 2em }
"""
NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but the style within it."""


def page(blocks: Iterable[Block]) -> str:
    """These blocks as a page, which begins with their title."""
    return "".join((*map(_drawn, blocks), "</body></html>\n"))


def _drawn(block: Block) -> str:
    """A block as HTML."""
    match block:
        case Title():
            return "".join(_opening(escape(block.name), escape(block.about)))
        case Heading():
            return f"<h2>{escape(block.text)}</h2>\n"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>\n"
        case Verbatim():
            return f"<pre>{escape(block.text)}</pre>\n"
        case Table(folded=""):
            return _table(block)
    summary = f"<summary>{escape(block.folded)}</summary>"
    return f"<details open>{summary}{_table(block)}</details>\n"


def _opening(title: str, about: str) -> Iterator[str]:
    """All that comes before the first block, and the title itself."""
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_ELSE}">'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}: {about}</h1>\n"


def _table(table: Table) -> str:
    heads = "".join(f"<th>{escape(name)}</th>" for name in table.head)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows)
    drawn = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return f"<table><tr>{heads}</tr>\n{drawn}</table>\n"
