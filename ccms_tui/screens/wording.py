"""The exact words of a proposal, its fields in a column of their own so that no text can pose as one."""

from collections.abc import Iterator

from textual.content import Content

from ccms_tui.rules.safe import line
from ccms_tui.widgets.page import Row

HANG = 11
INDENT = "  "


def words_rows(words: str) -> Iterator[Row]:
    """Every line of the words: names of fields at the left, what they say beside them."""
    field = ""
    for told in words.rstrip("\n").split("\n"):
        if told.startswith(INDENT):
            yield Row(told.removeprefix(INDENT), lead=Content.styled(field, "bold"), hang=HANG)
            field = ""
        else:
            field = line(told.removesuffix(":"))
