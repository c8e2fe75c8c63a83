"""Other eyes on the exact words: who signs, in whose name, and what makes a signature void."""

from datetime import timedelta
from typing import Any

import pytest

from ccms_tui.desk.approving import Approvals, Approve, Return
from ccms_tui.desk.deciding import Decide, Propose, WithdrawProposal
from ccms_tui.desk.owning import Accept, Assign
from ccms_tui.desk.people import Appoint, Away, Enrol
from ccms_tui.desk.record import Log
from ccms_tui.desk.triage import ClearFlag, Flag
from ccms_tui.rules.approving import INDEPENDENCE
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import FlagKind, ProposalStatus, RemedyKind, Risk, Stage
from tests.conftest import House
from tests.services.lives import LARGE, WHY, against, investigated, propose, proposed, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def away(house: House, name: str) -> None:
    house.adm.do(Away(name=name, first=house.now.date(), last=house.now.date() + timedelta(days=1)))


def enrolled(house: House, short: str, name: str, *role: Role, deputy_of: str = "") -> None:
    """Somebody else, with an account of their own; to be somebody's deputy they come first."""
    account = 300 + len(house.others)
    house.others[short] = account
    house.adm.do(Enrol(name=name, role=role, account=account, deputy=deputy_of or None))


def test_a_supervisor_signs_and_the_owner_decides(house: House) -> None:
    shown = proposed(house)
    assert "supervisor has not approved" in said_against(lambda: house.act("ana", Decide))
    done = house.act("sam", Approve, fingerprint=shown, comment="fair")
    assert done.made == {"proposal": 1, "role": "supervisor", "fingerprint": shown, "recorded": "anchored"}
    house.act("ana", Decide, fingerprint=shown)
    sheet = house.sheet()
    assert (sheet.stage, sheet.decisions[0].decided_by) == (Stage.DECISION, "Ana Reyes")
    assert (sheet.approvals[0].approver, sheet.approvals[0].current) == ("Sam Tan", True)
    assert whole(house)


def test_small_remedies_need_nobody(house: House) -> None:
    investigated(house)
    propose(house)
    assert "nobody's approval" in said_against(lambda: house.act("sam", Approve))
    house.act("ana", Decide)


def test_nobody_signs_their_own_words(house: House) -> None:
    investigated(house)
    propose(house, who="sam", remedy=RemedyKind.REFUND, amount=LARGE)
    assert INDEPENDENCE in against(lambda: house.act("sam", Approve))
    assert against(lambda: house.act("sam", Return, comments="no")) == {INDEPENDENCE}
    house.act("sue", Approve)


def test_whoever_owned_it_since_it_was_proposed_does_not_sign(house: House) -> None:
    proposed(house)
    house.act("sam", Assign, to="Sam Tan", reason="taking over")
    assert INDEPENDENCE in against(lambda: house.act("sam", Approve))
    house.act("sam", Assign, to="Ben Okoro", reason="giving back")
    house.act("ben", Accept)
    assert house.sheet().owner == "Ben Okoro"
    assert INDEPENDENCE in against(lambda: house.act("sam", Approve))
    house.act("sue", Approve)


def test_whoever_owned_it_before_it_was_proposed_may_sign(house: House) -> None:
    house.act("sam", Assign, to="Sam Tan", reason="meanwhile")
    house.later(minutes=5)
    house.act("sam", Assign, to="Ana Reyes", reason="hers")
    house.act("ana", Accept)
    house.later(minutes=5)
    proposed(house)
    house.act("sam", Approve)


def test_only_those_signatures_that_are_owed_can_be_given(house: House) -> None:
    proposed(house)
    assert against(lambda: house.act("ben", Approve)) == {"permissions", "approval policy"}
    assert against(lambda: house.act("mori", Approve)) == {"approval policy"}
    house.act("sam", Approve)
    assert against(lambda: house.act("sam", Approve)) == {INDEPENDENCE, "approval policy"}
    assert against(lambda: house.act("sue", Approve)) == {"approval policy"}


