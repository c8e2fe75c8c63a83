"""What a list reads: as many statements for many rows as for few."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from ccms_tui.desk.actions import Actions, AddAction, Which
from ccms_tui.desk.adopting import ProposedPacks
from ccms_tui.desk.approving import Approvals
from ccms_tui.desk.cases import Case
from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.custody import Custody
from ccms_tui.desk.epochs import Keys, RotateKey
from ccms_tui.desk.erasing import Hold, Retention
from ccms_tui.desk.evidence import CheckEvidence, ExhibitContent
from ccms_tui.desk.independence import NameColleague
from ccms_tui.desk.leaving import AtStake
from ccms_tui.desk.outlook import Outlook
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.receiving import Belonging
from ccms_tui.desk.record import Log
from ccms_tui.desk.relating import Link, Merge
from ccms_tui.desk.request import View
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.desk.timing import WhyThisDate
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Checkpoint
from ccms_tui.rules.words import LinkKind, Tab
from tests.conftest import House
from tests.services.lives import add_evidence, closed, propose, proposed
from tests.services.packs import TIGHTER
from tests.services.packs import propose as propose_pack

FEW, MANY = 2, 6
Lists = dict[str, tuple[View[Any], Callable[[Any], int]]]
"""What is looked at, and how many rows it then has."""
OPEN: Lists = {
    "approvals": (Approvals(), lambda shown: len(shown.rows)),
    "risk": (EscalationRisk(), lambda shown: len(shown.rows)),
    "open cases": (Queue(tab=Tab.OPEN), lambda shown: len(shown.rows)),
    "evidence": (CheckEvidence(), lambda shown: shown.checked),
    "outlook": (Outlook(), lambda shown: shown.people[0].late),
    "at stake": (AtStake(name="Ana Reyes"), lambda shown: len(shown.rows)),
    "where it may belong": (Belonging(text="?", sender="A. Person"), lambda shown: len(shown.perhaps)),
}
ENDED: Lists = {
    "closed cases": (Queue(tab=Tab.CLOSED), lambda shown: len(shown.rows)),
    "retention": (Retention(), lambda shown: len(shown.rows)),
    "all of one person": (Retention(person="A. Person"), lambda shown: len(shown.rows)),
    "actions": (Actions(which=Which.ALL), lambda shown: len(shown.rows)),
    "packs": (ProposedPacks(), lambda shown: len(shown.rows)),
}
here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def read(house: House, view: View[Any]) -> tuple[Any, int]:
    """What is shown, and in how many statements it was read."""
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    reader = house.premises.database._reader
    event.listen(reader, "before_cursor_execute", note)
    shown = house.sue.see(view)
    event.remove(reader, "before_cursor_execute", note)
    return shown, len(asked)


def waits(house: House) -> None:
    """A case about a colleague, with an answer that waits for a signature."""
    case = house.open().case
    assert case, "it was opened just now"
    proposed(house, case)
    house.act("sam", NameColleague, case, person="Ben Okoro", reason="rude")


def ends(house: House) -> None:
    """A case that is closed and held, what is to be done because of it, and a pack that somebody wants."""
    case = house.open().case
    assert case, "it was opened just now"
    closed(house, case)
    house.act("lee", Hold, case, reason="a claim is in court")
    house.sam.do(AddAction(cause="billing", what="Stop it", owner="Ana Reyes", due_on=date(2027, 1, 4)))
    propose_pack(house, pack=TIGHTER.replace("2026-02", f"2026-02.{case}"), from_on=house.now.date())


@here
@pytest.mark.parametrize(("one_more", "lists"), [(waits, OPEN), (ends, ENDED)])
def test_a_list_of_many_is_read_as_a_list_of_few_is(
    empty_house: House, one_more: Callable[[House], None], lists: Lists
) -> None:
    house, found = empty_house, dict[str, list[tuple[int, int]]]()
    for more in (FEW, MANY - FEW):
        for _ in range(more):
            one_more(house)
        house.later(days=90)
        for what, (view, rows) in lists.items():
            read(house, view)
            shown, statements = read(house, view)
            found.setdefault(what, []).append((rows(shown), statements))
    for what, ((few, before), (many, after)) in found.items():
        assert (few, many) == (FEW, MANY), what
        assert before == after, what


@here
def test_a_case_with_many_decisions_and_exhibits_is_read_as_one_with_few_is(house: House) -> None:
    proposed(house)
    read(house, Case(case=1))
    few, before = read(house, Case(case=1))
    for number in range(5):
        add_evidence(house, content=b"%d" % number)
        propose(house, rationale=f"It was charged {number + 3} times.")
    many, after = read(house, Case(case=1))
    assert len(many.evidence) > len(few.evidence)
    assert len(many.proposals) > len(few.proposals)
    assert before == after


def merges(house: House) -> None:
    case = house.open().case or 0
    house.act("ana", Merge, case, into="C-2026-000001", reason="the same debit")


def links(house: House) -> None:
    reference = house.open().reference
    house.act("ana", Link, other=reference, kind=LinkKind.PRECEDENT)


def hands_out(house: House) -> None:
    add_evidence(house)
    house.sue.see(ExhibitContent(case=1, item=1))


def rotates(house: House) -> None:
    house.aud.do(Checkpoint())
    house.adm.do(RotateKey(reason="a year has passed"))


@here
@pytest.mark.parametrize(
    ("view", "rows", "one_more"),
    [
        (Case(case=1), lambda shown: len(shown.contains), merges),
        (Case(case=1), lambda shown: len(shown.links), links),
        (Log(case=1), lambda shown: len(shown.entries), lambda house: house.act("ana", Note, text="called")),
        (Custody(case=1), lambda shown: len(shown.lines), hands_out),
        (Keys(), lambda shown: len(shown.epochs), rotates),
    ],
)
def test_what_hangs_on_one_thing_is_read_at_once(
    house: House, view: View[Any], rows: Callable[[Any], int], one_more: Callable[[House], Any]
) -> None:
    for _ in range(FEW):
        one_more(house)
    read(house, view)
    few, before = read(house, view)
    for _ in range(MANY - FEW):
        one_more(house)
    many, after = read(house, view)
    assert rows(many) - rows(few) == MANY - FEW
    assert before == after


@here
@pytest.mark.after(life=closed)
def test_dates_of_many_clocks_are_explained_in_as_many_reads_as_those_of_few(house: House) -> None:
    read(house, WhyThisDate(case=1))
    few, before = read(house, WhyThisDate(case=1))
    house.act("ana", Reopen, reason="not content")
    many, after = read(house, WhyThisDate(case=1))
    assert len(many.clocks) > len(few.clocks)
    assert before == after
