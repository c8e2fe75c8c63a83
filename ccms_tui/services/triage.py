"""Sorting a complaint: its kind and risk, its points, its flags, notes on it, its causes."""

from ccms_tui.desk import triage as ask
from ccms_tui.models import Cause, Flag, Note, Point
from ccms_tui.rules import flags, points
from ccms_tui.rules.deciding import known_outcome
from ccms_tui.rules.evidence import sound
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage
from ccms_tui.services import clocks
from ccms_tui.services.findings import end_finding
from ccms_tui.services.opening import point, unknown_category
from ccms_tui.services.work import Commands, Handler, Made, Work, nothing_more


def _no_category(work: Work, command: ask.Classify) -> Findings:
    if command.category not in work.premises.policy.categories:
        yield unknown_category(work, command.category)


def _classify(work: Work, command: ask.Classify) -> Made:
    case = work.case
    case.category, before, case.risk = command.category, case.risk, command.risk
    case.product = command.product or case.product
    if case.stage is Stage.TRIAGE:
        case.stage = Stage.INVESTIGATION
    if case.risk is not before:
        clocks.hasten(work)
    return Made(f"classified: {command.category}, {command.risk} risk")


def _note(work: Work, command: ask.Note) -> Made:
    return note(work, command.text)


def note(work: Work, text: str) -> Made:
    """Write something on the file, for whoever asks."""
    number = work.dossier.next(Note)
    work.dossier.add(Note(case_id=work.case.id, number=number, text=text, by=work.actor.id, at=work.now))
    return Made(f"noted: {text}", {"note": number})


def _add_point(work: Work, command: ask.AddPoint) -> Made:
    number = work.dossier.next(Point)
    work.dossier.add(point(work.case.id, number, command.text))
    return Made(f"point {number}: {command.text}", {"point": number})


def _no_such_point(work: Work, command: ask.FindPoint) -> Findings:
    yield from points.standing((command.point,), work.facts.points)
    yield from points.not_decided(command.point, work.facts)
    yield from known_outcome(command.finding, work.regime)
    yield from sound(command.evidence, work.facts)


def _find_point(work: Work, command: ask.FindPoint) -> Made:
    row = work.dossier.find(Point, command.point)
    assert row, "looked for before"
    end_finding(work, row)
    row.finding, row.reason = command.finding, command.reason
    row.evidence = ",".join(map(str, command.evidence))
    row.found_by, row.found_at = work.actor.id, work.now
    return Made(f"point {command.point}: {command.finding.replace('_', ' ')}", {"point": command.point})


def _flagged(work: Work, command: ask.Flag) -> Findings:
    if command.kind in work.facts.flags:
        yield Reason(f"a {command.kind} flag stands already", "flags")


def _flag(work: Work, command: ask.Flag) -> Made:
    number = work.dossier.next(Flag)
    work.dossier.add(
        Flag(
            case_id=work.case.id,
            number=number,
            kind=command.kind,
            reason=command.reason,
            raised_by=work.actor.id,
            raised_at=work.now,
            cleared_by=None,
            cleared_at=None,
            clearing=None,
        )
    )
    return Made(f"flagged {command.kind}: {command.reason}", {"flag": command.kind.value})


def _not_cleared(work: Work, command: ask.ClearFlag) -> Findings:
    return flags.clears(command.kind, work.facts, work.asking)


def _clear(work: Work, command: ask.ClearFlag) -> Made:
    for row in work.dossier.flags:
        if row.kind is command.kind:
            row.cleared_by, row.cleared_at, row.clearing = work.actor.id, work.now, command.reason
    name = work.actor.wearing(work.premises.policy.flags[command.kind].looks)
    said = f"{command.kind} flag cleared: {command.reason}"
    return Made(said, {"flag": command.kind.value}, name=name)


def _no_cause(work: Work, command: ask.TagCause) -> Findings:
    if command.cause not in work.premises.policy.causes:
        yield Reason(f"there is no root cause {command.cause}; see data/causes.toml", "root causes")
    if command.cause in work.facts.causes:
        yield Reason(f"{command.cause} is tagged already", "root causes")


def _tag(work: Work, command: ask.TagCause) -> Made:
    work.dossier.add(
        Cause(
            case_id=work.case.id,
            cause=command.cause,
            note=command.note,
            tagged_by=work.actor.id,
            tagged_at=work.now,
            confirmed_by=None,
            confirmed_at=None,
        )
    )
    return Made(f"root cause: {work.premises.policy.causes[command.cause]}", {"cause": command.cause})


COMMANDS: Commands = {
    ask.Classify: Handler(_no_category, _classify),
    ask.Note: Handler(nothing_more, _note),
    ask.AddPoint: Handler(nothing_more, _add_point),
    ask.FindPoint: Handler(_no_such_point, _find_point),
    ask.Flag: Handler(_flagged, _flag),
    ask.ClearFlag: Handler(_not_cleared, _clear),
    ask.TagCause: Handler(_no_cause, _tag),
}
