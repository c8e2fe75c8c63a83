"""What is told in hindsight: a letter that is said to have gone in time, recorded once it is late."""

from datetime import UTC, datetime, timedelta

import pytest

from ccms_tui.desk.closing import Close
from ccms_tui.desk.letters import Send
from ccms_tui.desk.timing import WhyThisDate
from ccms_tui.rules.clocks import State, state
from ccms_tui.rules.words import LetterKind
from tests.conftest import MONDAY, House
from tests.services.lives import against, whole
from tests.test_traps import clock

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
WENT = MONDAY + timedelta(hours=2)


def acknowledged(house: House, sent: datetime) -> None:
    house.act("ana", Send, kind=LetterKind.ACKNOWLEDGEMENT, text="we have it", sent=sent)


def told(house: House) -> tuple[str, ...]:
    return house.ana.see(WhyThisDate(case=1, kind="acknowledgement")).clocks[0].told


def test_d9_a_letter_recorded_once_it_is_late_leaves_it_late(house: House) -> None:
    house.now = clock(house, "acknowledgement").due_at + timedelta(days=3)
    acknowledged(house, WENT)
    found = clock(house, "acknowledgement")
    assert (found.stopped_at, found.said_at) == (house.now, WENT)
    assert state(found, house.now) is State.MET_LATE
    assert house.sheet().letters[0].sent_at == WENT
    assert told(house) == (
        "said to have stopped in time on 2026-03-02; recorded on 2026-03-06, when it was late: late it stays",
    )
    assert whole(house)


def test_what_went_late_is_late_from_when_it_went(house: House) -> None:
    due = clock(house, "acknowledgement").due_at
    house.now = due + timedelta(days=3)
    acknowledged(house, due + timedelta(hours=1))
    assert clock(house, "acknowledgement").stopped_at == due + timedelta(hours=1)
    assert told(house) == ()


def test_a_case_that_is_taken_in_after_its_date_brings_its_letters(empty_house: House) -> None:
    received = datetime(2026, 1, 5, 10, tzinfo=UTC)
    empty_house.open(received=received)
    assert state(clock(empty_house, "acknowledgement"), empty_house.now) is State.BREACHED
    empty_house.later(hours=1)
    acknowledged(empty_house, received + timedelta(hours=3))
    found = clock(empty_house, "acknowledgement")
    assert (state(found, empty_house.now), found.said_at) == (State.MET, None)
    assert against(lambda: empty_house.act("ana", Close, next_action="none"))
    assert whole(empty_house)
