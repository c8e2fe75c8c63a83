"""One accountable owner: who answers an offer, and who can own at all."""

import pytest

from ccms_tui.rules.owning import OWNERS, can_own, offered_to_you, settled
from ccms_tui.rules.people import Role
from tests.rules.told import ANA, BEN, Told, asking, for_whom, said


def test_only_whoever_is_offered_a_case_answers() -> None:
    offered = Told(offered_to=BEN.id)
    assert said(offered_to_you(offered, asking(BEN))) == []
    assert said(offered_to_you(offered, asking(ANA))) == ["it is offered to somebody else"]
    assert said(offered_to_you(offered, asking(for_whom(ANA, BEN)))) == ["it is offered to somebody else"]
    assert said(offered_to_you(Told(), asking(BEN))) == ["no hand-over of this case is offered"]


def test_until_it_is_answered_nothing_is_settled() -> None:
    assert settled(Told())
    assert not settled(Told(offered_to=BEN.id))


@pytest.mark.parametrize("role", Role)
def test_cases_are_owned_by_those_who_work_on_them(role: Role) -> None:
    assert bool(said(can_own(frozenset({role}), "Somebody"))) == (role not in OWNERS)
    assert said(can_own(frozenset({role, Role.HANDLER}), "Somebody")) == []


def test_who_cannot_own_is_told_which_roles_can() -> None:
    assert said(can_own(frozenset(), "Otto Dietz")) == [
        "Otto Dietz holds no role that owns cases (coordinator, handler, investigator, supervisor)"
    ]
