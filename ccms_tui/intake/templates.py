"""Sentences made from the cells of a row: `{product}: {issue}`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True)
class Template:
    """A text with holes, by what goes into each."""

    text: str
    names: tuple[str, ...]


def template(text: str) -> Template:
    """The template that a text with {names} is; all else in it is literal."""
    return Template(_HOLE.sub("%s", text.replace("%", "%%")), tuple(_HOLE.findall(text)))


class Filler:
    """Fills the first of several templates that a row has something for in every hole."""

    def __init__(self, templates: Sequence[Template], columns: Mapping[str, int]) -> None:
        self.fillings = [
            (each.text, tuple(columns[name] for name in each.names))
            for each in templates
            if all(name in columns for name in each.names)
        ]
        self.columns = frozenset(column for _, holes in self.fillings for column in holes)

    def __call__(self, cells: Sequence[str]) -> str:
        for text, holes in self.fillings:
            values = tuple([cells[hole] for hole in holes])
            if all(values):
                return text % values
        return ""
