"""The gates to a defensible closure: one list, asked by every door, shown on the case, given as reasons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccms_tui.rules import approving, evidence, flags, owning
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.reviewing import review_is_due
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import RemedyStatus

SOURCE = "closing policy"


@dataclass(frozen=True)
class Gate:
    """One condition of closing; unmet, it says what is missing."""

    gate: str
    met: bool
    reason: str
    source: str
    act: str
    """The act that meets it, for a screen to lead there."""


Unmet = Iterator[str]


def _owner(facts: CaseFacts, _: Asking) -> Unmet:
    if not owning.settled(facts):
        yield "a hand-over is offered and not yet accepted"


def _category(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.category:
        yield "the complaint is not classified"


def _points(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.points:
        yield "no point of the complaint is recorded"
    if open_ := [str(point.number) for point in facts.points if not point.finding]:
        yield f"no finding on point {', '.join(open_)}"


def _evidence(facts: CaseFacts, asking: Asking) -> Unmet:
    if not facts.exhibits:
        yield "nothing was put in evidence"
    if unseen := [str(exhibit.number) for exhibit in facts.exhibits if not exhibit.reviewed]:
        yield f"evidence {', '.join(unseen)} is not reviewed"
    if lacking := evidence.missing(facts.category, (item.kind for item in facts.exhibits), asking.policy):
        yield f"no {' and no '.join(lacking)} is in evidence, which {facts.category} expects"
    for item in facts.exhibits:
        if item.wrong:
            yield f"evidence {item.number} {item.wrong}"


def _decision(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.decided:
        yield "no decision with reasons and policy"


def _approvals(facts: CaseFacts, asking: Asking) -> Unmet:
    for need in approving.missing(facts, asking.policy):
        yield f"{need.role} has not approved the text that stands: {need.why}"


def _manager(facts: CaseFacts, asking: Asking) -> Unmet:
    if review_is_due(facts, asking):
        yield "a manager's review is due and none is recorded"


def _letters(facts: CaseFacts, asking: Asking) -> Unmet:
    spared = asking.regime.spared(facts.settled)
    for letter in asking.regime.required_letters:
        if letter not in facts.letters and letter not in spared:
            yield f"no {letter.replace('_', ' ')} was sent"


def _flags(facts: CaseFacts, asking: Asking) -> Unmet:
    yield from (reason.text for reason in flags.stops("close", facts, asking))


def _remedy(facts: CaseFacts, _: Asking) -> Unmet:
    undated = [r for r in facts.remedies if r.status is RemedyStatus.OWED and not r.due_on]
    if undated:
        yield f"remedy {', '.join(str(r.number) for r in undated)} is neither done nor dated"
    if facts.decided and facts.proposal and facts.proposal.remedied and not facts.remedies:
        yield "the remedy that was decided is not recorded"


def _cause(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.causes:
        yield "no root cause is tagged"


GATES: tuple[tuple[str, Callable[[CaseFacts, Asking], Unmet], str], ...] = (
    ("one accountable owner", _owner, "accept"),
    ("classified", _category, "classify"),
    ("every point found upon", _points, "find-point"),
    ("evidence reviewed", _evidence, "review-evidence"),
    ("decision with reasons and policy", _decision, "decide"),
    ("approvals current", _approvals, "approve"),
    ("manager review", _manager, "review"),
    ("required letters sent", _letters, "send"),
    ("flags answered", _flags, "clear-flag"),
    ("remediation recorded", _remedy, "remediate"),
    ("root cause tagged", _cause, "tag-cause"),
)


def gates(facts: CaseFacts, asking: Asking) -> tuple[Gate, ...]:
    """Each gate, met or not, with what is missing."""
    return tuple(_gate(number, facts, asking) for number in range(len(GATES)))


def _gate(number: int, facts: CaseFacts, asking: Asking) -> Gate:
    name, unmet, act = GATES[number]
    lacking = "; ".join(unmet(facts, asking))
    return Gate(name, not lacking, lacking, f"{SOURCE} {number + 1}", act)


def closable(facts: CaseFacts, asking: Asking) -> Findings:
    """Every gate that is not met is a reason against closing."""
    yield from (Reason(gate.reason, gate.source) for gate in gates(facts, asking) if not gate.met)
