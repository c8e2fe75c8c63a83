"""The watch on the screen: an alarm where it fell silent, who was told; states need no sweep to be right."""

from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from ccms_tui.app import CaseApp
from ccms_tui.automation.sweeping import sweep
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.timing import KeepPromise, Promise
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import SIZES, read
from tests.showing import lines, text, until, until_seen

ALARM = "✖ no sweep since 2 Mar 09:00"


def known(pilot: Pilot[None]) -> bool:
    """Whether the terminal has heard how the last sweep went."""
    assert isinstance(pilot.app, CaseApp)
    return pilot.app.watched is not None


@SIZES
async def test_the_top_of_every_screen_says_that_the_watch_fell_silent(
    showing: Showing, house: House, size: tuple[int, int]
) -> None:
    sweep(house.sam)
    house.later(minutes=5)
    async with showing("ana", size=size) as pilot:
        await until(pilot, lambda: known(pilot))
        assert ALARM not in text(pilot)
    house.later(seconds=1)
    async with showing("ana", size=size) as pilot:
        await until_seen(pilot, ALARM, "Ana Reyes")
        for key in ("enter", "escape", "f4", "f3"):
            await pilot.press(key)
            await until(pilot, lambda: ALARM in lines(pilot)[0])
        sweep(house.sam)
        await until(pilot, lambda: ALARM not in text(pilot))


async def test_the_alarm_comes_with_time_alone(showing: Showing, house: House) -> None:
    sweep(house.sam)
    async with showing("ana") as pilot:
        await until(pilot, lambda: known(pilot))
        assert ALARM not in text(pilot)
        house.later(minutes=6)
        await pilot.press("f4")
        await until_seen(pilot, ALARM)


async def test_where_no_sweep_ever_ran_nobody_is_nagged(showing: Showing, house: House) -> None:
    house.later(days=300)
    async with showing("sam", start=("risk", None)) as pilot:
        await until_seen(pilot, "no sweep yet")
        assert "✖ no sweep since" not in text(pilot)


async def test_screens_are_right_without_any_sweep(showing: Showing, house: House) -> None:
    house.later(days=20)
    async with showing("sam", start=("risk", None)) as pilot:
        await until_seen(pilot, "✖ 1 late", "✖ late")
    async with showing("sam") as pilot:
        await until_seen(pilot, "✖")
    sweep(house.sam)
    async with showing("sam", start=("risk", None)) as pilot:
        await until_seen(pilot, "✖ 1 late", "✖ late", "swept Sun 22 Mar 09:00")


@pytest.mark.parametrize("size", [(120, 40), (200, 60)], ids=str)
async def test_risk_shows_who_was_told(showing: Showing, house: House, size: tuple[int, int]) -> None:
    house.later(days=20)
    sweep(house.sue)
    async with showing("sam", size=size, start=("risk", None)) as pilot:
        await until_seen(pilot, "Told")
        row = next(line for line in lines(pilot) if "C-2026-000001" in line)
        assert " Tan " in row


@SIZES
async def test_a_case_shows_who_was_told_and_what_became_of_its_promises(
    showing: Showing, house: House, size: tuple[int, int]
) -> None:
    for day, text_ in ((3, "Ring on Tuesday"), (4, "Write on Wednesday"), (30, "Call in a month")):
        house.act("ana", Promise, text=text_, by=date(2026, 3, day))
    house.act("ana", Acknowledge)
    house.now += timedelta(days=3)
    house.act("ana", KeepPromise, item=1)
    sweep(house.sam)
    async with showing("ben", size=size, start=("queue", 1)) as pilot:
        await until_seen(pilot, "the promise")
        await pilot.press("5")
        await until(pilot, lambda: "Told by the watch" in read(pilot, "who"))
        told = " ".join(read(pilot, "who").split())
    for words in ("1 ✔ kept late", "2 ✖ broken", "3 ▢ open", "promise broken: Ana Reyes (whose it is)"):
        assert words in told
