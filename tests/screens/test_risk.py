"""Escalation risk: who has what in which band, who hears of it, and what each late case waits for."""

from datetime import date

import pytest

from ccms_tui.desk.people import Away
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, text, until, until_seen


@pytest.fixture(autouse=True)
def late(house: House) -> None:
    """One of Ana's is late, one of Ben's is past 70 %, and one of his is fresh."""
    house.later(days=6)
    house.open("ben", complainant="Of Ben")
    house.later(days=9)
    house.open("ben", complainant="Fresh")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_it_counts_by_owner_and_band(showing: Showing, size: tuple[int, int]) -> None:
    async with showing("sam", size=size, start=("risk", None)) as pilot:
        await until_seen(pilot, "Risk  3 open", "✖ 1 late", "Goes up to", "Sam Tan")
        shown = lines(pilot)
        ana, ben = (next(line for line in shown if name in line) for name in ("Ana Reyes", "Ben Okoro"))
        assert shown.index(ana) < shown.index(ben), "worst first"
        assert ana.split()[2:] != ben.split()[2:]
        assert "✖ late" in next(line for line in shown if "C-2026-000001" in line)
        assert "C-2026-000003" not in text(pilot)
        assert all(len(line) <= size[0] for line in shown)
        assert "R review  a assign" in shown[-1]


async def test_a_review_is_recorded_from_here(showing: Showing, house: House) -> None:
    async with showing("sam", start=("risk", None)) as pilot:
        await until_seen(pilot, "a manager's review")
        await fill(pilot, "R", blocking="Nobody looked", plan="Answer today")
        await until(pilot, lambda: "a manager's review" not in text(pilot))
    assert house.sheet().reviews


async def test_a_case_is_given_to_somebody_else(showing: Showing, house: House) -> None:
    async with showing("sam", start=("risk", None)) as pilot:
        await until_seen(pilot, "C-2026-000001")
        await fill(pilot, "a", to="Ben Okoro", reason="Ana is away")
    assert house.sheet().offered_to == "Ben Okoro"


async def test_an_owner_is_looked_at_alone(showing: Showing) -> None:
    async with showing("sam", start=("risk", None)) as pilot:
        await until_seen(pilot, "C-2026-000001", "everybody's")
        await pilot.press("tab", "j", "enter")
        await until_seen(pilot, "Ben Okoro's; esc shows everybody's")
        assert "C-2026-000001" not in text(pilot)
        await pilot.press("escape")
        await until_seen(pilot, "C-2026-000001")
        await pilot.press("escape")
        await until_seen(pilot, "All open")


async def test_when_nobody_nearer_is_there_it_goes_to_whoever_is(showing: Showing, house: House) -> None:
    day = house.now.date()
    for name in ("Sam Tan", "Sue Quist"):
        house.adm.do(Away(name=name, first=day, last=date(day.year, 12, 31), reassign_to=name))
    async with showing("cora", start=("risk", None)) as pilot:
        await until_seen(pilot, "Ada Min, nobody nearer")
