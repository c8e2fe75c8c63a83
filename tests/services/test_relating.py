"""Cases that belong together: merged and taken apart exactly, linked and shown on both."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from ccms_tui.desk.closing import Close
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.queue import Counts, Queue
from ccms_tui.desk.record import Log
from ccms_tui.desk.relating import Link, Merge, Unlink, Unmerge
from ccms_tui.desk.triage import AddPoint, FindPoint
from ccms_tui.models import STATE, Case
from ccms_tui.rules.clocks import State, state
from ccms_tui.rules.relating import SOURCE
from ccms_tui.rules.words import LetterKind, LinkKind, Stage, Tab
from ccms_tui.store.recording import image
from tests.conftest import House
from tests.services.lives import LETTER, against, closable, decided, said_against, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ONE, TWO = "C-2026-000001", "C-2026-000002"


def rows(house: House) -> dict[Any, Any]:
    """Every row of every case but for how often it changed."""
    with house.premises.database.reading() as session:
        return dict(_rows(session))


def _rows(session: Any) -> Iterator[tuple[Any, Any]]:
    for table in STATE:
        if table is Case or hasattr(table, "case_id"):
            for row in map(image, session.exec(select(table))):
                yield row.name, {name: value for name, value in (row.row or {}).items() if name != "version"}


@pytest.fixture
def two(house: House) -> House:
    """Two complaints of Ana's, the second a day younger, with a point of its own."""
    house.later(days=1)
    house.open(complainant="B. Person", summary="Charged twice too")
    house.act("ana", AddPoint, 2, text="Charged on the 3rd and on the 4th")
    return house


def test_merged_and_taken_apart_nothing_has_changed(two: House) -> None:
    before, clocks = rows(two), two.sheet(2).clocks
    two.act("ana", Merge, 2, into=ONE, reason="the same debit")
    assert (two.sheet(2).merged_into, two.sheet(2).clocks) == (ONE, clocks)
    (part,) = two.sheet().contains
    assert (part.reference, part.complainant) == (TWO, "B. Person")
    assert [clock.kind for clock in part.clocks] == ["acknowledgement", "investigation", "final_response"]
    two.act("ana", Unmerge, 2, reason="another card")
    assert rows(two) == before
    assert (two.sheet(2).merged_into, two.sheet().contains) == (None, ())
    assert [two.ana.see(Log(case=case)).entries[0].act for case in (1, 2)] == ["unmerge", "unmerge"]
    assert whole(two)


def test_late_stays_late_through_merging_and_back(two: House) -> None:
    two.later(days=3)
    assert state(two.sheet(2).clocks[0], two.now) is State.BREACHED
    two.act("ana", Merge, 2, into=ONE, reason="the same debit")
    two.act("ana", Acknowledge)
    two.act("ana", Unmerge, 2, reason="another card")
    (acknowledged, *_) = two.sheet(2).clocks
    assert state(acknowledged, two.now) is State.MET_LATE
    assert whole(two)


def test_every_reason_against_a_merge(two: House) -> None:
    two.open(complainant="C. Person")
    assert against(lambda: two.act("ana", Unmerge, reason="x")) == {SOURCE}
    assert "into itself" in said_against(lambda: two.act("ana", Merge, into=ONE, reason="x"))
    gone = "C-2026-000099"
    assert f"no case {gone}" in said_against(lambda: two.act("ana", Merge, into=gone, reason="x"))
    assert "permissions" in against(lambda: two.act("ben", Merge, 2, into=ONE, reason="x"))
    two.act("ana", Merge, 2, into=ONE, reason="x")
    assert "merged already" in said_against(lambda: two.act("ana", Merge, 2, into=ONE, reason="x"))
    assert "others are merged into it" in said_against(lambda: two.act("ana", Merge, into=TWO, reason="x"))
    chain = said_against(lambda: two.act("ana", Merge, 3, into=TWO, reason="x"))
    assert f"{TWO} is merged into another itself" in chain


