"""Moving a deadline by the regime's own rule, or finding every reason against it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from ccms_tui.desk import extending as ask
from ccms_tui.models import ClockRow, Communication, Exhibit, Extension, Settlement
from ccms_tui.rules import extending
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.rules.clock_rules import Proof, Trigger
from ccms_tui.rules.extending import Wanted
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import LetterKind
from ccms_tui.services import clocks
from ccms_tui.services.work import Commands, Handler, Made, Work


def _not_extendable(work: Work, command: ask.Extend) -> Findings:
    row = work.dossier.clock_row(command.clock)
    clock = work.dossier.clock(row) if row else None
    yield from extending.not_running(command.clock, clock, work.now)
    if row and clock:
        rule, proof = clocks.rule_of(work, row), _proof(work, command, row)
        wanted = Wanted(command.to, command.ground, proof, len(_before(work, row)), work.now)
        try:
            yield from extending.not_extendable(work.regime, rule, clock, wanted, work.calendar)
            work.calendar.closed(command.to)
        except BeyondReach as error:
            yield Reason(str(error), "calendars")


def _before(work: Work, row: ClockRow) -> list[Extension]:
    """The extensions of a clock up to now."""
    return [one for one in work.dossier.rows(Extension) if (one.kind, one.round) == (row.kind, row.round)]


def _proof(work: Work, command: ask.Extend, row: ClockRow) -> datetime | None:
    """When what the regime asks for came: the letter that told of it, or the evidence of an agreement."""
    more = clocks.rule_of(work, row).extension
    if more and more.needs is Proof.AGREEMENT:
        exhibit = work.dossier.find(Exhibit, command.agreement or 0)
        return exhibit.added_at if exhibit else None
    letter = work.dossier.find(Communication, command.letter or 0)
    told = letter and letter.kind is LetterKind.HOLDING and letter.round == work.case.round
    return letter.sent_at if letter and told else None


def _extend(work: Work, command: ask.Extend) -> Made:
    row = work.dossier.clock_row(command.clock)
    assert row, "asked for before"
    number, from_on, told_at = work.dossier.next(Extension), row.due_on, _proof(work, command, row)
    assert told_at, "asked for before"
    work.dossier.add(
        Extension(
            case_id=work.case.id,
            number=number,
            kind=row.kind,
            round=row.round,
            from_on=from_on,
            to_on=command.to,
            ground=command.ground,
            reason=command.reason,
            letter=command.letter,
            agreement=command.agreement,
            told_at=told_at,
            made_at=work.now,
            by=work.actor.id,
        )
    )
    clocks.reckon_anew(work, row)
    clocks.refresh(work)
    shown = f"evidence {command.agreement}" if command.agreement else f"letter {command.letter}"
    said = (
        f"the {_plain(row.kind)} is due on {command.to}, no longer on {from_on}, for {_plain(command.ground)}"
    )
    return Made(f"{said}, as {shown} shows", {"extension": number})


def _plain(code: str) -> str:
    return code.replace("_", " ")


def _not_on_track(work: Work, command: ask.Track) -> Findings:
    yield from extending.not_on_track(work.regime, command.track, work.dossier.track, command.since)
    yield from _beyond(work, command.since)
    for row in _changed(work, command.track):
        yield from extending.not_running(row.kind, row.facts(), work.now)
        if _before(work, row):
            yield Reason(f"{row.kind} was extended already", work.regime.name)


def _changed(work: Work, kind: str) -> list[ClockRow]:
    """The running clocks to which another rule applies on a track."""
    track = work.regime.track(kind)
    kinds = {*track.allow, *track.suspends} if track else set()
    return [row for row in work.dossier.this_round(ClockRow) if row.kind in kinds and not row.stopped_at]


def _track(work: Work, command: ask.Track) -> Made:
    track, changed = work.regime.track(command.track), _changed(work, command.track)
    assert track, "asked for before"
    for row in work.dossier.this_round(ClockRow):
        if row in changed or row.kind not in {*track.allow, *track.suspends}:
            row.track = track.kind
    for row in changed:
        if command.since and row.kind in track.allow:
            row.started_at = command.since
        clocks.reckon_anew(work, row)
    clocks.refresh(work)
    dates = ", ".join(f"the {_plain(row.kind)} is due on {row.due_on}" for row in changed)
    return Made(f"put on the track {_plain(track.kind)}" + (f": {dates}" if dates else ""))


def _not_settled(work: Work, command: ask.Settle) -> Findings:
    accepted, received = command.accepted or work.now, work.case.received_at
    if accepted > work.now:
        yield Reason("it cannot have been accepted in the future", "lifecycle")
    yield from extending.not_settled(work.regime, command.window, received, accepted, work.calendar)


def _settle(work: Work, command: ask.Settle) -> Made:
    window = extending.window_of(work.regime, command.window)
    assert window, "asked for before"
    accepted = command.accepted or work.now
    work.dossier.add(
        Settlement(
            case_id=work.case.id,
            round=work.case.round,
            window=window.kind,
            accepted_at=accepted,
            words=command.words,
            by=work.actor.id,
        )
    )
    for kind in window.spares:
        clocks.stop(work, kind, accepted)
    clocks.refresh(work)
    on = accepted.astimezone(work.zone).date()
    said = f"a resolution was accepted on {on}: {window.title[:1].lower()}{window.title[1:]}"
    return Made(said, happened_at=accepted if accepted < work.now else None)


def _not_markable(work: Work, command: ask.Mark) -> Findings:
    regime, at = work.regime, command.at or work.now
    if command.what not in regime.happenings:
        known = ", ".join(regime.happenings) or "nothing"
        yield Reason(f"{regime.id} waits for {known}, and not for {command.what}", regime.name)
    elif at > work.now:
        yield Reason("what is yet to come has not happened", "lifecycle")
    yield from _beyond(work, at)
    for row in _provisional(work, command.what):
        yield from extending.not_running(row.kind, row.facts(), work.now)
        if _before(work, row):
            yield Reason(f"{row.kind} was extended already", regime.name)


def _provisional(work: Work, what: str) -> list[ClockRow]:
    """The running clocks that counted from receipt until it was known from when they really count."""
    rules = work.regime.started_by(what, work.dossier.stage)
    kinds = [rule.kind for rule in rules if Trigger.RECEIVED in rule.starts and not rule.recurring]
    rows = (work.dossier.clock_row(kind) for kind in kinds)
    return [row for row in rows if row and not row.stopped_at]


def _mark(work: Work, command: ask.Mark) -> Made:
    at = command.at or work.now
    for row in _provisional(work, command.what):
        row.started_at = at
        clocks.reckon_anew(work, row)
    clocks.happened(work, command.what, at)
    on = at.astimezone(ZoneInfo(work.calendar.zone)).date()
    return Made(f"{_plain(command.what)} on {on}: {command.note}", happened_at=at if at < work.now else None)


def _beyond(work: Work, at: datetime | None) -> Findings:
    """A calendar says nothing of days it does not reach."""
    try:
        if at:
            work.calendar.closed(work.calendar.day_of(at))
    except BeyondReach as error:
        yield Reason(str(error), "calendars")


COMMANDS: Commands = {
    ask.Extend: Handler(_not_extendable, _extend),
    ask.Track: Handler(_not_on_track, _track),
    ask.Settle: Handler(_not_settled, _settle),
    ask.Mark: Handler(_not_markable, _mark),
}
