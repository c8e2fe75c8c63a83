"""Points put together, taken apart and opened again, each keeping what was found on it before."""

from collections.abc import Iterable

from ccms_tui.desk import points as ask
from ccms_tui.models import Point
from ccms_tui.rules import points
from ccms_tui.rules.verdict import Findings
from ccms_tui.rules.words import ProposalStatus
from ccms_tui.services.deciding import withdraw
from ccms_tui.services.findings import end_finding
from ccms_tui.services.opening import point
from ccms_tui.services.work import Commands, Handler, Made, Work


def _not_mergeable(work: Work, command: ask.MergePoints) -> Findings:
    yield from points.standing(command.points, work.facts.points)
    yield from points.different(command.points)


def _merge(work: Work, command: ask.MergePoints) -> Made:
    (number,) = _instead(work, command.points, (command.text,))
    merged = ", ".join(map(str, sorted(command.points)))
    return Made(f"points {merged} are point {number}: {command.text}", {"point": number})


def _not_splittable(work: Work, command: ask.SplitPoint) -> Findings:
    return points.standing((command.point,), work.facts.points)


def _split(work: Work, command: ask.SplitPoint) -> Made:
    made = _instead(work, (command.point,), command.into)
    told = ", ".join(map(str, made))
    return Made(f"point {command.point} is points {told}", {"points": told})


def _instead(work: Work, gone: Iterable[int], texts: Iterable[str]) -> list[int]:
    """The numbers of new points that stand where others stood; on none of them is anything found yet."""
    old = sorted(gone)
    for number in old:
        row = work.dossier.find(Point, number)
        assert row, "looked for before"
        row.gone_at = work.now
    made = []
    for text in texts:
        row = point(work.case.id, work.dossier.next(Point), text)
        row.made_of = ",".join(map(str, old))
        work.dossier.add(row)
        made.append(row.number)
    return made


def _not_reopenable(work: Work, command: ask.ReopenPoint) -> Findings:
    yield from points.standing((command.point,), work.facts.points)
    yield from points.found_upon(command.point, work.facts.points)


def _reopen(work: Work, command: ask.ReopenPoint) -> Made:
    row = work.dossier.find(Point, command.point)
    assert row, "looked for before"
    end_finding(work, row, command.reason)
    row.finding = row.reason = row.found_by = row.found_at = None
    row.evidence = ""
    fallen = work.dossier.proposal
    if fallen:
        withdraw(work, ProposalStatus.WITHDRAWN)
        fallen.comments = f"point {row.number} was opened again: {command.reason}"
    then = f"; revision {fallen.revision} falls" if fallen else ""
    return Made(f"point {row.number} opened again: {command.reason}{then}", {"point": row.number})


COMMANDS: Commands = {
    ask.MergePoints: Handler(_not_mergeable, _merge),
    ask.SplitPoint: Handler(_not_splittable, _split),
    ask.ReopenPoint: Handler(_not_reopenable, _reopen),
}
