"""What a pack would do is told before it does it, and telling changes nothing."""

import re
from datetime import date
from pathlib import Path

import pytest

from ccms_tui.desk.denials import Malformed
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.rehearsing import Counted, Moved, Rehearsal, Rehearse
from ccms_tui.desk.timing import Pause, Resume
from tests.cli.calls import ccms, told
from tests.conftest import DATA, House
from tests.services.lives import closed, denied, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
GENERAL = (DATA / "regimes" / "general.toml").read_text()
TIGHTER = GENERAL.replace("2026-01", "2026-02").replace('"10 business days"', '"7 business days"')


def rehearsal(house: House, pack: str) -> Rehearsal:
    return house.sam.see(Rehearse(pack=pack))


def test_the_pack_that_is_in_force_moves_nothing(house: House) -> None:
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.later(days=2)
    house.act("ana", Resume, reason="it came")
    found = rehearsal(house, GENERAL)
    assert (found.cases, found.running, found.moved, found.late, found.left_out) == (1, 3, 0, 0, 0)


def test_a_tighter_pack_moves_open_clocks_and_some_are_late_at_once(house: House) -> None:
    house.open()
    house.act("ana", Acknowledge)
    closed(house, 2)
    house.open(regime="iso-10002")
    before = house.sheet()
    assert rehearsal(house, TIGHTER).late == 0
    house.later(days=10)
    found = rehearsal(house, TIGHTER)
    moved = Moved("C-2026-000001", "final_response", date(2026, 3, 16), date(2026, 3, 11), True)
    assert (found.regime, found.running, found.moved, found.late) == ("general 2026-02", 2, 1, 1)
    assert found.clocks == (moved,)
    assert house.sheet() == before
    assert whole(house)


def test_what_it_moves_is_counted_by_clock_and_by_owner(house: House) -> None:
    house.open(who="ben")
    found = rehearsal(house, TIGHTER)
    assert (found.cases, found.running, found.moved) == (2, 6, 2)
    assert found.by_clock[0] == Counted("final_response", 2, 2, 0)
    assert {one.name: one.moved for one in found.by_clock[1:]} == {"acknowledgement": 0, "investigation": 0}
    assert found.by_owner == (Counted("Ana Reyes", 3, 1, 0), Counted("Ben Okoro", 3, 1, 0))


def test_cases_that_are_named_are_tried_alone(house: House) -> None:
    house.open(who="ben")
    found = house.sam.see(Rehearse(pack=TIGHTER, cases=(2,)))
    assert (found.cases, found.running, found.by_owner) == (1, 3, (Counted("Ben Okoro", 3, 1, 0),))


def test_a_clock_that_is_late_is_moved_by_no_pack(house: House) -> None:
    house.later(days=30)
    longer = GENERAL.replace("2026-01", "2026-02").replace('"10 business days"', '"60 business days"')
    found = rehearsal(house, longer)
    assert (found.moved, found.late, found.late_already) == (0, 0, 3)


def test_a_clock_that_the_pack_has_no_more_is_counted(house: House) -> None:
    text = GENERAL.replace('kind = "investigation"', 'kind = "enquiry"')
    assert rehearsal(house, text).left_out == 1


def test_a_pack_that_cannot_be_read_is_said_so(house: House) -> None:
    assert isinstance(denied(lambda: rehearsal(house, "id = ")), Malformed)
    assert isinstance(denied(lambda: rehearsal(house, "id = 'x'")), Malformed)


def test_and_from_the_command_line(house: House, tmp_path: Path) -> None:
    file = tmp_path / "next.toml"
    file.write_text(TIGHTER)
    house.later(days=10)
    found = told(house, "regime", "rehearse", str(file))
    assert (found["moved"], found["clocks"][0]["to_on"]) == (1, "2026-03-11")
    said = ccms(house, "regime", "rehearse", str(file)).out
    assert "open cases: 1; of 3 running clocks it moves 1, 1 late at once" in said
    assert "2 running clocks are late already, and stay so" in said
    assert re.search(r"^final_response +1 +1 +1$", said, re.M)
    assert re.search(r"^Ana Reyes +3 +1 +1$", said, re.M)
    assert "2026-03-16 -> 2026-03-11  late at once" in said
    file.write_text("id = 'x'")
    assert ccms(house, "regime", "rehearse", str(file)).code == 2