def test_two_signatures_are_two_people(house: House) -> None:
    investigated(house, risk=Risk.HIGH)
    enrolled(house, "two", "Tove Twice", Role.SUPERVISOR, Role.COMPLIANCE)
    propose(house, remedy=RemedyKind.REFUND, amount=LARGE)
    two = house.reach(house, house.others["two"])
    sheet = house.sheet()
    assert {need.role for need in sheet.needs} == {"supervisor", "compliance"}
    two.do(Approve(case=1, seen=sheet.version))
    assert INDEPENDENCE in against(lambda: two.do(Approve(case=1, seen=sheet.version + 1)))
    house.act("sam", Approve)
    house.act("ana", Decide)


def test_words_that_changed_are_not_those_that_were_shown(house: House) -> None:
    shown = proposed(house)
    assert against(lambda: house.act("sam", Approve, fingerprint="0" * 64)) == {"approval policy 3"}
    house.act("sam", Approve, fingerprint=shown)
    again = propose(house, remedy=RemedyKind.REFUND, amount=LARGE, rationale=f"{WHY}!")
    assert again != shown
    assert [line.current for line in house.sheet().approvals] == [False]
    assert "approval policy 1.2" in against(lambda: house.act("ana", Decide))
    assert "approval policy 3" in against(lambda: house.act("sam", Approve, fingerprint=shown))
    house.act("sam", Approve, fingerprint=again)
    assert "approval policy 3" in against(lambda: house.act("ana", Decide, fingerprint=shown))
    house.act("ana", Decide, fingerprint=again)
    assert [line.status for line in house.sheet().proposals] == ["replaced", "decided"]


def test_the_same_words_proposed_anew_are_signed_anew(house: House) -> None:
    shown = proposed(house)
    house.act("sam", Approve, fingerprint=shown)
    assert propose(house, remedy=RemedyKind.REFUND, amount=LARGE) == shown
    assert [line.current for line in house.sheet().approvals] == [False]
    assert "approval policy 1.2" in against(lambda: house.act("ana", Decide))


def test_a_returned_proposal_is_revised_by_its_author(house: House) -> None:
    proposed(house)
    house.act("sam", Return, comments="say which statement")
    sheet = house.sheet()
    assert (sheet.stage, sheet.proposals[0].status) == (Stage.INVESTIGATION, ProposalStatus.RETURNED)
    assert (sheet.proposals[0].returned_by, sheet.tasks[0].person) == ("Sam Tan", "Ana Reyes")
    assert "lifecycle" in against(lambda: house.act("sue", Approve))
    assert sheet.clocks[1].stopped_at is None
    same: dict[str, Any] = {"remedy": RemedyKind.REFUND, "amount": LARGE}
    assert against(lambda: propose(house, **same)) == {"approval policy 5"}
    propose(house, **same, next_action="Refund by Friday: Reyes")
    assert house.sheet().tasks[0].done_at == house.now
    house.act("ana", WithdrawProposal, reason="not yet")
    assert against(lambda: propose(house, **same)) == {"approval policy 5"}
    assert whole(house)


def test_a_proposal_is_withdrawn_by_its_author_or_the_owner(house: House) -> None:
    proposed(house)
    assert against(lambda: house.act("ida", WithdrawProposal, reason="x")) == {"decision policy 2"}
    house.act("ana", WithdrawProposal, reason="more came in")
    assert house.sheet().proposals[0].status is ProposalStatus.WITHDRAWN
    assert "lifecycle" in against(lambda: house.act("ana", Decide))


