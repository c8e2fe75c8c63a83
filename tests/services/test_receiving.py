"""What came in goes to the case it is about, stays with it when they come apart, and is seen to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.lines import TaskLine
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.people import Away, Deactivate
from ccms_tui.desk.queue import Glimpse, Queue
from ccms_tui.desk.receiving import Belonging, Receive, SeeTo
from ccms_tui.desk.record import Log
from ccms_tui.desk.relating import Merge, Unmerge
from ccms_tui.rules.addressing import SOURCE
from ccms_tui.rules.words import LetterKind, Tab
from tests.conftest import House
from tests.services.lives import against, closed, said_against, whole

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


def comes_in(house: House, case: int = 1, who: str = "ben") -> None:
    house.act(who, Receive, case, text="Where is my money?", sender="A. Person")


def asked(house: House, case: int = 1) -> list[TaskLine]:
    return [task for task in house.sheet(case, "sam").tasks if not task.done_at]


def waiting(house: House) -> list[int]:
    return [row.case for row in house.sam.see(Queue(tab=Tab.CAME_IN)).rows]


def next_(house: House) -> str:
    return str(house.sam.see(Glimpse(case=1)).next)


@pytest.mark.parametrize(
    ("days", "due", "said"),
    [(1, date(2026, 3, 9), "Mon 9 Mar 2026"), (3, date(2026, 3, 11), "Wed 11 Mar 2026")],
)
@here
def test_its_owner_is_asked_by_a_business_day_that_the_policy_says(
    house: House, days: int, due: date, said: str
) -> None:
    policy = house.premises.policy
    watching = replace(policy.watching, answer_days=days)
    house.premises = replace(house.premises, policy=replace(policy, watching=watching))
    house.now = datetime(2026, 3, 6, 16, tzinfo=UTC)
    comes_in(house)
    (task,) = asked(house)
    assert (task.kind, task.person, task.due_on) == ("answer", "Ana Reyes", due)
    assert waiting(house) == [1]
    assert next_(house) == f"Ana Reyes is to see to what A. Person sent, by {said}"
    assert whole(house)


@here
def test_a_letter_answers_it_and_one_that_puts_it_off_does_not(house: House) -> None:
    comes_in(house)
    house.later(hours=2)
    before = house.now - timedelta(hours=1)
    house.act("ana", Acknowledge)
    house.act("ana", Send, kind=LetterKind.HOLDING, text="It takes longer.")
    comes_in(house)
    assert len(asked(house)) == 2
    house.act("ana", Send, kind=LetterKind.OTHER, text="Here is what it says.", sent=before)
    assert len(asked(house)) == 1, "a letter answers what had come before it went"
    house.act("ana", Send, kind=LetterKind.OTHER, text="It is on its way.")
    assert (asked(house), waiting(house)) == ([], [])


@here
def test_what_no_letter_answers_is_seen_to_with_a_note(house: House) -> None:
    assert (
        said_against(lambda: house.act("ana", SeeTo, text="x")) == "nothing came in that waits to be seen to"
    )
    comes_in(house)
    assert against(lambda: house.act("ben", SeeTo, text="x")) == {"permissions"}
    house.act("ana", SeeTo, text="Rang them: nothing more to say.")
    assert asked(house) == []
    assert house.sheet().notes[-1].text == "Rang them: nothing more to say."
    assert against(lambda: house.act("ana", SeeTo, text="again")) == {SOURCE}
    assert "is to see to" not in next_(house)


@here
def test_whoever_takes_the_case_on_sees_to_it(house: House) -> None:
    comes_in(house)
    house.act("sam", Assign, to="Sam Tan", reason="I know them")
    assert [task.person for task in asked(house)] == ["Sam Tan"]


@here
@pytest.mark.after(life=closed)
def test_after_closing_it_goes_to_the_owner_or_whoever_is_there_above_them(house: House) -> None:
    house.adm.do(Away(name="Ana Reyes", first=house.now.date(), last=house.now.date()))
    comes_in(house)
    house.later(days=1)
    comes_in(house)
    late = "look at what A. Person sent after it was closed"
    assert [(task.text, task.person, task.due_on) for task in asked(house)] == [
        (late, "Sam Tan", None),
        (late, "Ana Reyes", None),
    ]
    assert (waiting(house), next_(house)) == ([1], f"Sam Tan is to {late}")
    house.act("sam", SeeTo, text="They thank us.")
    assert (waiting(house), next_(house)) == ([], "none")
    assert whole(house)


@here
@pytest.mark.after(life=closed)
def test_on_a_closed_case_whoever_stands_in_is_asked_and_nobody_is_offered_it(house: House) -> None:
    comes_in(house)
    today = house.now.date()
    house.adm.do(Away(name="Ana Reyes", first=today, last=today, reassign_to="Ben Okoro"))
    assert ([task.person for task in asked(house)], house.sheet().offered_to) == (["Ben Okoro"], None)
    house.adm.do(Deactivate(name="Ben Okoro", reassign_to="Ida Holm"))
    assert [task.person for task in asked(house)] == ["Ana Reyes"], "the case is hers"
    assert whole(house)


@here
def test_what_comes_in_on_a_merged_case_is_listed_by_itself(two: House) -> None:
    two.act("ana", Receive, 2, text="I have the statement.", sender="b@mail.example")
    assert waiting(two) == [2]
