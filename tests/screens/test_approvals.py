"""Approvals: the exact words beside what they rest on, signed under their fingerprint or sent back."""

from pathlib import Path
from typing import Any

import pytest

from ccms_tui.desk.deciding import Propose, WithdrawProposal
from ccms_tui.desk.evidence import AddEvidence, ReviewEvidence
from ccms_tui.desk.triage import AddPoint, Classify, FindPoint
from ccms_tui.rules.words import EvidenceKind, RemedyKind, Risk
from ccms_tui.screens.sign import Sign
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import told
from tests.services.packs import propose as proposed_pack
from tests.showing import fill, lines, send, sign, text, type_in, until, until_seen

FIRST, SECOND = "It was charged after it was cancelled.", "It was charged twice after it was cancelled."


def propose(house: House, rationale: str = FIRST) -> None:
    """Ana answers case 1, and compliance has to sign."""
    words: dict[str, Any] = {"outcome": "upheld", "policy": "4.2", "evidence": (1,)}
    house.act("ana", Propose, rationale=rationale, remedy=RemedyKind.APOLOGY, **words)


@pytest.fixture(autouse=True)
def waiting(house: House, tmp_path: Path) -> None:
    """A proposal on case 1 waits for compliance."""
    house.act("ana", Classify, category="billing", risk=Risk.HIGH)
    house.act("ana", AddPoint, text="Charged after cancelling")
    house.act("ana", AddEvidence, file=b"x", name="call.txt", kind=EvidenceKind.CALL, source="archive")
    house.act("ana", ReviewEvidence, item=1, comment="refund promised")
    house.act("ana", FindPoint, point=1, finding="upheld", reason="It was so.", evidence=(1,))
    propose(house)
    house.later(hours=5)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_the_words_stand_beside_what_they_rest_on(showing: Showing, size: tuple[int, int]) -> None:
    async with showing("mori", size=size, start=("approvals", None)) as pilot:
        await until_seen(pilot, "Approval 1 of 1", "C-2026-000001", "compliance", "5 h", FIRST, "It rests on")
        assert "s approve  r return  d differences" in lines(pilot)[-1]
        if size[1] > 24:
            await until_seen(pilot, "call.txt", "✔ reviewed by Ana Reyes", "“refund promised”")
            await until_seen(
                pilot,
                "Policy 4.2  Charges after cancellation",
                "A charge taken",
                "who may not approve it",
            )
            await until_seen(pilot, "nobody: it can be decided then")
        assert all(len(line) <= size[0] for line in lines(pilot))


async def test_it_is_signed_under_the_fingerprint_that_was_shown(showing: Showing, house: House) -> None:
    proposal = house.sheet().proposal
    assert proposal
    async with showing("mori", start=("approvals", None)) as pilot:
        await until_seen(pilot, f"({proposal.fingerprint[:8]}…)")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        assert proposal.fingerprint[:8] in text(pilot)
        await pilot.press("tab", "tab")
        await type_in(pilot, "As agreed")
        await send(pilot)
        await until_seen(pilot, "Nothing waits for your signature.")
        assert "recorded anchored" in told(pilot)
    (signed,) = house.sheet().approvals
    assert (signed.fingerprint, signed.comments) == (proposal.fingerprint, "As agreed")


async def test_it_is_sent_back_with_comments(showing: Showing, house: House) -> None:
    async with showing("mori", start=("approvals", None)) as pilot:
        await until_seen(pilot, FIRST)
        await fill(pilot, "r", comments="Say by when")
        await until_seen(pilot, "Nothing waits for your signature.")
    assert house.sheet().proposals[-1].comments == "Say by when"


async def test_what_changed_since_the_revision_before_is_one_key_away(showing: Showing, house: House) -> None:
    house.act("ana", WithdrawProposal, reason="Not exact")
    propose(house, SECOND)
    async with showing("mori", start=("approvals", None)) as pilot:
        await until_seen(pilot, "d differences since revision 1", SECOND)
        await pilot.press("d")
        await until_seen(pilot, "What changed", FIRST, SECOND)
        await pilot.press("d")
        await until(pilot, lambda: FIRST not in text(pilot))


async def test_words_that_changed_under_the_hand_are_not_signed(showing: Showing, house: House) -> None:
    async with showing("mori", start=("approvals", None), poll=60) as pilot:
        await until_seen(pilot, FIRST)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        house.act("ana", WithdrawProposal, reason="Not exact")
        propose(house, SECOND)
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Not sent, for meanwhile", SECOND)
        assert not house.sheet().approvals
        await send(pilot)
    assert [line.revision for line in house.sheet().approvals] == [2]


async def test_enter_opens_the_case_and_an_author_waits_for_others(showing: Showing) -> None:
    async with showing("mori", start=("approvals", None)) as pilot:
        await until_seen(pilot, FIRST)
        await pilot.press("enter")
        await until_seen(pilot, "owner", "To close this defensibly")
        await pilot.press("escape")
        await until_seen(pilot, "Approval 1 of 1")
    async with showing("ana", start=("approvals", None)) as pilot:
        await until_seen(pilot, "Nothing waits for your signature.")
        await pilot.press("s")
        await until_seen(pilot, "there is no case to do it to")


async def test_another_signature_shows_within_moments(showing: Showing, house: House) -> None:
    async with showing("mori") as pilot, showing("ana") as other:
        await pilot.press("f3")
        await until_seen(pilot, FIRST)
        await sign(pilot, "s")
        await until_seen(other, "C-2026-000001")
        await other.press("full_stop")
        await until_seen(other, "What can be done here")


async def test_a_regime_pack_that_waits_is_named(showing: Showing, house: House) -> None:
    proposed_pack(house, cases=(1,))
    async with showing("mori", start=("approvals", None)) as pilot:
        await until_seen(pilot, "Approval 1 of 1", "Regime packs that wait for you: 1 (general 2026-02, by")
