"""The top of the screen: how long events have gone unwitnessed, and that the record is another one."""

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from ccms_tui.app import CaseApp
from ccms_tui.desk.people import Bearings
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Checkpoint, Place
from ccms_tui.screens.bearings import heading
from tests.conftest import MONDAY, House
from tests.screens.conftest import Showing
from tests.showing import lines, text, until, until_seen

HERE = Bearings(
    id=1,
    name="Ana Reyes",
    roles=(),
    organisation="Northfield Mutual",
    zone="UTC",
    currency="GBP",
    calendar="GB-ENG",
    regime="general",
    shared=True,
    people=(),
    categories=(),
    causes=(),
    outcomes=(),
    policies=(),
    regimes=(),
    pauses=(),
    refused={},
)


def known(pilot: Pilot[None]) -> bool:
    """Whether the terminal has heard of the tree."""
    assert isinstance(pilot.app, CaseApp)
    return pilot.app.head is not None


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_top_says_how_long_the_oldest_event_has_gone_unwitnessed(
    showing: Showing, house: House, size: tuple[int, int]
) -> None:
    house.aud.do(Checkpoint())
    house.act("ana", Note, text="unseen")
    house.aud.do(Place())
    house.later(minutes=59)
    async with showing("ana", size=size) as pilot:
        await until(pilot, lambda: known(pilot))
        assert "unwitnessed" not in text(pilot)
    house.later(hours=2)
    async with showing("ana", size=size) as pilot:
        await until_seen(pilot, "▲ unwitnessed 2 h")
        house.aud.do(Checkpoint())
        house.act("ben", Note, text="news")
        await until(pilot, lambda: "unwitnessed" not in lines(pilot)[0])


@pytest.mark.parametrize("width", [40, 80, 200])
def test_where_there_is_no_room_for_both_the_alarm_stays(width: int) -> None:
    alarm = "✖ no sweep since 2 Mar 09:00  ▲ unwitnessed 3 h  ✖ 3 of your actions overdue"
    said = heading(HERE, MONDAY, "", alarm, width).plain
    assert said.startswith(f" ccms  {alarm}"[: width - 1])
    assert len(said) <= width
    assert ("Ana Reyes" in said) == (width == 200)


async def test_where_no_checkpoint_was_ever_taken_nobody_is_nagged(showing: Showing, house: House) -> None:
    house.later(days=9)
    async with showing("ana") as pilot:
        await until(pilot, lambda: known(pilot))
        assert "unwitnessed" not in text(pilot)


async def test_a_record_that_is_another_one_is_said_first(showing: Showing, house: House) -> None:
    async with showing("ana") as pilot:
        await until(pilot, lambda: known(pilot))
        assert isinstance(pilot.app, CaseApp)
        assert pilot.app.head
        pilot.app.head = replace(pilot.app.head, against="the record went back")
        await until_seen(pilot, "✖ the record went back")
