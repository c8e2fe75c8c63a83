"""A case as one page of HTML that needs nothing else: no script, no picture, every text escaped."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from ccms_tui.casefile.sections import CODES, FACTS, SECTIONS, at_a_look
from ccms_tui.rules.safe import safe

Told = Mapping[str, Any]
"""A part of the case as JSON has it."""

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
CHECKED = """\
Whoever has Python 3.8 or later proves this file, with nothing but the archive it came in:

    python3 -m zipfile -e CASE-FILE.zip case-file
    python3 -I case-file/verify.py

That proves that events.json holds the events of this case in their order, none left out up to this
version; that each has its place in the tree over the whole record, whose head was signed; that each
text and each exhibit that is shown is the one recorded; and that this page and every other file are
as they were sealed when they were handed out. The public key is in key.txt: compare it with one that
you had from elsewhere, or name that with --key. A checkpoint of the record that you are given later,
with its .proof and .key beside it, must go on from the one in here: --later CHECKPOINT.

It does not prove that what people wrote is true, nor that nothing was done that nobody recorded, and
whoever holds the key could have signed another record: only a checkpoint or a receipt that lay
elsewhere before shows that. What is withheld from a reader can be shown to them later, and checked
against its commitment. Of an event that is given as its hash alone, it proves that something was
recorded at that place, and not what, when, by whom, nor on what it follows.
"""


def page(told: Told) -> str:
    """The page of a case that is told as `case.json` tells it."""
    return "".join(_page(told, ZoneInfo(told["zone"])))


def _page(told: Told, zone: ZoneInfo) -> Iterator[str]:
    title = f"Case file {told['reference']}"
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_ELSE}">'
    yield f"<title>{_safe(title)}</title><style>{STYLE}</style></head><body>\n"
    yield f"<h1>{_safe(title)}: {_safe(told['summary'])}</h1>\n"
    yield f"<p>{_safe(told['organisation'])}. Version {told['version']} of the case, as it stood on "
    yield f"{_shown('as_of_at', told['as_of_at'], zone)} ({_safe(zone.key)}). It holds "
    yield f"{_safe(told['discloses'])}."
    if any(clock["stopped_at"] is None for clock in told["clocks"]):
        yield " Its clocks are shown as they stood then; one that had not stopped may be late since."
    yield "</p>\n"
    yield _rows("At a look", ("", ""), [[_safe(asked), _safe(said)] for asked, said in at_a_look(told)])
    facts = [(name, told[name]) for name in FACTS if told[name]]
    rows = [[_headed(name), _shown(name, value, zone)] for name, value in facts]
    yield _rows("The complaint", ("", ""), rows)
    for title, name, fields in SECTIONS:
        rows = [[_shown(field, line[field], zone) for field in fields] for line in told[name]]
        yield _rows(title, [_headed(field) for field in fields], rows)
        if left_out := told["left_out"].get(name):
            yield f"<p>{left_out} more, withheld.</p>\n"
    for why in told["why"]:
        yield from _why(why, zone)
    yield f"<h2>How to check this</h2>\n<pre>{_safe(CHECKED)}</pre>\n</body></html>\n"


def _why(why: Told, zone: ZoneInfo) -> Iterator[str]:
    """How one deadline came about, day by day."""
    clock = why["clock"]
    yield f"<h2>Why this date: {_safe(why['title'])}, round {clock['round']}</h2>\n"
    due, started = (_shown(name, clock[name], zone) for name in ("due_at", "started_at"))
    yield f"<p>Started {started}, due {due}: {_safe(why['rule'])} "
    yield f"({_safe(why['pack'])}, {_safe(why['source'])}; "
    yield f"calendar {_safe(why['calendar'])}). {_safe(' '.join(why['told']))}</p>\n<details open>"
    steps = [
        [_shown("on", one["on"], zone), "counted" if one["counted"] else "–", _safe(one["why"])]
        for one in why["steps"]
    ]
    yield f"<summary>Every day</summary>{_rows('', ('Day', '', 'Why'), steps)}</details>\n"


def _headed(field: str) -> str:
    """The name of a field, for people."""
    return _safe(field.removesuffix("_at").replace("_", " "))


def _rows(title: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are escaped already; without rows, only that there are none."""
    above = f"<h2>{_safe(title)}</h2>\n" if title else ""
    drawn = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    heads = "".join(f"<th>{name}</th>" for name in head)
    return f"{above}<table><tr>{heads}</tr>\n{drawn}</table>\n" if drawn else f"{above}<p>None.</p>\n"


def _shown(field: str, value: Any, zone: ZoneInfo) -> str:
    """A value as people read it, escaped."""
    match value:
        case None:
            return ""
        case str():
            return _safe(_written(field, value, zone))
        case {"amount": amount, "currency": currency}:
            return _safe(f"{amount} {currency}")
        case Mapping():
            return _safe("\n".join(f"{name}: {each}" for name, each in value.items()))
        case list():
            return _safe(", ".join(map(str, value)))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else _safe(str(value))


def _written(field: str, value: str, zone: ZoneInfo) -> str:
    """A text; the name of its field tells whether it is an instant or a day."""
    if field == "at" or field.endswith("_at"):
        return f"{datetime.fromisoformat(value).astimezone(zone):%a %d %b %Y %H:%M}"
    if field == "on" or field.endswith("_on"):
        return f"{date.fromisoformat(value):%a %d %b %Y}"
    return value.replace("_", " ") if field in CODES else value


def _safe(text: str) -> str:
    return escape(safe(text))