def test_a_deputy_signs_for_whoever_is_away_and_the_record_names_both(house: House) -> None:
    enrolled(house, "dep", "Dora Deputy", Role.HANDLER)
    enrolled(house, "vis", "Vera Vice", Role.SUPERVISOR, deputy_of="Dora Deputy")
    shown, dora = proposed(house), house.reach(house, house.others["dep"])
    assert against(lambda: dora.do(Approve(case=1, seen=8))) == {"permissions", "approval policy"}
    away(house, "Vera Vice")
    assert dora.see(Approvals()).rows[0].on_behalf_of == "Vera Vice"
    dora.do(Approve(case=1, seen=8, fingerprint=shown))
    (approval,) = house.sheet().approvals
    assert (approval.approver, approval.on_behalf_of) == ("Dora Deputy", "Vera Vice")
    entry = house.ana.see(Log(case=1)).entries[0]
    assert (entry.act, entry.actor, entry.on_behalf_of) == ("approve", "Dora Deputy", "Vera Vice")


def test_a_deputy_with_a_role_of_their_own_still_signs_in_the_name_that_is_owed(house: House) -> None:
    enrolled(house, "dep", "Cleo Counsel", Role.LEGAL)
    enrolled(house, "vis", "Vera Vice", Role.SUPERVISOR, deputy_of="Cleo Counsel")
    proposed(house)
    away(house, "Vera Vice")
    house.reach(house, house.others["dep"]).do(Approve(case=1, seen=8))
    assert house.ana.see(Log(case=1)).entries[0].on_behalf_of == "Vera Vice"


def test_a_deputy_does_not_sign_in_the_name_of_the_author(house: House) -> None:
    enrolled(house, "dep", "Dora Deputy", Role.HANDLER)
    enrolled(house, "vis", "Vera Vice", Role.SUPERVISOR, deputy_of="Dora Deputy")
    investigated(house)
    vera, dora = (house.reach(house, house.others[name]) for name in ("vis", "dep"))
    refund: dict[str, Any] = {"remedy": RemedyKind.REFUND, "amount": LARGE, "evidence": (1,)}
    vera.do(Propose(case=1, seen=7, outcome="upheld", rationale=WHY, policy="3.1", **refund))
    away(house, "Vera Vice")
    assert "approval policy" in against(lambda: dora.do(Approve(case=1, seen=8)))
    assert dora.see(Approvals()).rows == ()


def test_the_day_of_an_absence_is_the_organisations_own(house: House) -> None:
    away(house, "Sam Tan")
    proposed(house)
    house.later(days=1, hours=14, minutes=59)
    assert house.sue.see(Approvals()).total == 1
    assert house.now.day == 3


def test_a_flag_stops_what_the_policy_names_until_it_is_cleared_or_lifted(house: House) -> None:
    investigated(house)
    house.act("ana", Flag, kind=FlagKind.SPECIALIST, reason="odd meter")
    assert against(lambda: propose(house)) == {"flag policy 4"}
    assert "flag policy 4" in against(
        lambda: house.act("sam", ClearFlag, kind=FlagKind.SPECIALIST, reason="x")
    )
    assert "flags" in against(lambda: house.act("ana", Flag, kind=FlagKind.SPECIALIST, reason="again"))
    house.act("ida", ClearFlag, kind=FlagKind.SPECIALIST, reason="the meter is right")
    house.act("ana", Flag, kind=FlagKind.LEGAL, reason="they threaten to sue")
    propose(house)
    assert against(lambda: house.act("ana", Decide)) == {"approval policy 1.4", "flag policy 2"}
    house.act("lee", Approve)
    house.act("ana", Decide)
    assert whole(house)


def test_in_whose_name_it_was_proposed_does_not_approve_it(house: House) -> None:
    house.adm.do(Appoint(name="Ida Holm", role=(Role.INVESTIGATOR, Role.SUPERVISOR), deputy="Ben Okoro"))
    investigated(house)
    house.act("sam", Assign, to="Cora Bell", reason="a fresh look")
    house.act("cora", Accept)
    away(house, "Ida Holm")
    shown = propose(house, "ben", remedy=RemedyKind.REFUND, amount=LARGE)
    house.later(days=2)
    assert INDEPENDENCE in against(lambda: house.act("ida", Approve, fingerprint=shown))
    house.act("sam", Approve, fingerprint=shown)
    assert whole(house)
