"""Acts that one of the people could do next, picked at random, and filled in as a person would."""

from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.complaints import opening
from benchmarks.lives import ANSWER, WHY
from benchmarks.office import PEOPLE
from ccms_tui.desk.approving import Approve, Return
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.closing import Close, Reopen
from ccms_tui.desk.deciding import Decide, Propose, WithdrawProposal
from ccms_tui.desk.evidence import AddEvidence, Redact, ReviewEvidence, SetAside
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.opening import Open
from ccms_tui.desk.owning import Accept, Assign, Decline
from ccms_tui.desk.points import ReopenPoint, SplitPoint
from ccms_tui.desk.referring import Refer
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.timing import Pause, Promise, Resume, Review
from ccms_tui.desk.triage import AddPoint, Classify, ClearFlag, FindPoint, Flag, Note, TagCause
from ccms_tui.rules.words import Channel, EvidenceKind, FlagKind, LetterKind, RemedyKind, Risk

Filled = tuple[type[CaseCommand], dict[str, Any]]


def new(chance: Random) -> Open:
    """A complaint that comes in."""
    return opening(chance.randrange(10**6))


def possible(sheet: CaseSheet, chance: Random) -> CaseCommand | None:
    """Something that can be done on this case, as it was seen."""
    can = [act for act in sheet.possible if act in ACTS]
    if not can:
        return None
    command, fields = ACTS[chance.choice(can)](sheet, chance)
    return command(case=sheet.case, seen=sheet.version, **fields)


def _an_item(sheet: CaseSheet, chance: Random) -> int:
    return chance.randint(1, max(1, len(sheet.evidence)))


def _a_point(sheet: CaseSheet, chance: Random) -> int:
    return chance.randint(1, max(1, len(sheet.points)))


def _somebody(chance: Random) -> str:
    return chance.choice([PEOPLE[who][1] for who in ("cora", "ana", "sam")])


def _proposal(_: CaseSheet, chance: Random) -> Filled:
    paid = {"remedy": RemedyKind.REFUND, "amount": Money(chance.choice((2_500, 25_000)))}
    return Propose, {"outcome": "upheld", "rationale": WHY, "policy": "4.2", **chance.choice((paid, {}))}


ACTS: dict[str, Callable[[CaseSheet, Random], Filled]] = {
    "acknowledge": lambda _, __: (Acknowledge, {"channel": Channel.EMAIL}),
    "assign": lambda _, chance: (Assign, {"to": _somebody(chance), "reason": "has time"}),
    "accept": lambda _, __: (Accept, {}),
    "decline": lambda _, __: (Decline, {"reason": "no time"}),
    "classify": lambda _, chance: (Classify, {"category": "billing", "risk": chance.choice(tuple(Risk))}),
    "note": lambda _, chance: (Note, {"text": f"Rang again, {chance.random()}"}),
    "add-point": lambda _, __: (AddPoint, {"text": "Another thing"}),
    "find-point": lambda sheet, chance: (
        FindPoint,
        {"point": _a_point(sheet, chance), "finding": "upheld", "reason": WHY},
    ),
    "split-point": lambda sheet, chance: (
        SplitPoint,
        {"point": _a_point(sheet, chance), "into": ("The one thing", "The other")},
    ),
    "reopen-point": lambda sheet, chance: (
        ReopenPoint,
        {"point": _a_point(sheet, chance), "reason": "more came"},
    ),
    "refer": lambda _, __: (Refer, {"body": "The Ombudsman"}),
    "flag": lambda _, chance: (Flag, {"kind": chance.choice(tuple(FlagKind)), "reason": "to be looked at"}),
    "clear-flag": lambda sheet, chance: (
        ClearFlag,
        {"kind": chance.choice([flag.kind for flag in sheet.flags] or [*FlagKind]), "reason": "looked at"},
    ),
    "add-evidence": lambda _, chance: (
        AddEvidence,
        {"file": chance.randbytes(200), "kind": EvidenceKind.DOCUMENT, "source": "ours"},
    ),
    "review-evidence": lambda sheet, chance: (
        ReviewEvidence,
        {"item": _an_item(sheet, chance)},
    ),
    "redact": lambda sheet, chance: (
        Redact,
        {"item": _an_item(sheet, chance), "file": chance.randbytes(100), "description": "a name"},
    ),
    "set-aside": lambda sheet, chance: (
        SetAside,
        {"item": _an_item(sheet, chance), "reason": "nothing to do with it"},
    ),
    "pause": lambda _, __: (Pause, {"reason": "waiting_for_complainant"}),
    "resume": lambda _, __: (Resume, {"reason": "they answered"}),
    "promise": lambda sheet, __: (Promise, {"text": "to ring", "by": sheet.received_at.date()}),
    "propose": _proposal,
    "withdraw-proposal": lambda _, __: (WithdrawProposal, {"reason": "not ready"}),
    "approve": lambda _, __: (Approve, {}),
    "return": lambda _, __: (Return, {"comments": "Say when it is paid."}),
    "review": lambda _, __: (Review, {"blocking": "nothing", "plan": "go on"}),
    "decide": lambda _, __: (Decide, {}),
    "send": lambda _, chance: (Send, {"kind": chance.choice(tuple(LetterKind)), "text": ANSWER}),
    "remediate": lambda _, __: (Remediate, {"item": 1}),
    "tag-cause": lambda _, __: (TagCause, {"cause": "billing.charged-twice"}),
    "close": lambda _, __: (Close, {"next_action": "none"}),
    "reopen": lambda _, __: (Reopen, {"reason": "something new"}),
}
"""How each act is filled in; many are refused all the same, and that is part of the work."""
