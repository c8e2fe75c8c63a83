"""Who is too near to a case to judge it: whom it is about, their line, and who judged its earlier stage."""

from collections.abc import Mapping

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason

SOURCE = "independence policy"
EARLIER = f"{SOURCE} 1: a later stage is looked at by others"
ABOUT = f"{SOURCE} 2: nobody handles a complaint about themselves"
LINE = f"{SOURCE} 3: nor does their line judge it"


def barred(facts: CaseFacts) -> frozenset[int]:
    """Those who judge nothing in this case."""
    return facts.took_part | facts.complained_about | facts.their_line


def near(person: int, facts: CaseFacts, named: str) -> Findings:
    """Why somebody is too near to the case to judge it."""
    if person in facts.took_part:
        yield Reason(f"{named} took part in its earlier stage", EARLIER)
    if person in facts.complained_about:
        yield Reason(f"the complaint is about {named}", ABOUT)
    if person in facts.their_line:
        yield Reason(f"{named} is in the line of a colleague whom it is about", LINE)


def judges(facts: CaseFacts, asking: Asking) -> Findings:
    """Whoever finds, proposes, approves or decides is independent of what the complaint is about."""
    yield from near(asking.actor.id, facts, "whoever asks")


def by_itself(facts: CaseFacts, reference: str) -> Findings:
    """A complaint about a colleague is handled with no other, which they may see or own."""
    if facts.complained_about:
        yield Reason(f"{reference} is about a colleague: it is handled by itself", ABOUT)


def line_of(people: frozenset[int], managers: Mapping[int, int | None]) -> frozenset[int]:
    """Everybody above these people, and whoever answers to them directly; the people themselves aside."""
    above = frozenset[int]()
    for person in people:
        manager = managers.get(person)
        while manager and manager not in above:
            above |= {manager}
            manager = managers.get(manager)
    below = {person for person, manager in managers.items() if manager in people}
    return (above | below) - people
