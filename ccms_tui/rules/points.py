"""The points of a complaint: which of them can be put together, taken apart and opened again."""

from collections.abc import Iterable, Sequence

from ccms_tui.rules.facts import CaseFacts, PointFact
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage

SOURCE = "points policy"


def standing(numbers: Iterable[int], points: Sequence[PointFact]) -> Findings:
    """Points are named that there are, and that did not go into others."""
    there = {point.number for point in points}
    for number in dict.fromkeys(numbers):
        if number not in there:
            yield Reason(f"there is no point {number}, or it went into others", SOURCE)


def different(numbers: Sequence[int]) -> Findings:
    """One point is not put together with itself."""
    if len(set(numbers)) < len(numbers):
        yield Reason("name each point once", SOURCE)


def found_upon(number: int, points: Sequence[PointFact]) -> Findings:
    """Only a point with a finding is opened again."""
    if any(point.number == number and not point.finding for point in points):
        yield Reason(f"nothing is found on point {number} yet: it is open", SOURCE)


def not_decided(number: int, facts: CaseFacts) -> Findings:
    """What was decided upon is not found otherwise by the way."""
    decided = facts.stage is Stage.DECISION
    if decided and any(point.number == number and point.finding for point in facts.points):
        yield Reason(f"point {number} was decided upon: reopen it first", SOURCE)
