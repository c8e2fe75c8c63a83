"""What a list reads: as many statements for many rows as for few."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from ccms_tui.desk.approving import Approvals
from ccms_tui.desk.cases import Case
from ccms_tui.desk.evidence import CheckEvidence
from ccms_tui.desk.independence import NameColleague
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.request import View
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.rules.words import Tab
from tests.conftest import House
from tests.services.lives import add_evidence, propose, proposed

FEW, MANY = 2, 6
LISTS: dict[str, tuple[View[Any], Callable[[Any], int]]] = {
    "approvals": (Approvals(), lambda shown: len(shown.rows)),
    "risk": (EscalationRisk(), lambda shown: len(shown.rows)),
    "open cases": (Queue(tab=Tab.OPEN), lambda shown: len(shown.rows)),
    "evidence": (CheckEvidence(), lambda shown: shown.checked),
}


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


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_list_of_many_is_read_as_a_list_of_few_is(empty_house: House) -> None:
    house, found = empty_house, dict[str, list[tuple[int, int]]]()
    for more in (FEW, MANY - FEW):
        for _ in range(more):
            waits(house)
        house.later(days=90)
        for what, (view, rows) in LISTS.items():
            read(house, view)
            shown, statements = read(house, view)
            found.setdefault(what, []).append((rows(shown), statements))
    for what, ((few, before), (many, after)) in found.items():
        assert (few, many) == (FEW, MANY), what
        assert before == after, what


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
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
