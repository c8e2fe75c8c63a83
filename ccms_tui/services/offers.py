"""The further remedies of a proposal: put forward with it, bound by its words, owed once it is decided."""

from collections.abc import Sequence

from ccms_tui.desk.offering import Further, further
from ccms_tui.desk.typed import Setting
from ccms_tui.models import Offer, Remedy
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import RemedyStatus
from ccms_tui.services.work import Work


def _setting(work: Work) -> Setting:
    return Setting(today=work.today, zone=work.zone, currency=work.organisation.currency)


def unread(work: Work, lines: Sequence[str]) -> Findings:
    """Why a line says no remedy."""
    for line in lines:
        try:
            further(line, _setting(work))
        except ValueError as error:
            yield Reason(f"{line}: {error}", "remediation")


def read(work: Work, lines: Sequence[str]) -> list[Further]:
    """What the lines say, each of which was read before."""
    return [further(line, _setting(work)) for line in lines]


def in_words(one: Further) -> str:
    """A remedy as those who sign read it."""
    by = f"by {one.due_on:%-d %B %Y}" if one.due_on else ""
    named = f"seen to by {one.owed_by}" if one.owed_by else ""
    parts = (one.kind.value, str(one.amount) if one.amount else "", by, named, one.text or "")
    return ", ".join(filter(None, parts))


def put_forward(work: Work, revision: int, lines: Sequence[str]) -> None:
    """Keep them with the revision that names them."""
    for number, one in enumerate(read(work, lines), start=1):
        work.dossier.add(
            Offer(
                case_id=work.case.id,
                revision=revision,
                number=number,
                kind=one.kind,
                text=one.text,
                amount=one.amount.minor if one.amount else 0,
                currency=one.amount.currency if one.amount else work.organisation.currency,
                due_on=one.due_on,
                owed_by=one.owed_by,
            )
        )


def owe(work: Work, revision: int) -> None:
    """What was decided to be done is owed from now on."""
    for one in work.dossier.rows(Offer):
        if one.revision == revision:
            work.dossier.add(
                Remedy(
                    case_id=work.case.id,
                    number=work.dossier.next(Remedy),
                    round=work.case.round,
                    kind=one.kind,
                    text=one.text,
                    amount=one.amount,
                    currency=one.currency,
                    due_on=one.due_on,
                    status=RemedyStatus.OWED,
                    done_on=None,
                    recorded_by=work.actor.id,
                    owed_by=one.owed_by,
                )
            )
