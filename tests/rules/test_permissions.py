"""Who may do which act, on any case or on their own, in their own name or another's."""

from dataclasses import replace

import pytest

from ccms_tui.rules.people import Actor, Permit, Role
from ccms_tui.rules.permissions import ACTS, in_whose_name, permitted, read_permits
from ccms_tui.rules.tables import BadPack, Table
from tests.rules.told import (
    ADA,
    ANA,
    BEN,
    CORA,
    EVERYBODY,
    IDA,
    MORI,
    OTTO,
    SAM,
    SHIPPED,
    Told,
    asking,
    for_whom,
    said,
)

OWNERS_ACT = Permit(anywhere=frozenset(), on_own=frozenset({Role.HANDLER}))


def test_a_role_that_may_anywhere_may_on_any_case() -> None:
    assert said(permitted("assign", Told(owner=ANA.id), asking(SAM))) == []
    assert said(permitted("assign", Told(owner=ANA.id), asking(CORA))) == []


def test_a_role_that_may_on_its_own_may_there_and_nowhere_else() -> None:
    assert said(permitted("assign", Told(owner=ANA.id), asking(ANA))) == []
    assert said(permitted("assign", Told(owner=BEN.id), asking(ANA))) == [
        "assign is for the owner of the case, or coordinator or supervisor"
    ]


def test_owning_a_case_gives_no_role() -> None:
    assert said(permitted("assign", Told(owner=OTTO.id), asking(OTTO))) == [
        "assign is for coordinator, handler, investigator or supervisor"
    ]


def test_an_act_of_owners_alone_names_nobody_else() -> None:
    policy = replace(SHIPPED, permits={**SHIPPED.permits, "close": OWNERS_ACT})
    assert said(permitted("close", Told(owner=BEN.id), asking(ANA, policy=policy))) == [
        "close is for the owner of the case"
    ]


def test_an_act_that_nobody_may_do_says_so() -> None:
    policy = replace(SHIPPED, permits={**SHIPPED.permits, "close": Permit(frozenset(), frozenset())})
    for actor in EVERYBODY:
        assert said(permitted("close", Told(), asking(actor, policy=policy))) == ["close is for nobody"]


def test_acts_on_no_case_go_by_role_alone() -> None:
    assert said(permitted("enrol", None, asking(ADA))) == []
    assert said(permitted("enrol", None, asking(SAM))) == ["enrol is for administrator"]


@pytest.mark.parametrize(
    ("act", "owner", "actor", "name"),
    [
        ("assign", ANA.id, for_whom(BEN, SAM), SAM),
        ("assign", ANA.id, for_whom(BEN, ANA), ANA),
        ("assign", BEN.id, for_whom(BEN, ANA), BEN),
        ("assign", IDA.id, for_whom(BEN, ANA), None),
        ("assign", ANA.id, for_whom(OTTO, MORI), None),
        ("review", ANA.id, for_whom(SAM, ANA), SAM),
        ("approve", ANA.id, for_whom(SAM, MORI), SAM),
    ],
)
def test_a_deputy_acts_in_the_name_of_whoever_holds_the_role(
    act: str, owner: int, actor: Actor, name: Actor | None
) -> None:
    found = in_whose_name(act, owner, actor, SHIPPED.permits)
    assert (found and found.id) == (name and name.id)
    assert bool(said(permitted(act, Told(owner=owner), asking(actor)))) == (name is None)


def test_one_who_is_away_is_nobody_where_the_actor_is_enough() -> None:
    assert in_whose_name("note", ANA.id, for_whom(BEN, ANA), SHIPPED.permits) == for_whom(BEN, ANA)


def test_both_lists_may_be_left_out_but_not_both_at_once() -> None:
    every = {act: {"any": ["supervisor"]} for act in ACTS}
    read = read_permits(Table({**every, "close": {"own": ["handler"], "any": []}}))
    assert read["close"] == OWNERS_ACT
    assert read["open"] == Permit(frozenset({Role.SUPERVISOR}), frozenset())
    with pytest.raises(BadPack, match=r"^close must say `any`, `own` or both, each a list of roles$"):
        read_permits(Table({**every, "close": {}}))
