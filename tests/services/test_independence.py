"""Who is too near to a case: whom it is about, their line, and who judged it at an earlier stage."""

from collections.abc import Callable
from typing import Any

import pytest

from ccms_tui.desk.approving import Approvals, Approve, Return
from ccms_tui.desk.cases import Case
from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.deciding import Decide, Propose
from ccms_tui.desk.denials import NotFound
from ccms_tui.desk.evidence import CheckEvidence, ExhibitContent
from ccms_tui.desk.independence import ClearColleague, NameColleague
from ccms_tui.desk.opening import Foresee
from ccms_tui.desk.outlook import Outlook
from ccms_tui.desk.owning import Accept, Assign
from ccms_tui.desk.people import Appoint, Away, Deactivate
from ccms_tui.desk.queue import Counts, Glimpse, Queue
from ccms_tui.desk.record import Log, Verify
from ccms_tui.desk.request import Changed, View
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.desk.timing import WhyThisDate
from ccms_tui.desk.triage import FindPoint, Note
from ccms_tui.rules.approving import INDEPENDENCE
from ccms_tui.rules.independence import ABOUT, EARLIER, LINE
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import RemedyKind, Tab
from tests.conftest import House
from tests.services.lives import LARGE, WHY, against, closed, denied, investigated, propose, proposed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def about(house: House, person: str, who: str = "cora") -> None:
    house.act(who, NameColleague, person=person, reason="was rude on the phone")


ONE_CASE: list[Callable[[House], View[Any]]] = [
    lambda _: Case(case=1),
    lambda house: Case(case=1, at=house.now),
    lambda _: Glimpse(case=1),
    lambda _: Log(case=1),
    lambda _: Verify(case=1),
    lambda _: WhyThisDate(case=1),
    lambda _: ExhibitContent(case=1, item=1),
    lambda _: CheckEvidence(case=1),
]


@pytest.mark.parametrize("view", ONE_CASE)
def test_to_whom_it_is_about_there_is_no_such_case(house: House, view: Callable[[House], View[Any]]) -> None:
    investigated(house)
    before = house.now
    house.later(minutes=1)
    about(house, "Ben Okoro")
    house.now, later = before, house.now
    asked = view(house)
    house.now = later
    assert denied(lambda: house.ben.see(asked)) == NotFound("case 1")


def test_it_is_in_no_list_of_theirs(house: House) -> None:
    proposed(house)
    about(house, "Sue Quist", "mori")
    assert house.sue.see(Queue()).total == 0
    assert house.sue.see(Counts()).counts[Tab.OPEN] == 0
    assert house.sue.see(Approvals()).total == 0
    house.later(days=30)
    risk = house.sue.see(EscalationRisk())
    assert (risk.open, risk.breached, risk.rows) == (0, 0, ())
    assert house.sue.see(Outlook()).people == ()
    assert house.sue.see(CheckEvidence()).checked == 0
    assert house.sue.see(Foresee(complainant="A. Person")).similar == ()
    since = house.premises.clock().replace(year=2020)
    assert not [name for name, _ in house.sue.see(Changed(since=since)).subjects if name == "case/1"]
    assert house.sam.see(Queue()).total == 1


def test_they_do_nothing_on_it_and_are_given_nothing(house: House) -> None:
    about(house, "Ben Okoro")
    seen = house.version()
    assert denied(lambda: house.ben.do(Note(case=1, seen=seen, text="I was not"))) == NotFound("case 1")
    assert ABOUT in against(lambda: house.act("ana", Assign, to="Ben Okoro", reason="x"))
    assert against(lambda: about(house, "Ben Okoro")) == {ABOUT}
    assert against(lambda: about(house, "Ana Reyes")) == {ABOUT}
    house.adm.do(Appoint(name="Ida Holm", team="billing"))
    given = Deactivate(name="Ana Reyes", reassign_to="Ben Okoro")
    assert against(lambda: house.adm.do(given)) == {ABOUT}
    house.act("sam", ClearColleague, person="Ben Okoro", reason="it was somebody else")
    house.act("ben", Note, text="I can see it again")
    (line,) = house.sheet().colleagues
    assert (line.person, line.cleared_by, line.clearing) == ("Ben Okoro", "Sam Tan", "it was somebody else")
    assert whole(house)


def test_their_line_does_not_judge_it(house: House) -> None:
    proposed(house)
    about(house, "Ben Okoro")
    assert LINE in against(lambda: house.act("sam", Approve))
    assert house.sam.see(Approvals()).total == 0
    house.act("sue", Approve)


def test_a_signature_of_whom_it_turns_out_to_be_about_counts_no_more(house: House) -> None:
    house.act("sue", Assign, to="Sue Quist", reason="mine")
    investigated(house, who="sue")
    propose(house, who="ida", remedy=RemedyKind.REFUND, amount=LARGE)
    house.act("sam", Approve)
    about(house, "Sam Tan")
    assert against(lambda: house.act("sue", Decide)) == {INDEPENDENCE}
    assert LINE in against(lambda: house.act("ida", Return, comments="he is my manager"))
    house.act("sue", ClearColleague, person="Sam Tan", reason="it was another Sam")
    house.act("sue", Decide)
    assert whole(house)


def test_nobody_acts_in_the_name_of_whom_it_is_about(house: House) -> None:
    house.adm.do(Away(name="Sam Tan", first=house.now.date(), last=house.now.date()))
    shown = proposed(house)
    house.adm.do(Appoint(name="Lee Marsh", role=(Role.LEGAL,)))
    house.adm.do(Appoint(name="Sam Tan", deputy="Lee Marsh"))
    assert house.lee.see(Approvals()).total == 1
    about(house, "Sam Tan")
    assert house.lee.see(Approvals()).total == 0
    assert "approval policy" in against(lambda: house.act("lee", Approve, fingerprint=shown))


def test_a_later_stage_is_judged_by_others(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-housing-ombudsman-2024", received=house.now)
    house.later(minutes=1)
    closed(house)
    house.later(days=3)
    house.act("ana", Reopen, reason="they ask for stage 2")
    house.later(minutes=1)
    assert "closing policy 1" in {gate.source for gate in house.sheet().gates if not gate.met}
    given: dict[str, Any] = {"outcome": "upheld", "rationale": WHY, "policy": "3.1"}
    assert against(lambda: house.act("ana", Propose, **given)) == {EARLIER}
    assert EARLIER in against(
        lambda: house.act("ana", FindPoint, point=1, finding="upheld", reason=WHY, evidence=(1,))
    )
    assert EARLIER in against(lambda: house.act("sam", Assign, to="Sam Tan", reason="mine"))
    house.act("ana", Assign, to="Ben Okoro", reason="took no part")
    house.act("ben", Accept)
    house.later(minutes=1)
    propose(house, who="ben")
    assert "closing policy 1" not in {gate.source for gate in house.sheet().gates if not gate.met}
    assert whole(house)
