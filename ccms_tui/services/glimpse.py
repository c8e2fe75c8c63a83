"""The case under the cursor, in a few lines."""

from ccms_tui.desk import queue as ask
from ccms_tui.models import Case, Exhibit, Party, Task
from ccms_tui.rules.approving import missing
from ccms_tui.rules.closing import gates
from ccms_tui.rules.reviewing import review_is_due
from ccms_tui.rules.words import Stage, TaskKind
from ccms_tui.services.cases import held
from ccms_tui.services.work import Views, Work

LONGEST = 400


def _glimpse(work: Work, view: ask.Glimpse) -> ask.Glimpsed:
    held(work, view.case)
    case, facts = work.case, work.facts
    contact = next((row.contact for row in work.dossier.rows(Party) if row.contact), None)
    points, exhibits = work.dossier.points, work.dossier.rows(Exhibit)
    waits = [need.role for need in missing(facts, work.asking.policy)] if case.stage is Stage.REVIEW else []
    return ask.Glimpsed(
        case=case.id,
        version=case.version,
        heading=" · ".join(filter(None, _heading(case, contact))),
        own_words=(case.own_words or case.summary)[:LONGEST],
        points=len(points),
        points_found=sum(row.finding is not None for row in points),
        evidence=len(exhibits),
        evidence_reviewed=sum(row.reviewed_at is not None for row in exhibits),
        waits_for=tuple(waits),
        next=_next(work),
    )


def _heading(case: Case, contact: str | None) -> tuple[str | None, ...]:
    return (
        case.reference,
        case.complainant,
        case.account,
        contact,
        f"by {case.channel}",
        case.category,
        case.product,
    )


def _next(work: Work) -> str:
    """What has to happen next, in a sentence."""
    case, facts = work.case, work.facts
    if case.offered_to:
        return f"{work.names[case.offered_to]} is to accept or decline it"
    if case.stage is not Stage.CLOSED and review_is_due(facts, work.asking):
        return "manager review: nothing else can happen until it is recorded"
    if waits := next((row for row in work.dossier.rows(Task) if row.waits_for(TaskKind.ANSWER)), None):
        by = f", by {waits.due_on:%a %-d %b %Y}" if waits.due_on else ""
        return f"{work.names[waits.person]} is to {waits.text}{by}"
    if case.stage is Stage.CLOSED:
        return case.next_action or "closed"
    unmet = [gate for gate in gates(facts, work.asking) if not gate.met]
    return unmet[0].reason if unmet else "everything is there: it can be closed"


VIEWS: Views = {ask.Glimpse: _glimpse}
