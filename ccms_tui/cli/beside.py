"""What stands beside a case on its page: how long its file is kept, and the cases that belong to it."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from ccms_tui.cli.paper import Block, Table, day, joined, titled, when, words
from ccms_tui.desk.cases import CaseSheet


def kept(sheet: CaseSheet, zone: ZoneInfo) -> Iterator[Block]:
    """Until when its file is kept, what holds it, and what was asked for."""
    until = f"until {day(sheet.kept.until)}: " if sheet.kept.until else ""
    told = f"erased {when(sheet.erased_at, zone)}" if sheet.erased_at else f"{until}{sheet.kept.why}"
    yield from titled("Kept", f"{told} ({sheet.kept.source})")
    holds = [
        (
            str(line.number),
            line.reason,
            f"{line.held_by}, {when(line.held_at, zone)}",
            f"released {when(line.released_at, zone)}" if line.released_at else "stands",
        )
        for line in sheet.holds
    ]
    yield from titled("Legal holds", Table(("", "Why", "By", ""), holds))
    asked = [
        (
            str(line.number),
            words(line.basis),
            line.reason,
            f"{line.requested_by}, {when(line.requested_at, zone)}",
            joined(line.status, line.ended_by, line.why),
        )
        for line in sheet.erasures
    ]
    yield from titled("Erasures asked for", Table(("", "Basis", "Why", "By", ""), asked))


def together(sheet: CaseSheet) -> Iterator[Block]:
    """The case that leads this one, those it leads or is linked with, and others of the same person."""
    yield f"\nmerged into {sheet.merged_into}" if sheet.merged_into else ""
    parts = [(one.reference, one.complainant, one.summary, one.stage) for one in sheet.contains]
    yield from titled("Contains", Table(("Case", "Complainant", "About", "Stage"), parts))
    links = [(one.reference, one.kind, one.summary, one.note or "") for one in sheet.links]
    yield from titled("Linked", Table(("Case", "How", "About", ""), links))
    related = [(reference, how) for reference, how in sheet.related.items()]
    yield from titled("Related", Table(("Case", "How"), related))
