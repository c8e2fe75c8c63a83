"""The gates to a defensible closure: one list, asked by every door, shown on the case, given as reasons."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ccms_tui.rules import approving, evidence, flags, independence, lettering, owning
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.policy import Check, GateRule
from ccms_tui.rules.reviewing import review_is_due
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import LetterKind, RemedyStatus


@dataclass(frozen=True)
class Gate:
    """One condition of closing; unmet, it says what is missing."""

    gate: str
    met: bool
    reason: str
    source: str
    act: str
    """The act that meets it, for a screen to lead there."""
    why: str = ""
    """What it is there for."""


Unmet = Iterator[str]


def _owner(facts: CaseFacts, _: Asking) -> Unmet:
    if not owning.settled(facts):
        yield "a hand-over is offered and not yet accepted"
    yield from (reason.text for reason in independence.near(facts.owner, facts, "its owner"))


def _category(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.category:
        yield "the complaint is not classified"


def _points(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.points:
        yield "no point of the complaint is recorded"
    if open_ := [str(point.number) for point in facts.points if not point.finding]:
        yield f"no finding on point {', '.join(open_)}"


def _evidence(facts: CaseFacts, _: Asking) -> Unmet:
    if not facts.exhibits:
        yield "nothing was put in evidence"
    if unseen := [str(exhibit.number) for exhibit in facts.exhibits if not exhibit.reviewed]:
        yield f"evidence {', '.join(unseen)} is not reviewed"
    for item in facts.exhibits:
        if item.wrong:
            yield f"evidence {item.number} {item.wrong}"


def _checklist(facts: CaseFacts, asking: Asking) -> Unmet:
    if lacking := evidence.missing(facts.category, (item.kind for item in facts.exhibits), asking.policy):
        yield f"no {' and no '.join(lacking)} is in evidence, which {facts.category} expects"


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
        if letter in spared:
            continue
        if letter not in facts.letters:
            yield f"no {letter.replace('_', ' ')} was sent"
        elif letter == LetterKind.FINAL_RESPONSE and (left := lettering.lacking(facts, asking.regime)):
            yield f"the final response does not say: {lettering.named(left)}"


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


def _confirmed(facts: CaseFacts, _: Asking) -> Unmet:
    if facts.unconfirmed:
        yield f"nobody else has confirmed {', '.join(sorted(facts.unconfirmed))}"


CHECKS: Mapping[Check, Callable[[CaseFacts, Asking], Unmet]] = {
    Check.OWNER: _owner,
    Check.CATEGORY: _category,
    Check.POINTS: _points,
    Check.EVIDENCE: _evidence,
    Check.DECISION: _decision,
    Check.APPROVALS: _approvals,
    Check.MANAGER: _manager,
    Check.LETTERS: _letters,
    Check.FLAGS: _flags,
    Check.REMEDY: _remedy,
    Check.CAUSE: _cause,
    Check.CONFIRMED: _confirmed,
    Check.CHECKLIST: _checklist,
}


def gates(facts: CaseFacts, asking: Asking) -> tuple[Gate, ...]:
    """Each gate that is for this case, met or not, with what is missing."""
    mine = (rule for rule in asking.policy.gates if rule.holds(facts.regime, facts.category))
    return tuple(_gate(rule, facts, asking) for rule in mine)


def _gate(rule: GateRule, facts: CaseFacts, asking: Asking) -> Gate:
    lacking = "; ".join(CHECKS[rule.check](facts, asking))
    return Gate(rule.title, not lacking, lacking, rule.source, rule.act, rule.why)


def closable(facts: CaseFacts, asking: Asking) -> Findings:
    """Every gate that is not met is a reason against closing."""
    yield from (Reason(gate.reason, gate.source) for gate in gates(facts, asking) if not gate.met)
