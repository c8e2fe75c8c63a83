"""The top of the screen: how long events have gone unwitnessed, and that the record is another one."""

from msgspec.structs import replace
from textual.pilot import Pilot

from ccms_tui.app import CaseApp
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Checkpoint, Place
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import lines, text, until, until_seen


def known(pilot: Pilot[None]) -> bool:
    """Whether the terminal has heard of the tree."""
    assert isinstance(pilot.app, CaseApp)
    return pilot.app.head is not None


async def test_the_top_says_how_long_the_oldest_event_has_gone_unwitnessed(
    showing: Showing, house: House
) -> None:
    house.aud.do(Checkpoint())
    house.act("ana", Note, text="unseen")
    house.aud.do(Place())
    house.later(minutes=59)
    async with showing("ana") as pilot:
        await until(pilot, lambda: known(pilot))
        assert "unwitnessed" not in text(pilot)
    house.later(hours=2)
    async with showing("ana") as pilot:
        await until_seen(pilot, "▲ unwitnessed 2 h")
        house.aud.do(Checkpoint())
        house.act("ben", Note, text="news")
        await until(pilot, lambda: "unwitnessed" not in lines(pilot)[0])


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
