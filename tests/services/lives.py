"""How a case gets to each stage of its life, and what came of asking for what cannot be had."""

from collections.abc import Callable
from typing import Any

import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.closing import Close
from ccms_tui.desk.deciding import Decide, Propose
from ccms_tui.desk.denials import Denial, Denied, Refused
from ccms_tui.desk.evidence import AddEvidence, ReviewEvidence
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.record import Verify
from ccms_tui.desk.request import Done
from ccms_tui.desk.triage import AddPoint, Classify, FindPoint, TagCause
from ccms_tui.rules.words import EvidenceKind, LetterKind, RemedyKind, Risk
from tests.conftest import House

WHY = "It was charged twice, as the statement shows."
LETTER = """Reference, outcome, reasons, remedy and next steps
We are sorry. Ombudsman, time limits and leaflet are below.

Stage, complaint definition and outstanding actions
All of it is put right.

Ombudsman, time limits and leaflet
You may go to the ombudsman within six months."""
"""A final response in the parts that any of the regimes here asks for."""
LARGE = Money(25_000)
"""A remedy that a supervisor signs for."""


def denied(call: Callable[[], object]) -> Denial:
    """Why it was denied."""
    with pytest.raises(Denied) as why:
        call()
    return why.value.why


def against(call: Callable[[], object]) -> set[str]:
    """The sources of all reasons against it."""
    why = denied(call)
    assert isinstance(why, Refused), why
    return {reason.source for reason in why.against}


def said_against(call: Callable[[], object]) -> str:
    """The reasons against it, in words."""
    why = denied(call)
    assert isinstance(why, Refused), why
    return "; ".join(reason.text for reason in why.against)


def investigated(house: House, case: int = 1, who: str = "ana", risk: Risk = Risk.LOW) -> None:
    """Acknowledged, classified, one item reviewed, one point found upon."""
    house.act(who, Acknowledge, case)
    house.act(who, Classify, case, category="billing", risk=risk)
    add_evidence(house, who, case)
    house.act(who, ReviewEvidence, case, item=1)
    house.act(who, AddPoint, case, text="Charged twice in May")
    house.act(who, FindPoint, case, point=1, finding="upheld", reason=WHY, evidence=(1,))


def add_evidence(house: House, who: str = "ana", case: int = 1, content: bytes = b"a statement") -> Done:
    given: dict[str, Any] = {"kind": EvidenceKind.DOCUMENT, "source": "the customer"}
    return house.act(who, AddEvidence, case, file=content, name="statement.txt", **given)


def propose(house: House, who: str = "ana", case: int = 1, **other: Any) -> str:
    """An answer put forward; the fingerprint of its words."""
    given = {"outcome": "upheld", "rationale": WHY, "policy": "3.1", "evidence": (1,), **other}
    return str(house.act(who, Propose, case, **given).made["fingerprint"])


def proposed(house: House, case: int = 1, **other: Any) -> str:
    """Investigated, and a refund proposed that a supervisor must sign for."""
    investigated(house, case)
    return propose(house, case=case, remedy=RemedyKind.REFUND, amount=LARGE, **other)


def decided(house: House, case: int = 1) -> None:
    """Proposed, approved, decided."""
    shown = proposed(house, case)
    house.act("sam", Approve, case, fingerprint=shown)
    house.act("ana", Decide, case, fingerprint=shown)


def closable(house: House, case: int = 1) -> None:
    """Everything that a closure needs."""
    decided(house, case)
    house.act("ana", Send, case, kind=LetterKind.FINAL_RESPONSE, text=LETTER)
    house.act("ana", Remediate, case, item=1)
    house.act("ana", TagCause, case, cause="billing.charged-twice")


def closed(house: House, case: int = 1) -> None:
    closable(house, case)
    house.act("ana", Close, case, next_action="none")


def whole(house: House) -> bool:
    """Whether the ledger holds, and every table is what it says."""
    proof = house.aud.see(Verify(replay=True))
    assert proof.ok, (proof.broken, proof.differences, proof.against_policy)
    return proof.replayed
