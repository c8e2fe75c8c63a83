"""Why a date is what it is, day by day."""

import asyncio
from datetime import date

import pytest

from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.timing import Pause, Resume, Step
from ccms_tui.screens.why import WhyScreen
from ccms_tui.screens.why_rows import runs
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import SIZES
from tests.showing import settle, text, until

ON_IT = ("queue", 1)


@SIZES
async def test_every_clock_is_explained_with_its_days_its_pauses_and_its_marks(
    house: House, showing: Showing, size: tuple[int, int]
) -> None:
    house.act("ana", Acknowledge)
    house.later(days=1)
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.later(days=1)
    house.act("ana", Resume, reason="papers came")
    async with showing("ana", size=size, start=ON_IT) as pilot:
        await until(pilot, lambda: "Timeline" in text(pilot))
        await pilot.press("w")
        await until(pilot, lambda: "Acknowledgement, C-2026-000001 — due Tue 3 Mar 2026 17:00" in text(pilot))
        if size[1] == 24:
            assert "10 business days" not in text(pilot)
            await pilot.press("ctrl+d", "G")
            await settle(pilot)
        shown = text(pilot)
        for words in (
            "due Tue 17 Mar 2026 17:00 Europe/London",
            "10 business days",
            "Mon 2 Mar                 –        received (not counted)",
            "Sat 7 Mar … Sun 8 Mar     –        not a working day",
            "‖ paused Tue 3 Mar 09:00 → Wed 4 Mar 09:00, waiting for complainant: 24 h",
            "70 %",
        ):
            assert words in shown or size[1] == 24
        assert "‖ paused Tue 3 Mar 09:00 → Wed 4 Mar 09:00" in shown
        await pilot.press("escape")
        await until(pilot, lambda: "Timeline" in text(pilot))


async def test_what_comes_after_one_has_left_touches_nothing(showing: Showing) -> None:
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "Timeline" in text(pilot))
        await pilot.press("w")
        await settle(pilot)
        left = pilot.app.screen
        assert isinstance(left, WhyScreen)
        await pilot.press("escape")
        await until(pilot, lambda: not left.is_attached)
        with pytest.raises(asyncio.CancelledError):
            await left.look()


def test_days_that_follow_one_another_are_one_line() -> None:
    counted = [Step(date(2026, 11, 11 + n), True, f"day {n + 1} of 10") for n in range(3)]
    steps = (
        Step(date(2026, 11, 10), False, "received (not counted)"),
        *counted,
        Step(date(2026, 11, 14), False, "not a working day"),
        Step(date(2026, 11, 15), False, "not a working day"),
        Step(date(2026, 11, 16), True, "day 4 of 10, 2 h paused"),
        Step(date(2026, 11, 17), True, "day 5 of 10"),
    )
    assert [" ".join(row.whole().plain.split()) for row in runs(steps)] == [
        "Tue 10 Nov – received (not counted)",
        "Wed 11 Nov … Fri 13 Nov 3 days day 1 … day 3 of 10",
        "Sat 14 Nov … Sun 15 Nov – not a working day",
        "Mon 16 Nov 1 day day 4 of 10, 2 h paused",
        "Tue 17 Nov 1 day day 5 of 10",
    ]
