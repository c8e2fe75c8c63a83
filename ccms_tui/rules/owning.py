"""One accountable owner: who hands a case over owns it until the other accepts."""

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.people import Role
from ccms_tui.rules.verdict import Findings, Reason

SOURCE = "ownership policy: one named owner"
OWNERS = frozenset({Role.HANDLER, Role.INVESTIGATOR, Role.COORDINATOR, Role.SUPERVISOR})


def offered_to_you(facts: CaseFacts, asking: Asking) -> Findings:
    """Only the person to whom a case is offered answers the offer."""
    if facts.offered_to is None:
        yield Reason("no hand-over of this case is offered", SOURCE)
    elif facts.offered_to != asking.actor.id:
        yield Reason("it is offered to somebody else", SOURCE)


def can_own(roles: frozenset[Role], name: str) -> Findings:
    """Cases are owned by those who work on them."""
    if not roles & OWNERS:
        yield Reason(f"{name} holds no role that owns cases ({', '.join(sorted(OWNERS))})", SOURCE)


def settled(facts: CaseFacts) -> bool:
    """No hand-over is pending."""
    return facts.offered_to is None
