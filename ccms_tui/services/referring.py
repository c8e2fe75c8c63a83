"""The complainant takes it further, and what comes of that."""

from ccms_tui.desk import referring as ask
from ccms_tui.models import Referral, Remedy
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import RemedyKind, RemedyStatus, Stage
from ccms_tui.services import clocks
from ccms_tui.services.work import Commands, Handler, Made, Work

SOURCE = "referrals"


def _not_then(work: Work, command: ask.Refer) -> Findings:
    if command.referred and not work.case.received_at <= command.referred <= work.now:
        yield Reason("they went after the complaint came, and not in the future", SOURCE)


def _refer(work: Work, command: ask.Refer) -> Made:
    at, number = command.referred or work.now, work.dossier.next(Referral)
    work.dossier.add(
        Referral(
            case_id=work.case.id,
            number=number,
            round=work.case.round,
            body=command.body,
            reference=command.reference,
            referred_at=at,
            recorded_by=work.actor.id,
            outcome=None,
            amount=0,
            currency=work.organisation.currency,
            ruled_on=None,
        )
    )
    if work.case.stage is not Stage.CLOSED:
        clocks.happened(work, "referred", at)
    happened = at if at < work.now else None
    return Made(f"they went to {command.body}", {"referral": number}, happened)


def _not_ruled(work: Work, command: ask.RecordRuling) -> Findings:
    row = work.dossier.find(Referral, command.item)
    if not row:
        yield Reason(f"there is no referral {command.item}", SOURCE)
    elif row.outcome:
        yield Reason(f"what {row.body} found is recorded: {row.outcome}", SOURCE)
    if command.ruled and command.ruled > work.today:
        yield Reason("nothing is found on a day that has not come", SOURCE)
    if command.due and not command.amount:
        yield Reason("say what is owed by then", SOURCE)


def _rule(work: Work, command: ask.RecordRuling) -> Made:
    row = work.dossier.find(Referral, command.item)
    assert row, "looked for before"
    row.outcome, row.ruling = command.outcome, command.words
    row.ruled_on, row.ruled_by = command.ruled or work.today, work.actor.id
    if command.amount:
        row.amount, row.currency = command.amount.minor, command.amount.currency
        _award(work, row, command)
    awarded = f"; {command.amount} is owed" if command.amount else ""
    return Made(f"{row.body} found: {command.outcome}{awarded}", {"referral": row.number})


def _award(work: Work, row: Referral, command: ask.RecordRuling) -> None:
    """What was awarded is owed like any other remedy."""
    work.dossier.add(
        Remedy(
            case_id=work.case.id,
            number=work.dossier.next(Remedy),
            round=work.case.round,
            kind=RemedyKind.COMPENSATION,
            text=f"awarded by {row.body}",
            amount=row.amount,
            currency=row.currency,
            due_on=command.due,
            status=RemedyStatus.OWED,
            done_on=None,
            recorded_by=work.actor.id,
        )
    )


COMMANDS: Commands = {
    ask.Refer: Handler(_not_then, _refer),
    ask.RecordRuling: Handler(_not_ruled, _rule),
}
