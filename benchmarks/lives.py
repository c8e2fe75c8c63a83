"""Whole lives of a complaint, from its first word to its closure, by the people whose acts they are."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from benchmarks.complaints import opening
from benchmarks.office import Office
from ccms_tui.desk.approving import Approve
from ccms_tui.desk.closing import Close
from ccms_tui.desk.deciding import Decide, Propose
from ccms_tui.desk.denials import Unreachable
from ccms_tui.desk.evidence import AddEvidence, ReviewEvidence
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.owning import Accept, Assign
from ccms_tui.desk.request import CaseCommand, Command, Desk, Done
from ccms_tui.desk.triage import AddPoint, Classify, FindPoint, Note, TagCause
from ccms_tui.rules.words import Channel, EvidenceKind, LetterKind, RemedyKind, Risk

Step = tuple[str, Callable[[int, int], CaseCommand]]
"""Who acts, and the command, given the case and the version of it that was seen."""

PATIENCE = 10
WHY = "The cancellation was logged on the third and never passed to those who take the money."
ANSWER = """Reference, outcome, reasons, remedy and next steps

You were right. We have paid the money back, and we are sorry that it took two calls and a letter."""


def _by(who: str, command: type[CaseCommand], **fields: Any) -> Step:
    return who, lambda case, seen: command(case=case, seen=seen, **fields)


PROPOSAL: dict[str, Any] = {
    "outcome": "upheld",
    "rationale": WHY,
    "policy": "4.2",
    "evidence": (1,),
}
FOUND: dict[str, Any] = {"finding": "upheld", "reason": WHY, "evidence": (1,)}


def _looking(who: str) -> tuple[Step, ...]:
    """A note, and something in evidence."""
    return (
        _by(who, Note, text="Rang, and heard the recording of the first call."),
        _by(who, AddEvidence, file=b"payments: 3rd, 8th", kind=EvidenceKind.DOCUMENT, source="ours"),
        _by(who, ReviewEvidence, item=1),
        _by(who, FindPoint, point=1, **FOUND),
    )


def _ending(who: str) -> tuple[Step, ...]:
    """A decision, its letter, and the end."""
    return (
        _by(who, Decide),
        _by(who, Send, kind=LetterKind.FINAL_RESPONSE, text=ANSWER),
        _by(who, TagCause, cause="billing.charged-after-cancellation"),
        _by(who, Close, next_action="none"),
    )


LEAST: tuple[Step, ...] = (
    _by("sam", Assign, to="Sam Tan", reason="I have the papers"),
    _by("sam", Acknowledge, channel=Channel.EMAIL),
    *_looking("sam"),
    _by("sam", Propose, **PROPOSAL),
    _by("ruth", Approve),
    *_ending("sam"),
)
"""Open, assign, note, propose, approve, decide, send, close, and between them only what closing asks for."""

SHORTEST = (LEAST[1], *LEAST[3:7], *_ending("sam"))
"""What closing asks for in a case that nobody else need sign for, and no more."""

FULL: tuple[Step, ...] = (
    _by("cora", Acknowledge, channel=Channel.EMAIL),
    _by("cora", Classify, category="billing", risk=Risk.HIGH, product="Home cover"),
    _by("cora", Assign, to="Ana Reyes", reason="billing team"),
    _by("ana", Accept),
    *_looking("ana"),
    _by("ana", AddPoint, text="The refund was promised by Friday"),
    _by("ana", FindPoint, point=2, **FOUND),
    _by("ana", Propose, **PROPOSAL | {"remedy": RemedyKind.REFUND, "amount": Money(15_000)}),
    _by("ruth", Approve),
    _by("sam", Approve),
    _by("ana", Decide),
    _by("ana", Remediate, item=1),
    *_ending("ana")[1:],
)
"""A hand-over, two points, and money that two people sign for."""


def live(office: Office, steps: tuple[Step, ...], number: int, risk: Risk = Risk.HIGH) -> Iterator[Done]:
    """Carry one complaint through, yielding what came of each step."""
    first = msgspec.structs.replace(opening(number), risk=risk, category="billing")
    done = insist(office.desk("cora"), first)
    yield done
    for who, command in steps:
        assert done.case, "opened before"
        done = insist(office.desk(who), command(done.case, done.version))
        yield done


def insist(desk: Desk, command: Command) -> Done:
    """Send a command until others let it through, as a person would; it has its key, and is done once."""
    for _ in range(PATIENCE):
        try:
            return desk.do(command)
        except Unreachable as busy:
            trouble = busy
    raise trouble
