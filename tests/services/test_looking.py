"""Lists, counts and filters; and everything as it was at an earlier instant."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccms_tui.desk.cases import Case
from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.denials import Denied, Malformed, NotFound
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.people import Deactivate, People
from ccms_tui.desk.queue import Counts, Glimpse, Place, Queue
from ccms_tui.desk.record import Log
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.desk.triage import Classify, Flag, Note
from ccms_tui.rules.filters import BadFilter, read_filter
from ccms_tui.rules.words import FlagKind, Risk, Stage, Tab
from tests.conftest import MONDAY, House
from tests.services.lives import closed, denied, proposed

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


@pytest.fixture
def full(house: House) -> House:
    """One closed, one that waits for a signature, and six that came one day after the other."""
    closed(house)
    house.open(complainant="Bo Lind", summary="Late again; 100% wrong_way", account="AC-2")
    proposed(house, 2)
    for number in range(3, 9):
        house.later(days=1)
        house.open(complainant=f"P {number}", who="ben" if number % 2 else "ana", product="Loan")
    house.act("ana", Classify, 4, category="credit-reporting", risk=Risk.HIGH)
    house.act("ana", Flag, 4, kind=FlagKind.LEGAL, reason="sues")
    house.act("ana", Assign, 6, to="Ben Okoro", reason="x")
    return house


def cases(house: House, filter: str = "", tab: Tab = Tab.OPEN, who: str = "ana") -> set[int]:
    page = house.desk(who).see(Queue(tab=tab, filter=filter))
    assert page.total == len(page.rows)
    return {row.case for row in page.rows}


def test_every_tab_holds_what_it_says_and_is_counted_right(full: House) -> None:
    held = {tab: cases(full, tab=tab) for tab in Tab}
    assert held[Tab.CLOSED] == {1}
    assert held[Tab.OPEN] == {2, 3, 4, 5, 6, 7, 8}
    assert held[Tab.MINE] == {2, 4, 6, 8}
    assert held[Tab.APPROVALS] == {2}
    assert cases(full, tab=Tab.MINE, who="ben") == {3, 5, 6, 7}
    assert full.ana.see(Counts()).counts == {tab: len(found) for tab, found in held.items()}


FOUND: dict[str, set[int]] = {
    "risk:high": {4},
    "risk:h flag:legal": {4},
    "stage:review": {2},
    "category:credit": {4},
    "product:loan": {3, 4, 5, 6, 7, 8},
    "owner:ben": {3, 5, 7},
    "owner:me": {2, 4, 6, 8},
    "account:AC-2": {2},
    "lind": {2},
    '"late again"': {2},
    "100%": {2},
    "wrong_way": {2},
    "wrong-way": set(),
    "%": {2},
    "_": {2},
    "C-2026-000005": {5},
    "received:2026-03-04": {4},
    "received:>2026-03-06": {7, 8},
    "received:<2026-03-03": {2},
    "ack<0h": {3, 4, 5},
    "final<3w": {2, 3, 4, 5, 6, 7, 8},
    "'; DROP TABLE event; --": set(),
}


@here
def test_a_filter_finds_what_it_asks_for(full: House) -> None:
    assert {filter: cases(full, filter) for filter in FOUND} == FOUND


@here
def test_a_filter_that_is_not_understood_says_which_part(house: House) -> None:
    for wrong in ("risk:vast", "owner:nobody", "colour:red", "received:soon", "received:2026-02-30"):
        why = denied(partial(house.ana.see, Queue(filter=f"late {wrong}")))
        assert isinstance(why, Malformed)
        assert wrong.partition(":")[0] in why.text


@here
def test_a_place_says_its_instant_in_full(house: House) -> None:
    naive = Place(MONDAY.replace(tzinfo=None), 1)
    assert isinstance(denied(partial(house.ana.see, Queue(after=naive))), Malformed)


WORDS = st.sampled_from(
    ["owner:me", "risk:high", '"', "flag:", "final<2d", "ack<999w", "received:>", "%", "\\"]
)


@given(st.lists(WORDS | st.text(max_size=12), max_size=6).map(" ".join))
def test_reading_a_filter_raises_nothing_but_that_it_is_bad(text: str) -> None:
    try:
        read_filter(text)
    except BadFilter as error:
        assert str(error)


@here
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.lists(WORDS | st.text(max_size=12), max_size=6).map(" ".join))
def test_whatever_is_typed_is_answered_or_malformed(house: House, text: str) -> None:
    try:
        house.ana.see(Queue(filter=text))
    except Denied as denial:
        assert isinstance(denial.why, Malformed)


@here
def test_pages_follow_one_another_and_miss_nothing(full: House) -> None:
    seen: list[int] = []
    place: Place | None = None
    while rows := full.ana.see(Queue(tab=Tab.OPEN, limit=2, after=place)).rows:
        seen += [row.case for row in rows]
        place = rows[-1].place
    assert Counter(seen) == Counter({case: 1 for case in range(2, 9)})
    last = full.ana.see(Queue(tab=Tab.OPEN, limit=2, last=True)).rows
    assert [row.case for row in last] == seen[-2:]
    before = full.ana.see(Queue(tab=Tab.OPEN, limit=3, before=last[0].place)).rows
    assert [row.case for row in before] == seen[-5:-2]


def test_a_case_is_seen_as_it_was(full: House) -> None:
    first = MONDAY
    assert full.ana.see(Case(case=1, at=first)).stage is Stage.CLOSED
    full.later(days=30)
    full.act("ana", Reopen, 1, reason="again")
    full.act("ana", Note, 1, text="new words")
    then = full.ana.see(Case(case=1, at=full.now - timedelta(days=1)))
    assert (then.stage, then.round, len(then.notes), then.version) == (Stage.CLOSED, 1, 0, 14)
    assert full.sheet().round == 2
    assert full.ana.see(Log(case=1, at=full.now - timedelta(days=1))).total == 14
    assert full.ana.see(Glimpse(case=1, at=full.now)).version == 16


def test_lists_and_people_are_seen_as_they_were(full: House) -> None:
    at = full.now
    full.later(days=1)
    full.adm.do(Deactivate(name="Ben Okoro", reassign_to="Cora Bell"))
    now, then = (full.ana.see(Queue(tab=Tab.OPEN, at=when)) for when in (None, at))
    assert {row.owner for row in now.rows} == {"Ana Reyes", "Cora Bell"}
    assert {row.owner for row in then.rows} == {"Ana Reyes", "Ben Okoro"}
    assert [row.active for row in full.ana.see(People(at=at)).rows if row.name == "Ben Okoro"] == [True]
    assert full.ana.see(EscalationRisk(at=at)).open == 7
    assert full.ana.see(Queue(tab=Tab.OPEN, at=MONDAY + timedelta(hours=1))).total == 1


@here
def test_before_there_was_anything_there_is_nothing_to_see(house: House) -> None:
    early = datetime(2020, 1, 1, tzinfo=UTC)
    assert isinstance(denied(lambda: house.ana.see(Queue(at=early))), Malformed)
    house.later(days=1)
    house.open()
    assert isinstance(denied(lambda: house.ana.see(Case(case=2, at=MONDAY))), NotFound)


@here
def test_what_was_told_at_one_instant_is_seen_at_that_instant(house: House) -> None:
    house.later(days=1)
    house.act("ana", Acknowledge)
    assert house.ana.see(Case(case=1, at=house.now)).version == 2
    assert house.ana.see(Case(case=1, at=house.now - timedelta(microseconds=1))).version == 1
