"""The outlook: who has how much to answer when, whether there is time for it, what runs out by tomorrow."""

from datetime import date

import pytest

from ccms_tui.desk.people import Away
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, text, until, until_seen


@pytest.fixture(autouse=True)
def busy(house: House) -> None:
    """Ana has more to answer on one day than she has time for, and Ben has one case on another."""
    house.adm.do(
        Away(name="Ana Reyes", first=date(2026, 3, 4), last=date(2026, 3, 16), reassign_to="Ana Reyes")
    )
    for number in range(5):
        house.open("ana", complainant=f"Of Ana {number}")
    house.later(days=1)
    house.open("ben", complainant="Of Ben")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_it_shows_who_has_how_much_on_which_day(showing: Showing, size: tuple[int, int]) -> None:
    async with showing("sam", size=size) as pilot:
        await pilot.press("f5")
        await until_seen(pilot, "Outlook  7 due in 20 days", "! too much for 1", "Tu03", "6!", "Ana Reyes")
        shown = lines(pilot)
        ana, ben = (next(line for line in shown if name in line) for name in ("Ana Reyes", "Ben Okoro"))
        assert (
            shown.index(ana) < shown.index(ben) < shown.index(next(one for one in shown if "no team" in one))
        )
        assert "6!" in ana and "off" in ana
        assert ben.split()[-1] in ("1", "·") and "!" not in ben
        assert "no team" in text(pilot)
        assert all(len(line) <= size[0] for line in shown)


async def test_tomorrows_breaches_are_named_and_opened(showing: Showing, house: House) -> None:
    async with showing("sam", start=("outlook", None)) as pilot:
        await until_seen(
            pilot, "7 clocks run out by the end of Wed 4 Mar", "acknowledgement", "C-2026-000001"
        )
        await pilot.press("tab", "j", "tab", "j", "enter")
        await until_seen(pilot, "To close this defensibly", "C-2026-000002")


async def test_a_case_is_given_to_somebody_who_has_time(showing: Showing, house: House) -> None:
    async with showing("sam", start=("outlook", None)) as pilot:
        await until_seen(pilot, "C-2026-000001")
        await fill(pilot, "a", to="Ben Okoro", reason="Ana is away")
    assert house.sheet().offered_to == "Ben Okoro"


async def test_the_palette_leads_there(showing: Showing) -> None:
    async with showing("sam") as pilot:
        await pilot.press("ctrl+p", *"outlook", "enter")
        await until_seen(pilot, "Outlook  7 due")


async def test_another_day_is_another_table(showing: Showing, house: House) -> None:
    async with showing("sam", start=("outlook", None)) as pilot:
        await until_seen(pilot, "Tu03")
        house.later(days=1)
        house.open("ben", complainant="Later")
        await until(pilot, lambda: "Tu03" not in text(pilot))
        await until_seen(pilot, "We04", "Ben Okoro")


async def test_with_nothing_due_it_says_so(showing: Showing, empty_house: House) -> None:
    empty_house.later(days=-30)
    async with showing("sam", start=("outlook", None)) as pilot:
        await until_seen(pilot, "Outlook  0 due")
