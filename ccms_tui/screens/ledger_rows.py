"""An entry of the ledger as a row, and whole."""

from collections.abc import Callable, Iterator

from textual.content import Content

from ccms_tui.desk.record import Entry, LogPage
from ccms_tui.rules.safe import line, safe
from ccms_tui.screens.writing import WHEN, Local, plain, signed, some, surname
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.page import BLANK, Row, heading

HANG = 13


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


def badge(page: LogPage, filter_: str) -> Content:
    """Whether the chain holds, how long it is, and what of it is shown."""
    if page.broken:
        told = Content.styled(f"✖ broken at {line('; '.join(page.broken))}", "bold $text-error")
    else:
        told = Content.styled("✔ chain verified", "$text-success")
    only = f" · only {line(filter_)} (esc: all)" if filter_ else ""
    entries = some(page.total, "entry").replace("entrys", "entries")
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
