"""What may be relied on: items that are as they were added, and that nobody has set aside."""

from collections.abc import Iterable

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.policy import Policy
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import EvidenceKind

INTEGRITY = "evidence integrity"
SOURCE = "evidence"


def missing(category: str | None, have: Iterable[EvidenceKind], policy: Policy) -> list[EvidenceKind]:
    """The kinds of evidence that a category expects and a case has not, in alphabetical order."""
    known = policy.categories.get(category or "")
    return sorted(known.checklist - set(have)) if known else []


def sound(items: Iterable[int], facts: CaseFacts) -> Findings:
    """Only what is in evidence, as it was added and not set aside, can be relied on."""
    wanted = sorted(set(items))
    there = {exhibit.number: exhibit for exhibit in facts.exhibits} if wanted else {}
    if gone := [str(number) for number in wanted if number not in there]:
        yield Reason(f"there is no evidence {', '.join(gone)} to rely on", SOURCE)
    for number in wanted:
        if number in there and there[number].wrong:
            yield Reason(f"evidence {number} {there[number].wrong}: it cannot be relied on", INTEGRITY)


def rests_on_sound(facts: CaseFacts, _: Asking) -> Findings:
    """What is signed or decided rests on evidence that still stands."""
    if facts.proposal:
        yield from sound(facts.proposal.evidence, facts)
