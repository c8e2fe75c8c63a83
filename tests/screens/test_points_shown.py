"""What became of points, whom a complaint is about and where it went, as the screen shows it."""

from ccms_tui.desk.independence import NameColleague
from ccms_tui.desk.points import MergePoints, ReopenPoint
from ccms_tui.desk.referring import RecordRuling, Refer
from ccms_tui.desk.triage import AddPoint, FindPoint
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import read
from tests.services.lives import WHY, investigated
from tests.showing import until

ON_IT = ("queue", 1)


async def test_the_sheet_shows_what_became_of_points(house: House, showing: Showing) -> None:
    investigated(house)
    house.act("ana", AddPoint, text="And in June")
    house.act("ana", MergePoints, points=(1, 2), text="Charged twice, in May and June")
    house.act("ana", FindPoint, point=3, finding="upheld", reason=WHY)
    house.act("ana", ReopenPoint, point=3, reason="a third bill came")
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "0 of 1 found upon" in read(pilot, "page"))
        told = " ".join(read(pilot, "page").split())
    for words in (
        "1 Charged twice in May: now point 3",
        "2 And in June: now point 3",
        "before, upheld, until Ana Reyes changed it: a third bill came",
        "no finding yet",
    ):
        assert words in told


async def test_the_people_place_shows_whom_it_is_about_and_where_it_went(
    house: House, showing: Showing
) -> None:
    house.act("cora", NameColleague, person="Ben Okoro", reason="was rude")
    house.act("ana", Refer, body="The Ombudsman", reference="PNX-7")
    house.act("ana", RecordRuling, item=1, outcome="upheld", words="Say sorry.")
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "Taken further" in read(pilot, "who"))
        told = " ".join(read(pilot, "who").split())
    assert "Ben Okoro: was rude · named by Cora Bell" in told
    assert "1. The Ombudsman (PNX-7) · upheld: Say sorry." in told
