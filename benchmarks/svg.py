"""A picture of a terminal that stands by itself: it fetches no font, names no host, and keeps its columns."""

import html
import re
from collections.abc import Iterator

from rich.cells import cell_len

FETCHED = re.compile(r"@font-face\s*\{[^}]*\}\s*")
REMARK = re.compile(r"<!--.*?-->\s*", re.S)
FAMILY = re.compile(r"font-family:\s*[^;]*;")
MATRIX = re.compile(r"(-matrix \{[^}]*\})")
TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[^"]*" (clip-path="[^"]*")>([^<]*)</text>'
)
WORDS = re.compile(r"[!-~]+(?:[\xa0 ][!-~]+)*|[^\xa0 ]")
"""Words with no more than one space between them; a sign stands alone, for few fonts keep it to its cell."""
IDLE = re.compile(r">\s*\n\s*<")
CELL = 12.2
"""How wide one cell of the terminal is drawn."""
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
"""The one address that a picture must have: it is a name, and nothing is fetched from it."""


def alone(picture: str) -> str:
    """The picture with every column in its place whatever the font is, and without what it would fetch."""
    picture = REMARK.sub("", FETCHED.sub("", picture))
    picture = FAMILY.sub("font-family: sans-serif;", picture)
    picture = MATRIX.sub(lambda found: found[1].replace("sans-serif", "monospace"), picture)
    picture = TEXT.sub(lambda found: "".join(_placed(found)), picture)
    return IDLE.sub(">\n<", picture).strip() + "\n"


def _placed(found: re.Match[str]) -> Iterator[str]:
    """A run of text in pieces, each at its own place: without lengths, columns are kept all the same."""
    style, x, y, clip, spelt = found.groups()
    text = html.unescape(spelt)
    for words in WORDS.finditer(text):
        at = float(x) + CELL * cell_len(text[: words.start()])
        said = words[0].replace("\xa0", " ")
        length = CELL * cell_len(said)
        placed = f'class="{style}" x="{at:g}" y="{y}" textLength="{length:g}" {clip}'
        yield f"<text {placed}>{html.escape(said, quote=False)}</text>"


def addresses(picture: str) -> list[str]:
    """Whatever a picture would fetch, or names."""
    return re.findall(r"\w+://[^\s\"')]*|@import|url\((?!#)[^)]*\)", picture.replace(NAMESPACE, ""))
