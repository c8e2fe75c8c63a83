"""The outlook is told of what runs, counted by the database, in as many queries for many cases as for one."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from ccms_tui.desk.letters import Send
from ccms_tui.desk.outlook import Outlook, Prospect, Share
from ccms_tui.desk.people import Away, Deactivate, Enrol
from ccms_tui.desk.timing import Pause
from ccms_tui.rules.outlook import Cell
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import LetterKind
from tests.conftest import House

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def ahead(house: House, limit: int = 200) -> Prospect:
    return house.ana.see(Outlook(limit=limit))


def of(shares: tuple[Share, ...], name: str) -> list[tuple[date, Cell]]:
    """The days on which somebody has something due."""
    (share,) = (one for one in shares if one.name == name)
    return [(on, cell) for on, cell in zip(DAYS, share.days, strict=True) if cell.due]


DAYS = tuple(day for number in range(28) if (day := date(2026, 3, 2) + timedelta(days=number)).weekday() < 5)


def test_each_case_is_due_with_its_owner_on_its_local_day_with_the_work_of_its_category(house: House) -> None:
    house.open("ana", category="billing")
    house.open("ben")
    found = ahead(house)
    assert tuple(day.on for day in found.days) == DAYS
    assert [share.name for share in found.people] == ["Ana Reyes", "Ben Okoro"]
    assert of(found.people, "Ana Reyes") == [(date(2026, 3, 16), Cell(2, 420, 480, 0))]
    assert of(found.people, "Ben Okoro") == [(date(2026, 3, 16), Cell(1, 240, 480, 0))]
    assert of(found.teams, "no team") == [(date(2026, 3, 16), Cell(3, 660, 960, 0))]


def test_tomorrows_breaches_are_named_the_first_one_first(house: House) -> None:
    house.later(hours=1)
    house.open("ben", received=house.now - timedelta(days=7))
    found = ahead(house)
    assert [(one.reference, one.kind, one.owner) for one in found.ending] == [
        ("C-2026-000002", "investigation", "Ben Okoro"),
        ("C-2026-000001", "acknowledgement", "Ana Reyes"),
    ]
    assert (found.endings, ahead(house, limit=1).endings, len(ahead(house, limit=1).ending)) == (2, 2, 1)
    assert found.tomorrow_ends.date() == date(2026, 3, 3)


@here
def test_what_is_answered_paused_or_late_is_no_breach_of_tomorrow(house: House) -> None:
    house.act("ana", Send, kind=LetterKind.ACKNOWLEDGEMENT, text="We have it.")
    assert ahead(house).endings == 0
    house.open("ana")
    house.later(days=4)
    assert [one.case for one in ahead(house).ending] == [1, 2]
    assert {one.kind for one in ahead(house).ending} == {"investigation"}
    house.act("ana", Pause, case=2, reason="waiting_for_complainant")
    assert [one.case for one in ahead(house).ending] == [1]


@here
def test_late_work_is_work_of_today(house: House) -> None:
    house.later(days=21)
    (ana,) = ahead(house).people
    assert (ana.late, ana.days[0]) == (1, Cell(1, 240, 480, 0))


@here
def test_whoever_is_away_has_no_hours_and_whoever_left_has_no_cases(house: House) -> None:
    house.adm.do(Enrol(name="New Hand", role=(Role.HANDLER,), account=900, team="Billing"))
    house.adm.do(Deactivate(name="Ana Reyes", reassign_to="New Hand"))
    house.adm.do(
        Away(name="New Hand", first=date(2026, 3, 3), last=date(2026, 3, 16), reassign_to="New Hand")
    )
    found = house.ben.see(Outlook())
    assert [(share.name, share.team) for share in found.people] == [("New Hand", "Billing")]
    assert [share.name for share in found.teams] == ["Billing"]
    assert [cell.available for cell in found.people[0].days[:12]] == [480] + [0] * 10 + [480]


@here
def test_it_asks_as_often_for_many_cases_as_for_one(house: House) -> None:
    def asked() -> int:
        house.ana.see(Outlook())
        statements: list[str] = []

        def note(_: Any, __: Any, statement: str, *___: Any) -> None:
            statements.append(statement)

        reader = house.premises.database._reader
        event.listen(reader, "before_cursor_execute", note)
        house.ana.see(Outlook())
        event.remove(reader, "before_cursor_execute", note)
        return len(statements)

    once = asked()
    for name in ("ana", "ben", "ida", "cora"):
        house.open(name)
        house.open(name, received=house.now - timedelta(days=9))
    assert asked() == once
