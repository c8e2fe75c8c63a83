"""What a pack would do to dates, and what was proposed of it, as people read it."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from ccms_tui.cli.paper import Block, Table, titled, when
from ccms_tui.desk.adopting import PackProposal, PackSheet
from ccms_tui.desk.rehearsing import Counted, Moved, Rehearsal


def rehearsed(found: Rehearsal) -> Iterator[Block]:
    """What a pack would do, in a sentence, then counted, then date by date, the late ones first."""
    moved = f"of {found.running} running clocks it moves {found.moved}"
    yield f"{found.regime}, open cases: {found.cases}; {moved}, {found.late} late at once"
    if found.late_already:
        yield f"{found.late_already} running clocks are late already, and stay so"
    if found.left_out:
        yield f"{found.left_out} running clocks are of kinds that it does not have"
    yield _counts("Clock", found.by_clock)
    yield _counts("Owner", found.by_owner)
    yield from moves(found.clocks)


def moves(moved: Iterable[Moved]) -> Iterator[Block]:
    """Dates that move, one a line."""
    for one in moved:
        late = "  late at once" if one.late else ""
        yield f"{one.reference}  {one.clock:20} {one.from_on} -> {one.to_on}{late}"


def proposals(rows: Iterable[PackProposal], zone: ZoneInfo) -> Table:
    """Packs that were proposed, a line each."""
    head = ("", "Pack", "For", "Moves", "Late at once", "Proposed by", "When", "Status", "By", "Because")
    return Table(head, [_line(row, zone) for row in rows])


def proposal_page(sheet: PackSheet, zone: ZoneInfo) -> Iterator[Block]:
    """One proposal whole: who wants what and why, what it moves, and the pack to the letter."""
    row = sheet.proposal
    yield f"pack proposal {row.proposal}: {row.pack} for {_for_what(row)}, {row.status}"
    yield f"proposed by {row.proposed_by}, {when(row.proposed_at, zone)}: {row.reason}"
    if row.decided_by:
        said = f": {row.comment}" if row.comment else ""
        yield f"{row.status} by {row.decided_by}, {when(row.decided_at, zone)}{said}"
    yield f"it moves {row.moved} dates, {row.late} late at once"
    yield from moves(sheet.moves)
    yield from titled(f"The pack, SHA-256 {row.digest}", sheet.text.rstrip())


def _counts(name: str, counts: Iterable[Counted]) -> Table:
    rows = [(one.name, str(one.running), str(one.moved), str(one.late)) for one in counts]
    return Table((name, "Run", "Moved", "Late at once"), rows)


def _line(row: PackProposal, zone: ZoneInfo) -> tuple[str, ...]:
    told = (str(row.proposal), row.pack, _for_what(row), str(row.moved), str(row.late), row.proposed_by)
    return (*told, when(row.proposed_at, zone), row.status, row.decided_by or "", row.reason)


def _for_what(row: PackProposal) -> str:
    """For new cases, or for which."""
    return f"complaints received from {row.from_on} on" if row.from_on else ", ".join(row.cases)
