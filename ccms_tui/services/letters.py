"""What is said to the complainant, and what is done for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from ccms_tui.desk import letters as ask
from ccms_tui.models import Communication, Remedy
from ccms_tui.rules import deciding, flags, lettering, reviewing
from ccms_tui.rules.addressing import ANSWERS
from ccms_tui.rules.facts import CaseFacts
from ccms_tui.rules.notes import receipt
from ccms_tui.rules.timing import TELLS
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import LetterKind, RemedyKind, RemedyStatus, TaskKind
from ccms_tui.services import clocks
from ccms_tui.services.relating import against_each, with_each
from ccms_tui.services.tasks import finish
from ccms_tui.services.witnessing import root_of
from ccms_tui.services.work import Commands, Handler, Made, Work, nothing_more
from ccms_tui.store.tree import Tree

USUAL = (
    "Thank you for telling us about this. We have recorded your complaint of {received} as {reference}. "
    "{owner} is looking into it and will reply{reply_by}."
)
RECEIPT = "Our record when this was written: {}"
"""Below a decision letter: on paper, out of the reach of whoever could rewrite the record."""


def _write(work: Work, kind: LetterKind, command: ask.Acknowledge | ask.Send, text: str) -> int:
    """Keep a letter."""
    number = work.dossier.next(Communication)
    work.dossier.add(
        Communication(
            case_id=work.case.id,
            number=number,
            round=work.case.round,
            kind=kind,
            channel=command.channel,
            text=text,
            sent_by=work.actor.id,
            sent_at=_sent_at(work, command),
        )
    )
    return number


def _sent_at(work: Work, command: ask.Acknowledge | ask.Send) -> datetime:
    """When a letter went, if not now."""
    return (command.sent if isinstance(command, ask.Send) else None) or work.now


def _acknowledge(work: Work, command: ask.Acknowledge) -> Made:
    """Acknowledge it, and with the same letter whatever is merged into it."""
    with_each(work, lambda: _acknowledged(work, command))
    return _acknowledged(work, command)


def _acknowledged(work: Work, command: ask.Acknowledge) -> Made:
    clocks.happened(work, "acknowledged", work.now)
    number = _write(work, LetterKind.ACKNOWLEDGEMENT, command, command.text or _usual(work))
    return Made(f"acknowledged by {command.channel}", {"letter": number})


def _usual(work: Work) -> str:
    """The letter that acknowledges a complaint, where nothing else was written."""
    final, zone = reviewing.final(work.facts), ZoneInfo(work.organisation.zone)
    return USUAL.format(
        received=f"{work.case.received_at.astimezone(zone):%-d %B %Y}",
        reference=work.case.reference,
        owner=work.names[work.case.owner_id],
        reply_by=f" by {final.due_on:%-d %B %Y}" if final else "",
    )


def _not_sendable(work: Work, command: ask.Send) -> Findings:
    if command.sent and not work.case.received_at <= command.sent <= work.now:
        yield Reason("a letter goes after the complaint came, and not in the future", "letters")
    if command.kind is not LetterKind.FINAL_RESPONSE:
        return
    if not work.facts.decided:
        yield Reason("a final response says what was decided: decide first", "decision policy 4")
    if not command.sent:
        yield from lettering.whole(command.text, work.facts, work.asking)
    yield from reviewing.reviewed_in_time(work.facts, work.asking)
    yield from flags.stops("send", work.facts, work.asking)
    yield from against_each(work, lambda facts: _not_answerable(work, facts))


def _not_answerable(work: Work, facts: CaseFacts) -> Findings:
    """Why a case that is merged into this one cannot be answered with the same letter."""
    yield from deciding.points_found(facts, work.asking)
    yield from reviewing.reviewed_in_time(facts, work.asking)
    yield from flags.stops("send", facts, work.asking)


def _send(work: Work, command: ask.Send) -> Made:
    """Send it, and record the same letter on whatever is merged into it: each has its own clocks."""
    with_each(work, lambda: _sent(work, command))
    return _sent(work, command)


def _sent(work: Work, command: ask.Send) -> Made:
    number = _write(work, command.kind, command, _with_receipt(work, command))
    if command.kind in ANSWERS:
        finish(work, TaskKind.ANSWER, _sent_at(work, command))
    if command.kind in TELLS:
        clocks.happened(work, TELLS[command.kind], _sent_at(work, command))
    happened = command.sent if command.sent and command.sent < work.now else None
    return Made(f"{command.kind.replace('_', ' ')} sent by {command.channel}", {"letter": number}, happened)


def _with_receipt(work: Work, command: ask.Send) -> str:
    """What a letter says; one that tells of a decision ends with the record as it stood before."""
    if command.sent or command.kind is not LetterKind.FINAL_RESPONSE:
        return command.text
    tree = Tree(work.session.connection())
    if not tree.size:
        return command.text
    return f"{command.text.rstrip()}\n\n{RECEIPT.format(receipt(tree.size, root_of(tree)))}\n"


def _not_a_remedy(work: Work, command: ask.Remediate) -> Findings:
    if command.item and not work.dossier.find(Remedy, command.item):
        yield Reason(f"there is no remedy {command.item}", "remediation")
    if not command.item and command.kind in (None, RemedyKind.NONE):
        yield Reason("say which remedy by its number, or which kind is added", "remediation")


def _remediate(work: Work, command: ask.Remediate) -> Made:
    row = (work.dossier.find(Remedy, command.item) if command.item else None) or _another(work, command)
    row.status, row.recorded_by = command.status, work.actor.id
    row.text = command.text or row.text
    row.due_on = command.due or row.due_on
    row.done_on = (command.done or work.today) if command.status is RemedyStatus.DONE else None
    if all(other.status is not RemedyStatus.OWED for other in work.dossier.this_round(Remedy)):
        finish(work, TaskKind.FOLLOW_UP)
    return Made(f"remedy {row.number} ({row.kind}): {row.status}", {"remedy": row.number})


def _another(work: Work, command: ask.Remediate) -> Remedy:
    assert command.kind, "asked for before"
    row = Remedy(
        case_id=work.case.id,
        number=work.dossier.next(Remedy),
        round=work.case.round,
        kind=command.kind,
        text=command.text,
        amount=command.amount.minor if command.amount else 0,
        currency=command.amount.currency if command.amount else work.organisation.currency,
        due_on=command.due,
        status=command.status,
        done_on=None,
        recorded_by=work.actor.id,
    )
    work.dossier.add(row)
    return row


COMMANDS: Commands = {
    ask.Acknowledge: Handler(nothing_more, _acknowledge),
    ask.Send: Handler(_not_sendable, _send),
    ask.Remediate: Handler(_not_a_remedy, _remediate),
}
