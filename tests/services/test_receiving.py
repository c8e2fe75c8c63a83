"""What came in goes to the case it is about, merged or not, and stays with it when they come apart."""

from datetime import timedelta

import pytest

from ccms_tui.desk.receiving import Belonging, Receive
from ccms_tui.desk.record import Log
from ccms_tui.desk.relating import Merge, Unmerge
from ccms_tui.rules.addressing import SOURCE
from tests.conftest import House
from tests.services.lives import against, said_against, whole

ONE, TWO = "C-2026-000001", "C-2026-000002"
here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


@pytest.fixture
def two(empty_house: House) -> House:
    """Two complaints of different people, the second merged into the first."""
    empty_house.open(complainant="A. Person", contact="a@mail.example")
    empty_house.open(complainant="B. Person", contact="b@mail.example", summary="Charged twice too")
    empty_house.act("ana", Merge, 2, into=ONE, reason="the same debit")
    return empty_house


def where(house: House, text: str, sender: str, who: str = "ana") -> str | None:
    found = house.desk(who).see(Belonging(text=text, sender=sender))
    return found.sure.reference if found.sure else None


def test_a_reply_to_a_merged_case_finds_the_right_one_and_stays_with_it(two: House) -> None:
    assert where(two, f"Re: {ONE}", "A. Person <a@mail.example>") == ONE
    assert where(two, f"Re: {ONE}", "b@mail.example") == TWO
    assert where(two, f"Re: {TWO}", "b@mail.example") == TWO
    two.later(hours=1)
    two.act("ana", Receive, 2, text="I have the statement.", sender="b@mail.example")
    told = two.ana.see(Log(case=1)).entries[0]
    assert told.summary == f"something came in for {TWO}, merged into this"
    two.act("ana", Unmerge, 2, reason="another card")
    (line,) = two.sheet(2).replies
    said = ("b@mail.example", "I have the statement.", "Ana Reyes")
    assert (line.sender, line.text, line.recorded_by) == said
    assert two.sheet().replies == ()
    assert whole(two)


@here
def test_who_quotes_the_reference_of_another_is_not_let_in(two: House) -> None:
    found = two.ana.see(Belonging(text=f"Re: {ONE}", sender="mallory@mail.example"))
    assert found.sure is None
    assert [(one.reference, one.why) for one in found.perhaps] == [
        (ONE, "it is named"),
        (TWO, "it is merged into one that is named"),
    ]
    assert two.ana.see(Belonging(text="no reference", sender="x@mail.example")).perhaps == ()
    (by_sender,) = two.ana.see(Belonging(text="no reference", sender="B@mail.example")).perhaps
    assert (by_sender.reference, by_sender.why) == (TWO, "the sender complains in it")


@here
def test_at_the_wrong_one_of_two_it_is_refused_with_the_right_one(two: House) -> None:
    wrong = said_against(lambda: two.act("ana", Receive, text="x", sender="b@mail.example"))
    assert wrong == f"whoever sent it complains in {TWO}, merged into this: record it there"
    two.act("ana", Receive, text="from a neighbour", sender="c@mail.example")
    late = two.now + timedelta(minutes=1)
    assert against(lambda: two.act("ana", Receive, text="x", sender="a", received=late)) == {SOURCE}
    early = two.now - timedelta(days=9)
    assert against(lambda: two.act("ana", Receive, text="x", sender="a", received=early)) == {SOURCE}
    assert against(lambda: two.act("aud", Receive, text="x", sender="a")) == {"permissions"}
