"""An item of evidence as a row of a list, and as something to read."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.evidence import Previewed
from ccms_tui.desk.lines import ExhibitLine
from ccms_tui.rules.safe import line
from ccms_tui.screens.writing import Local, short, size, some
from ccms_tui.widgets.checklist import Item
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.page import BLANK, Row, heading
from ccms_tui.widgets.signs import ICONS

HANG = 10


def _reviewed(row: ExhibitLine) -> Content:
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
    if row.reviewed_at:
        found = f": {row.review}" if row.review else ""
        yield _named("Reviewed", f"{ICONS.met} {row.reviewed_by}, {local(row.reviewed_at)}{found}")
    else:
        yield _named("Reviewed", f"{ICONS.unmet} not yet: v records that you have looked at it")


def provenance(row: ExhibitLine, local: Local) -> Iterator[Row]:
    """Who put it there, and what proves that it is the same still."""
    yield BLANK
    yield _named("Added", f"{local(row.added_at)} by {row.added_by}")
    yield _named("SHA-256", row.sha256)


def _named(name: str, text: str) -> Row:
    return Row(text, lead=Content.styled(name, "$text-muted"), hang=HANG)


def looked_inside(found: Previewed) -> list[Row]:
    """The beginning of a file; bytes keep to their columns."""
    inside = found.form == "hexadecimal"
    rows = [Row(text, cut=inside) for text in found.lines] or [Row("it is empty")]
    return [BLANK, heading("Inside", f"as {found.form}, {some(len(rows), 'line')} from the first"), *rows]


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
