"""A case told block by block, in the order to be read: the page and the paper are both made of these."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import compress
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from ccms_tui.casefile.sections import CHECKED, CODES, FACTS, SECTIONS, at_a_glance
from ccms_tui.rules.safe import safe

Told = Mapping[str, Any]
"""A part of the case as JSON has it."""


class Title(Struct, frozen=True, tag=True):
    """What it all is called, and in a few words what it is about."""

    name: str
    about: str


class Heading(Struct, frozen=True, tag=True):
    """What the next blocks are about."""

    text: str


class Paragraph(Struct, frozen=True, tag=True):
    """Prose."""

    text: str


class Table(Struct, frozen=True, tag=True):
    """Cells by row, below the names of their columns; where it may be folded away, under which words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: str = ""


class Verbatim(Struct, frozen=True, tag=True):
    """Text whose lines and spaces stay as they are."""

    text: str


Block = Title | Heading | Paragraph | Table | Verbatim


def blocks(told: Told) -> Iterator[Block]:
    """A case that is told as `case.json` tells it; every text is safe to show, and as yet unescaped."""
    zone = ZoneInfo(told["zone"])
    yield Title(safe(f"Case file {told['reference']}"), safe(told["summary"]))
    yield Paragraph(" ".join(_opening(told, zone)))
    yield from _table("At a glance", ("", ""), at_a_glance(told, partial(_day, zone)))
    facts = ((name, told[name]) for name in FACTS if told[name])
    rows = ((_headed(name), _shown(name, value, zone)) for name, value in facts)
    yield from _table("The complaint", ("", ""), rows)
    for title, name, fields in SECTIONS:
        lines = ([_shown(field, line[field], zone) for field in fields] for line in told[name])
        yield from _table(title, map(_headed, fields), lines)
        if left_out := told["left_out"].get(name):
            yield Paragraph(f"{left_out} more, withheld.")
    for why in told["why"]:
        yield from _why(why, zone)
    yield Heading("How to check this")
    yield Verbatim(safe(CHECKED))


def _opening(told: Told, zone: ZoneInfo) -> Iterator[str]:
    """What it is that lies before the reader."""
    yield f"{safe(told['organisation'])}. Version {told['version']} of the case, as it stood on"
    yield f"{_shown('as_of_at', told['as_of_at'], zone)} ({safe(zone.key)}). It holds"
    yield f"{safe(told['discloses'])}."
    if any(clock["stopped_at"] is None for clock in told["clocks"]):
        yield "Its clocks are shown as they stood then; one that had not stopped may be late since."


def _why(why: Told, zone: ZoneInfo) -> Iterator[Block]:
    """How one deadline came about, day by day."""
    clock = why["clock"]
    yield Heading(f"Why this date: {safe(why['title'])}, round {clock['round']}")
    due, started = (_shown(name, clock[name], zone) for name in ("due_at", "started_at"))
    words = f"Started {started}, due {due}: {why['rule']} ({why['pack']}, {why['source']}; "
    yield Paragraph(safe(f"{words}calendar {why['calendar']}). {' '.join(why['told'])}"))
    steps = (
        (_shown("on", one["on"], zone), "counted" if one["counted"] else "–", one["why"])
        for one in why["steps"]
    )
    yield _rows(("Day", "", "Why"), steps, folded="Every day")


def _table(title: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[Block]:
    yield Heading(title)
    yield _rows(head, rows)


def _rows(head: Iterable[str], rows: Iterable[Iterable[str]], folded: str = "") -> Block:
    """A table, every cell safe, of the columns that are filled; without rows, only that there are none."""
    names, cells = tuple(head), [tuple(map(safe, row)) for row in rows]
    if not cells:
        return Paragraph("None.")
    filled = [any(column) for column in zip(*cells, strict=True)]
    return Table(tuple(compress(names, filled)), tuple(tuple(compress(row, filled)) for row in cells), folded)


def _headed(field: str) -> str:
    """The name of a field, for people."""
    return field.removesuffix("_at").replace("_", " ")


def _shown(field: str, value: Any, zone: ZoneInfo) -> str:
    """A value as people read it."""
    match value:
        case None:
            return ""
        case str():
            return _written(field, value, zone)
        case {"amount": amount, "currency": currency}:
            return f"{amount} {currency}"
        case Mapping():
            return "\n".join(f"{name}: {each}" for name, each in value.items())
        case list():
            return ", ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _day(zone: ZoneInfo, at: str) -> str:
    """The local day of an instant."""
    return f"{datetime.fromisoformat(at).astimezone(zone):%a %d %b %Y}"


def _written(field: str, value: str, zone: ZoneInfo) -> str:
    """A text; the name of its field tells whether it is an instant or a day."""
    if field == "at" or field.endswith("_at"):
        return f"{datetime.fromisoformat(value).astimezone(zone):%a %d %b %Y %H:%M}"
    if field == "on" or field.endswith("_on"):
        return f"{date.fromisoformat(value):%a %d %b %Y}"
    return value.replace("_", " ") if field in CODES else value
