"""Cases that belong together, by keys: merged, listed once, taken apart; linked and seen on both."""

from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, until_seen


async def test_a_case_is_merged_listed_once_and_taken_apart(showing: Showing, house: House) -> None:
    house.open(complainant="B. Person", summary="Charged twice too")
    async with showing("ana", start=("queue", 2)) as pilot:
        await until_seen(pilot, "To close this defensibly")
        await fill(pilot, "J", into="C-2026-000001", reason="the same debit")
        await until_seen(pilot, "Merged into C-2026-000001")
        await pilot.press("f2")
        await until_seen(pilot, "+1 Charged twice")
        assert not [line for line in lines(pilot) if "C-2026-000002" in line]
        await pilot.press("enter")
        await until_seen(pilot, "Contains C-2026-000002", "acknowledgement by 3")
    async with showing("ana", start=("queue", 2)) as pilot:
        await until_seen(pilot, "Merged into C-2026-000001")
        await fill(pilot, "Z", reason="another card")
        await until_seen(pilot, "no longer merged into C-2026-000001")
    assert house.sheet(2).merged_into is None


async def test_a_link_is_seen_on_the_other_case(showing: Showing, house: House) -> None:
    house.open(complainant="B. Person")
    async with showing("ben", start=("queue", 2)) as pilot:
        await until_seen(pilot, "To close this defensibly")
        await fill(pilot, "ampersand", other="C-2026-000001", kind="precedent", note="decided in May")
        await until_seen(pilot, "Linked C-2026-000001", "precedent: Charged twice · decided in May")
    async with showing("ben", start=("queue", 1)) as pilot:
        await until_seen(pilot, "Linked C-2026-000002")
