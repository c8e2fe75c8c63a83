"""An item of evidence as a row of a list, and as something to read."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from textual.color import Color
from textual.content import Content
from textual.style import Style

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.custody import Handlings
from ccms_tui.desk.evidence import Previewed
from ccms_tui.desk.lines import ExhibitLine
from ccms_tui.rules.safe import line
from ccms_tui.screens.writing import WHEN, Local, numbers, short, size, some
from ccms_tui.widgets.checklist import Item
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.page import BLANK, Row, heading
from ccms_tui.widgets.signs import ICONS

HANG = 10
HALF = "▀"


def _reviewed(row: ExhibitLine) -> Content:
    if row.aside_at:
        return Content.styled("set aside", "$text-muted")
    if row.wrong:
        return Content.styled("! altered", "bold $text-error")
    if row.reviewed_by:
        return Content(line(f"{ICONS.met} {row.reviewed_by.split()[-1]}"))
    return Content.styled(f"{ICONS.unmet} not yet", "bold $text-warning")


COLUMNS = (
    Column[ExhibitLine]("", lambda row: str(row.item), width=3, right=True),
    Column[ExhibitLine]("Item", lambda row: row.name, share=3, least=28),
    Column[ExhibitLine]("Kind", lambda row: row.kind.value, width=10, drop=2),
    Column[ExhibitLine]("Source", lambda row: row.source, share=2, least=10, drop=3),
    Column[ExhibitLine]("Size", lambda row: size(row.size), width=7, right=True, drop=1),
    Column[ExhibitLine]("SHA-256", lambda row: short(row.sha256), width=9, drop=5),
    Column[ExhibitLine]("Reviewed", _reviewed, width=11),
)


def about(row: ExhibitLine, local: Local) -> Iterator[Row]:
    """What a reader of an item has to know first."""
    yield heading(f"{row.item}  {row.name}", f"{row.kind}, {row.size:,} bytes")
    yield _named("From", row.source)
    if row.description:
        yield _named("It shows", row.description)
    if row.wrong:
        text = f"it {row.wrong}, found {local(row.wrong_since or row.added_at)}: nobody can rely on it"
        yield Row(Content.styled(line(text), "bold $text-error"))
    if row.aside_at:
        yield _named("Set aside", f"{local(row.aside_at)} by {row.aside_by}: {row.aside}")
    if row.reviewed_at:
        found = f": {row.review}" if row.review else ""
        yield _named("Reviewed", f"{ICONS.met} {row.reviewed_by}, {local(row.reviewed_at)}{found}")
    else:
        yield _named("Reviewed", f"{ICONS.unmet} not yet: v records that you have looked at it")


def provenance(sheet: CaseSheet, row: ExhibitLine, local: Local) -> Iterator[Row]:
    """Who put it there, what it is linked to, and what proves that it is the same still."""
    yield BLANK
    if row.received_at:
        yield _named("Received", local(row.received_at))
    yield _named("Added", f"{local(row.added_at)} by {row.added_by}")
    yield _named("SHA-256", row.sha256)
    if row.original:
        yield _named("Copy of", f"evidence {row.original}, redacted")
    if copies := [one.item for one in sheet.evidence if one.original == row.item]:
        yield _named("Redacted", f"evidence {numbers(copies)}")
    if linked := ", ".join(_relied_on(sheet, row)):
        yield _named("Bears on", linked)


def _relied_on(sheet: CaseSheet, row: ExhibitLine) -> Iterator[str]:
    """The points it was added for or that were found on it, and the revisions that rest on it."""
    for point in sheet.points:
        if point.number in row.points or row.item in point.evidence:
            yield f"point {point.number}"
    for proposal in sheet.proposals:
        if row.item in proposal.evidence:
            yield f"revision {proposal.revision} ({proposal.status})"


def handled(found: Handlings, local: Local) -> list[Row]:
    """Who looked into it, and who took a copy out, latest first."""
    if not found.lines:
        return []
    rows = [Row(f"{one.what} by {one.person}", lead=local(one.at), hang=WHEN + 1) for one in found.lines]
    return [BLANK, heading("Custody", f"{found.total} in all"), *rows]


def _named(name: str, text: str) -> Row:
    return Row(text, lead=Content.styled(name, "$text-muted"), hang=HANG)


def looked_inside(found: Previewed, coloured: bool) -> list[Row]:
    """The beginning of a file; bytes and dots keep to their columns."""
    told = found.note or f"{some(len(found.lines), 'line')} from the first"
    title = heading("Inside", f"as {found.form}, {told}")
    if found.dots and coloured:
        return [BLANK, title, *_drawn(found.dots, found.across)]
    inside = found.form in ("hexadecimal", "picture")
    rows = [Row(text, cut=inside) for text in found.lines] or [Row("it is empty")]
    return [BLANK, title, *rows]


def _drawn(dots: bytes, across: int) -> Iterator[Row]:
    """A picture with two dots to a cell, the upper as the letter and the lower behind it."""
    row, last = across * 3, len(dots) // (across * 3) - 1
    for top in range(0, last + 1, 2):
        upper, lower = (dots[y * row : (y + 1) * row] for y in (top, min(top + 1, last)))
        pairs = [(upper[at : at + 3], lower[at : at + 3]) for at in range(0, row, 3)]
        runs = ((colours, sum(1 for _ in same)) for colours, same in groupby(pairs))
        yield Row(Content.assemble(*((HALF * count, _dot(*colours)) for colours, count in runs)), cut=True)


def _dot(upper: bytes, lower: bytes) -> Style:
    return Style(foreground=Color(*upper), background=Color(*lower))


def expected(sheet: CaseSheet) -> list[Item]:
    """The kinds of evidence that its category expects and the case has not."""
    return [Item(kind, kind, False, "none yet: enter adds it") for kind in sheet.missing_evidence]


def in_content(rows: Iterable[Row]) -> Content:
    """The same rows as one text, for a place that wraps them itself."""
    return Content("\n").join(row.whole() for row in rows)


def still_expected(sheet: CaseSheet) -> str:
    """What is expected of a complaint of this kind, in a line."""
    if not sheet.category:
        return "Expected: say first what kind of complaint it is (c)"
    return f"Expected of {sheet.category}" + ("" if sheet.missing_evidence else ": nothing is missing")