def test_a_merged_case_is_listed_once_but_never_hidden_from_its_owner(two: House) -> None:
    two.act("ana", Merge, 2, into=ONE, reason="x")
    page = two.ana.see(Queue())
    assert [(row.reference, row.contains) for row in page.rows] == [(ONE, (TWO,))]
    assert (page.total, two.ana.see(Counts()).counts[Tab.OPEN]) == (1, 1)
    two.later(days=12)
    late = {row.reference for row in two.ana.see(Queue(tab=Tab.AT_RISK)).rows}
    assert late == {ONE, TWO}
    two.open("ben")
    two.act("ben", Merge, 3, into=ONE, reason="x")
    mine = [row.reference for row in two.ben.see(Queue(tab=Tab.MINE)).rows]
    assert mine == ["C-2026-000003"]


def test_what_is_said_on_the_lead_is_said_on_each(two: House) -> None:
    decided(two)
    two.act("ana", Merge, 2, into=ONE, reason="x")
    two.act("cora", Link, 2, other=ONE, kind=LinkKind.SAME_INCIDENT)
    final, sorry = LetterKind.FINAL_RESPONSE, LETTER
    why = said_against(lambda: two.act("ana", Send, kind=final, text=sorry))
    assert why == f"{TWO}, merged into this: no finding yet on point 1"
    two.act("ana", FindPoint, 2, point=1, finding="upheld", reason="as the statement shows")
    two.act("ana", Send, kind=final, text=sorry)
    letters = two.sheet(2).letters
    assert [(line.kind, line.text.partition("\n\nOur record")[0]) for line in letters] == [(final, sorry)]
    stopped = {clock.kind: clock.stopped_at for clock in two.sheet(2).clocks}
    assert stopped["final_response"] == two.now
    assert whole(two)


def test_what_is_merged_is_closed_with_the_case_that_leads_it(two: House) -> None:
    two.act("ana", FindPoint, 2, point=1, finding="upheld", reason="as the statement shows")
    two.act("ana", Merge, 2, into=ONE, reason="x")
    closable(two)
    two.act("ana", Close, next_action="none")
    assert [two.sheet(case).stage for case in (1, 2)] == [Stage.CLOSED] * 2
    closed = two.ana.see(Queue(tab=Tab.CLOSED))
    assert [(row.reference, row.contains) for row in closed.rows] == [(ONE, (TWO,))]
    two.act("ana", Unmerge, 2, reason="asked for apart")
    assert two.ana.see(Queue(tab=Tab.CLOSED)).total == 2
    assert whole(two)


def test_what_is_merged_without_the_letters_it_needs_is_not_closed(two: House) -> None:
    closable(two)
    two.act("ana", Merge, 2, into=ONE, reason="x")
    why = said_against(lambda: two.act("ana", Close, next_action="none"))
    assert f"{TWO}, merged into this: no acknowledgement was sent" in why
    assert f"{TWO}, merged into this: no finding yet on point 1" in why


@pytest.mark.parametrize("by", [1, 2])
def test_a_link_is_shown_on_both_and_taken_away_from_either(two: House, by: int) -> None:
    two.act("ben", Link, 2, other=ONE, kind=LinkKind.PRECEDENT, note="decided in May")
    shown = [(two.sheet(case).links[0].reference, two.sheet(case).links[0].kind) for case in (1, 2)]
    assert shown == [(TWO, LinkKind.PRECEDENT), (ONE, LinkKind.PRECEDENT)]
    other = {1: TWO, 2: ONE}[by]
    again = said_against(lambda: two.act("ben", Link, by, other=other, kind=LinkKind.SAME_INCIDENT))
    assert again == f"it is linked with {other} already"
    two.act("ben", Unlink, by, other=other, reason="another matter")
    assert [two.sheet(case).links for case in (1, 2)] == [(), ()]
    assert "not linked" in said_against(lambda: two.act("ben", Unlink, by, other=other, reason="x"))
    assert whole(two)


def test_a_case_is_not_linked_with_itself_or_with_nothing(house: House) -> None:
    link = LinkKind.PRECEDENT
    assert against(lambda: house.act("ana", Link, other=ONE, kind=link)) == {SOURCE}
    assert against(lambda: house.act("ana", Link, other=TWO, kind=link)) == {SOURCE}
