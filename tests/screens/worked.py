"""Cases as far as somebody has worked on them."""

from typing import Any

import pytest
from textual.pilot import Pilot

from ccms_tui.desk.approving import Return
from ccms_tui.desk.deciding import Propose
from ccms_tui.desk.evidence import AddEvidence, ReviewEvidence
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.triage import AddPoint, Classify, FindPoint
from ccms_tui.rules.words import EvidenceKind, RemedyKind, Risk
from ccms_tui.widgets.page import Page
from tests.conftest import House

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
HOSTILE = "[@click=app.quit]x[/] [/b] \x1b]0;t\x07\u202e"
REASONS = "The cancellation of 3 November was logged but never passed to billing, and so it was taken again."


def told(pilot: Pilot[None]) -> str:
    """All that has been said in passing."""
    return "\n".join(str(notice.message) for notice in pilot.app._notifications)


def read(pilot: Pilot[None], page: str) -> str:
    """All that a page has to say, whatever its width."""
    return " ".join(part.plain.strip() for part in pilot.app.screen.query_one(f"#{page}", Page)._lines)


def investigated(house: House, case: int = 1) -> None:
    """Acknowledged, classified, with two points of which one is found upon, and two items of evidence."""
    house.act("ana", Acknowledge, case)
    house.act("ana", Classify, case, category="billing", risk=Risk.HIGH)
    house.act("ana", AddPoint, case, text="Charged after cancelling")
    house.act("ana", AddPoint, case, text="Refund promised, not paid")
    call = {"kind": EvidenceKind.CALL, "source": "Telephone system", "name": "call.txt"}
    house.act("ana", AddEvidence, case, file=b"02:10 refund confirmed\n[/b] for Friday\n", **call)
    scan = {"kind": EvidenceKind.SCREENSHOT, "source": "The complainant", "name": "scan.png"}
    house.act("ana", AddEvidence, case, file=b"\x89PNG\x00\x01", **scan)
    house.act("ana", ReviewEvidence, case, item=1, comment="Friday was promised")
    house.act("ana", FindPoint, case, point=1, finding="upheld", reason=REASONS, evidence=(1,))


def propose(house: House, case: int = 1, **other: Any) -> None:
    """Ana finds on the other point too, and puts an answer forward."""
    if not house.sheet(case).points[1].finding:
        house.act("ana", FindPoint, case, point=2, finding="not_upheld", reason=REASONS)
    answer = {"outcome": "upheld", "rationale": REASONS, "policy": "4.2", "evidence": (1,)}
    house.act("ana", Propose, case, **{**answer, **other})


def returned(house: House, case: int = 1) -> None:
    """Proposed, returned by compliance, and proposed again with a refund."""
    investigated(house, case)
    propose(house, case)
    house.act("mori", Return, case, comments="Say what went wrong, and pay it back.")
    refund = {"remedy": RemedyKind.REFUND, "amount": Money(7800, "GBP")}
    propose(house, case, rationale=REASONS.replace("again", "twice"), **refund)
