"""Beside a form stands what the case has of the things that it asks for by number."""

from datetime import date

import pytest

from ccms_tui.desk.approving import Approve, Return
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.deciding import Decide, Propose
from ccms_tui.desk.evidence import AddEvidence, ReviewEvidence
from ccms_tui.desk.letters import Remediate, Send
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.request import Command
from ccms_tui.desk.timing import KeepPromise, Promise
from ccms_tui.desk.triage import ClearFlag, FindPoint, Flag
from ccms_tui.rules.words import FlagKind
from ccms_tui.screens.asides import ASIDES, aside, sources
from ccms_tui.screens.asked import Asked
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import investigated, propose, returned
from tests.showing import until


@pytest.fixture
def sheet(house: House) -> CaseSheet:
    """A case that has some of everything."""
    returned(house)
    house.act("ana", Flag, kind=FlagKind.VULNERABLE, reason="recently bereaved")
    house.act("ana", Promise, text="Ring on Thursday", by=date(2026, 3, 5))
    house.act("mori", Approve)
    house.act("sam", Approve)
    house.act("ana", Decide)
    return house.sheet()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (FindPoint, ["Points", "1   Charged after cancelling — upheld", "1   call.txt — ✔ reviewed"]),
        (ReviewEvidence, ["2   scan.png — ▢ not reviewed"]),
        (AddEvidence, ["Still expected", "▢   document"]),
        (Propose, ["2   Refund promised, not paid — not upheld"]),
        (ClearFlag, ["⚑   vulnerable: recently bereaved"]),
        (KeepPromise, ["1   Ring on Thursday — by Thu 5 Mar 2026"]),
        (Remediate, ["1   refund · 78.00 GBP — owed"]),
        (Send, ["upheld, policy 4.2"]),
    ],
    ids=lambda one: "" if isinstance(one, list) else str(one.verb()),
)
def test_a_form_has_beside_it_what_it_is_filled_in_from(
    sheet: CaseSheet, command: type[Command], told: list[str]
) -> None:
    found = aside(command, sheet)
    assert found
    for words in told:
        assert words in found.plain


def test_what_a_proposal_was_returned_with_is_answered_by_the_next(house: House) -> None:
    investigated(house)
    propose(house)
    house.act("mori", Return, comments="Say what went wrong.")
    found = aside(Propose, house.sheet())
    assert found
    assert "revision 1, by Ruth Mori: Say what went wrong." in found.plain


def test_a_form_that_needs_nothing_has_nothing_beside_it(house: House) -> None:
    sheet = house.sheet()
    assert aside(Assign, sheet) is None
    assert aside(KeepPromise, sheet) is None
    assert sources(sheet)["evidence"] == ()
    assert all(issubclass(command, Command) for command in ASIDES)


async def test_the_numbers_of_evidence_complete_as_they_are_typed(house: House, showing: Showing) -> None:
    investigated(house)
    async with showing("ana", start=("queue", 1)) as pilot:
        await until(pilot, lambda: "2 evidence 2" in str(pilot.app.screen.query_one("Tabs").render()))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("down", "down")
        await until(pilot, lambda: pilot.app.screen.query(Asked).first().text == "2")
