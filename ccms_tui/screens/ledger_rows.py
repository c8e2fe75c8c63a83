"""An entry of the ledger as a row, and whole."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from ccms_tui.desk.record import Entry
from ccms_tui.rules.safe import line, safe
from ccms_tui.screens.writing import WHEN, Local, plain, signed, some, surname
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.page import BLANK, Row, heading

HANG = 13


class Proved(NamedTuple):
    """What of the whole chain did not hold, and when that was looked at."""

    broken: tuple[str, ...]
    at: datetime


def columns(local: Local) -> tuple[Column[Entry], ...]:
    """What of an entry stands in a line."""
    return (
        Column("", lambda row: str(row.version), width=4, right=True),
        Column("When", lambda row: local(row.at), width=WHEN),
        Column("Who", lambda row: surname(row.actor, row.on_behalf_of), share=1, least=9),
        Column("Act", lambda row: row.act, width=16, drop=1),
        Column("What", lambda row: row.summary, share=3, least=34),
    )


def matching(filter_: str) -> Callable[[Entry], bool]:
    """Whether an entry is wanted: `act:propose`, `by:reyes`, and words that stand anywhere in it."""
    wanted = [word.casefold() for word in filter_.split()]
    return lambda entry: all(_has(entry, word) for word in wanted)


def _has(entry: Entry, word: str) -> bool:
    field, colon, rest = word.partition(":")
    who = signed(entry.actor, entry.on_behalf_of).casefold()
    if colon and field in ("act", "by"):
        return rest in (entry.act if field == "act" else who)
    return word in f"{entry.act} {who} {entry.summary} {' '.join(entry.said.values())}".casefold()


def badge(proved: Proved, total: int, filter_: str, local: Local) -> Content:
    """Whether the chain held when it was proved, how long it is, and what of it is shown."""
    if proved.broken:
        told = Content.styled(f"✖ broken at {line('; '.join(proved.broken))}", "bold $text-error")
    else:
        told = Content.styled(f"✔ chain verified, all of it at {local(proved.at, '%H:%M')}", "$text-success")
    only = f" · only {line(filter_)} (esc: all)" if filter_ else ""
    entries = some(total, "entry").replace("entrys", "entries")
    return Content.assemble(told, (f" · {entries}{only}", "$text-muted"))


def detail(entry: Entry, local: Local) -> Iterator[Row]:
    """All that the ledger says of an act."""
    yield heading(f"{entry.version}  {plain(entry.act)}", entry.summary)
    yield BLANK
    yield _named("Who", signed(entry.actor, entry.on_behalf_of))
    yield _named("Recorded", local(entry.at, "%a %-d %b %H:%M:%S"))
    if entry.happened_at:
        yield _named("Happened", local(entry.happened_at, "%a %-d %b %H:%M:%S"))
    for name, value in entry.said.items():
        yield _named(plain(name).capitalize(), value)
    yield BLANK
    yield _named("Digest", entry.digest)


def _named(name: str, text: str) -> Row:
    return Row(Content(safe(text)), lead=Content.styled(line(name), "$text-muted"), hang=HANG)
