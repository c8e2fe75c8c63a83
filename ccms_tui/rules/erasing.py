"""Legal holds and erasure: what stands against each, and who may not carry out what they asked for."""

from datetime import date
from enum import StrEnum

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.permissions import in_whose_name
from ccms_tui.rules.retention import still_kept
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import RemedyStatus

SOURCE = "erasure"
HOLDS = "legal hold"
INDEPENDENCE = "erasure: nobody carries out what they asked for"
ERASED = "[erased]"
"""What stands where something must stand, and is erased."""


class Basis(StrEnum):
    """On what an erasure rests."""

    RETENTION_OVER = "retention-over"
    COMPLAINANT_ASKS = "complainant-asks"
    ORDER = "order"


class ErasureStatus(StrEnum):
    """What came of an erasure that was asked for."""

    REQUESTED = "requested"
    REFUSED = "refused"
    DECLINED = "declined"
    DONE = "done"


def not_erased(facts: CaseFacts, _: Asking) -> Findings:
    """Nothing more is done to what was erased."""
    if facts.erased:
        yield Reason("the case was erased", SOURCE)


def not_asked_twice(facts: CaseFacts, _: Asking) -> Findings:
    """One request waits at a time."""
    if facts.erasure:
        yield Reason("its erasure is asked for already", SOURCE)


def asked_for(facts: CaseFacts, _: Asking) -> Findings:
    """There is something to carry out, or to decline."""
    if not facts.erasure and not facts.erased:
        yield Reason("nobody has asked for its erasure, or it was refused", SOURCE)


def held(facts: CaseFacts, _: Asking) -> Findings:
    """There is a hold to release."""
    if not facts.holds:
        yield Reason("no legal hold stands", HOLDS)


def kept_back(facts: CaseFacts, today: date) -> Findings:
    """Every reason for which a file must stay as it is: a hold, the regime, something still owed."""
    for number in facts.holds:
        yield Reason(f"legal hold {number} stands", HOLDS)
    yield from still_kept(facts.kept, today)
    owed = [str(remedy.number) for remedy in facts.remedies if remedy.status is RemedyStatus.OWED]
    if owed:
        yield Reason(f"remedy {', '.join(owed)} is still owed", SOURCE)


def erasable(facts: CaseFacts, asking: Asking) -> Findings:
    """Nothing keeps the file back."""
    if not facts.erased:
        yield from kept_back(facts, asking.today)


def somebody_else(facts: CaseFacts, asking: Asking) -> Findings:
    """One person asks and another carries out, and not in the name of whoever asked."""
    if not facts.erasure:
        return
    name = in_whose_name("erase", facts.owner, asking.actor, asking.policy.permits)
    if asking.actor.id in facts.erasure.involved:
        yield Reason("you asked for it: another person carries it out", INDEPENDENCE)
    elif name and name.id in facts.erasure.involved:
        yield Reason(f"{name.name} asked for it: who acts in their name does not carry it out", INDEPENDENCE)
