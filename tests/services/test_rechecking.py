"""Years later, from the events alone: who signed could, whoever had to sign did, and each forgery shows."""

import json
from copy import deepcopy
from typing import Any

import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.people import Appoint
from ccms_tui.desk.record import Verify
from ccms_tui.rules.approving import INDEPENDENCE
from ccms_tui.rules.people import Role
from ccms_tui.rules.rechecking import recheck
from ccms_tui.rules.words import RemedyKind, Risk
from ccms_tui.services.rechecking import against_policy, bodies
from ccms_tui.services.replay import events, of_no_case
from ccms_tui.services.told_of_all import ToldOfAll
from tests.conftest import MONDAY, House
from tests.services.lives import LARGE, against, closed, investigated, propose, proposed, whole

pytestmark = [
    pytest.mark.parametrize("empty_house", ["here"], indirect=True),
    pytest.mark.parametrize("url", ["sqlite"], indirect=True),
]
Bodies = list[dict[str, Any]]


def told(house: House) -> Bodies:
    """The events of case 1."""
    with house.premises.database.reading() as session:
        return deepcopy(list(bodies(events(session, None, ["case/1"]))))


class Believing(ToldOfAll):
    """What the ledger tells of packs and calendars, with what a test believes of everybody."""

    believed = True

    def trusted(self, *_: object) -> bool:
        return self.believed

    def stood_in(self, *_: object) -> bool:
        return self.believed


def found(house: House, told: Bodies, trusted: bool = True) -> set[str]:
    with house.premises.database.reading() as session:
        beside = bodies(events(session, None, list(of_no_case(session))))
        known = Believing(beside, house.premises.packs)
    known.believed = trusted
    return {what for _, what in recheck(told, known)}


def row(told: Bodies, act: str, table: str) -> dict[str, Any]:
    """The row of a table that the last event of an act told of."""
    body = next(one for one in reversed(told) if one["act"] == act)
    found: dict[str, Any] = next(one["row"] for one in body["rows"] if one["table"] == table)
    return found


def test_a_whole_life_holds(house: House) -> None:
    closed(house)
    assert found(house, told(house)) == set()
    assert whole(house)


@pytest.mark.parametrize(
    ("act", "table", "column", "value", "what"),
    [
        ("approve", "approval", "fingerprint", "0" * 64, "it signs other words than those of revision 1"),
        ("approve", "approval", "revision", 7, "revision 7 did not stand when it was signed"),
        ("approve", "approval", "approver", 4, "the signature is not that of whoever acted"),
        ("propose", "proposal", "author", 3, "an author, an owner or a colleague whom it is about signed it"),
        ("propose", "proposal", "words", "Outcome: other", "it signs other words than those of revision 1"),
        ("decide", "decision", "fingerprint", "0" * 64, "it decides other words than those of revision 1"),
        ("decide", "decision", "revision", 7, "revision 7 did not stand when it was decided"),
        (
            "classify",
            "case",
            "risk",
            "high",
            "it was decided without compliance: "
            "a high-risk complaint is seen by compliance (approval policy 1.1)",
        ),
    ],
)
def test_each_forgery_shows(house: House, act: str, table: str, column: str, value: Any, what: str) -> None:
    closed(house)
    spoilt = told(house)
    for body in spoilt:
        for entry in body["rows"]:
            if entry["table"] == table and (act == body["act"] or table in ("case", "proposal")):
                entry["row"][column] = value
    assert what in found(house, spoilt)


def test_a_signature_that_is_left_out_shows(house: House) -> None:
    closed(house)
    without = [body for body in told(house) if body["act"] != "approve"]
    assert {what.partition(":")[0] for what in found(house, without)} == {"it was decided without supervisor"}


def test_a_decision_made_twice_and_an_act_on_a_closed_case_show(house: House) -> None:
    closed(house)
    bodies = told(house)
    (decided,) = (body for body in bodies if body["act"] == "decide")
    assert "decide is not for a closed case" in found(house, [*bodies, decided])


def test_time_that_runs_backwards_shows(house: House) -> None:
    closed(house)
    bodies = told(house)
    bodies[-1]["at"] = "2020-01-01T00:00:00.000000Z"
    assert found(house, bodies) == {"it was recorded before the event that it follows"}


def test_a_signature_before_its_turn_shows(house: House) -> None:
    investigated(house, risk=Risk.HIGH)
    propose(house, remedy=RemedyKind.REFUND, amount=LARGE)
    for who in ("sam", "mori"):
        house.later(minutes=1)
        house.act(who, Approve)
    house.act("ana", Decide)
    spoilt = told(house)
    assert found(house, spoilt) == set()
    decision = row(spoilt, "decide", "decision")
    matrix = json.loads(decision["matrix"])
    for rule in matrix["rule"]:
        rule["step"] = 2 if rule["roles"] == ["supervisor"] else 1
    decision["matrix"] = json.dumps(matrix)
    assert found(house, spoilt) == {"supervisor signed before their turn (approval policy 1.2)"}


def test_a_role_counts_as_long_as_it_was_held(house: House) -> None:
    proposed(house)
    house.act("sam", Approve)
    house.later(minutes=5)
    house.adm.do(Appoint(name="Sam Tan", role=(Role.HANDLER,)))
    assert whole(house)
    assert "whoever signed was not trusted with supervisor then" in found(house, told(house), trusted=False)
    with house.premises.database.reading() as session:
        assert not list(against_policy(session, house.premises.packs, 1))


def test_whoever_signed_does_not_become_the_owner_before_it_is_decided(house: House) -> None:
    proposed(house)
    house.act("sam", Approve)
    assert INDEPENDENCE in against(lambda: house.act("sam", Assign, to="Sam Tan", reason="mine now"))
    house.act("ana", Decide)
    house.act("sam", Assign, to="Sam Tan", reason="mine now")
    assert house.aud.see(Verify(replay=True)).against_policy == ()


def test_a_clock_that_is_set_back_a_little_takes_no_trust_away(house: House) -> None:
    proposed(house)
    house.later(minutes=-3)
    house.act("sam", Approve)
    assert house.sheet().approvals[0].approved_at < MONDAY, "before Sam was enrolled, by that clock"
    assert whole(house)
