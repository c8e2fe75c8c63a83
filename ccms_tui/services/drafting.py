"""The final response, drafted in the parts that its regime asks for, from what was decided."""

from collections.abc import Mapping
from datetime import datetime

from ccms_tui.models import ProposalRow
from ccms_tui.rules import lettering, reviewing
from ccms_tui.rules.facts import PointFact
from ccms_tui.rules.words import RemedyKind
from ccms_tui.services.work import Work

NEXT_BODY = ("ombudsman", "information_commissioner", "afca")


def final_letter(work: Work) -> str:
    """A draft of the letter that says what was decided; none before that, or once one was sent."""
    row = work.dossier.proposal
    if not row or not work.facts.decided or work.facts.final_responses:
        return ""
    return lettering.drafted(lettering.required(work.regime), _known(work, row))


def _known(work: Work, row: ProposalRow) -> Mapping[str, str]:
    """What the case has for the parts that letters are made of; the rest is for whoever writes."""
    points = "\n".join(f"{point.number}. {point.text}" for point in work.facts.points)
    found = "\n".join(map(_finding, work.facts.points))
    body = "; ".join(work.regime.text.get("goes_next_to", ()))
    final = reviewing.final(work.facts)
    return {
        "reference": work.case.reference,
        "received_on": _day(work, work.case.received_at),
        "handler": work.names[work.case.owner_id],
        "reply_by": f"{final.due_on:%-d %B %Y}" if final else "",
        "stage": f"This is our response at stage {work.dossier.stage}.",
        "complaint_definition": points,
        "outcome": work.regime.outcomes[row.outcome].title,
        "reasons": f"{row.rationale}\n{found}".rstrip(),
        "findings_of_fact": found,
        "remedy": _remedy(row),
        "outstanding_actions": row.next_action or "",
        "next_steps": f"{row.next_action or ''}\n{body}".strip(),
    } | dict.fromkeys(NEXT_BODY, body)


def _finding(point: PointFact) -> str:
    found = (point.finding or "").replace("_", " ")
    return f"{point.number}. {point.text}: {found}. {point.reason or ''}".rstrip()


def _remedy(row: ProposalRow) -> str:
    if row.remedy is RemedyKind.NONE:
        return "We offer no remedy."
    return f"{row.remedy.value.capitalize()}. {row.remedy_text or ''}".rstrip()


def _day(work: Work, at: datetime) -> str:
    return f"{at.astimezone(work.zone):%-d %B %Y}"
