"""The people: who is there, what they would leave behind, and a plan before they are away or gone."""

from ccms_tui.desk.people import People
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, text, until_seen


async def test_it_shows_everybody_and_what_is_theirs(showing: Showing, house: House) -> None:
    async with showing("adm", start=("people", None), size=(80, 24)) as pilot:
        await until_seen(pilot, "Ada Min", "administrator", "Ada Min: 0 cases, nobody is their deputy")
        await pilot.press("j")
        await until_seen(pilot, "Ana Reyes: 1 case,", "C-2026-000001", "acknowledgement")
        assert all(len(line) <= 80 for line in lines(pilot))
        await pilot.press("enter", "enter")
        await until_seen(pilot, "To close this defensibly")


async def test_who_leaves_sees_the_deadlines_and_needs_a_plan(showing: Showing, house: House) -> None:
    house.open()
    async with showing("adm", start=("people", None), size=(120, 40)) as pilot:
        await until_seen(pilot, "Ana Reyes")
        await pilot.press("j")
        await until_seen(pilot, "Ana Reyes: 2 cases")
        await pilot.press("D")
        await until_seen(pilot, "Deadlines at stake  2 cases", "final response by Mon 16 Mar 2026")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "C-2026-000002 has nobody to take it on")
        assert "Deactivate" in text(pilot)
        await pilot.press("escape")
        await fill(pilot, "D", reassign_to="Ben Okoro", plan="2=Cora Bell")
        await until_seen(pilot, "deactivated")
    assert [house.sheet(case, "ben").owner for case in (1, 2)] == ["Ben Okoro", "Cora Bell"]


async def test_a_person_is_enrolled_and_appointed(showing: Showing, house: House) -> None:
    async with showing("adm", start=("people", None)) as pilot:
        await until_seen(pilot, "Ada Min")
        await fill(pilot, "N", name="Ann New", role="handler")
        await until_seen(pilot, "Ann New")
        await pilot.press("j", "j")
        await until_seen(pilot, "Ann New: 0 cases")
        await fill(pilot, "c", team="Lending")
    row = next(row for row in house.adm.see(People()).rows if row.name == "Ann New")
    assert row.team == "Lending"


async def test_who_may_not_change_people_is_told_why(showing: Showing) -> None:
    async with showing("ana", start=("people", None)) as pilot:
        await until_seen(pilot, "Ada Min")
        await pilot.press("D")
        await until_seen(pilot, "Deactivate, not now: deactivate is for administrator")
