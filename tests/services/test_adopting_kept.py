"""What was adopted holds whatever becomes of the file, in every process, for whatever the case does next."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from ccms_tui.desk.adopting import AdoptPack, ProposedPacks
from ccms_tui.desk.closing import Reopen
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.people import WhoAmI
from ccms_tui.desk.record import Verify
from ccms_tui.desk.timing import Pause, Resume
from ccms_tui.desk.watching import Sweep
from ccms_tui.local import premises
from tests.cast import Chances
from tests.conftest import DATA, House
from tests.services.backdoors import back_door
from tests.services.lives import closed, whole
from tests.services.packs import GENERAL, TIGHTER, adopt, clock, propose
from tests.services.racing import in_processes

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ANOTHER = TIGHTER.replace('"7 business', '"3 business')
"""The version that was adopted, and says something else."""
WAIT = "waiting_for_complainant"


def reopened(house: House, folder: Path, *texts: str) -> None:
    """The house opens again, with other files of its general pack."""
    copytree(DATA, folder)
    (folder / "regimes" / "general.toml").unlink()
    for number, text in enumerate(texts):
        (folder / "regimes" / f"general-{number}.toml").write_text(text)
    house.premises.database.close()
    house.premises = premises(house.url, folder, house.files, house.clock, Chances())
    house.desks.clear()


def test_of_six_processes_that_adopt_it_at_once_one_does(house: House) -> None:
    propose(house, cases=(1,))
    house.sue.see(ProposedPacks())
    ends = in_processes(house.reached_at, [[AdoptPack(proposal=1)] for _ in range(6)], "sue")
    assert Counter(ends) == Counter({"adopt-pack": 1, "Refused": 5})
    assert clock(house).due_on == date(2026, 3, 11)
    assert whole(house)


def test_sent_twice_under_one_key_it_is_done_once(house: House) -> None:
    propose(house, cases=(1,))
    command = AdoptPack(proposal=1)
    assert house.sue.do(command) == house.sue.do(command)
    assert house.version() == 2


@here
@pytest.mark.parametrize("files", [[], [GENERAL], [GENERAL, ANOTHER]], ids=len)
def test_a_case_finds_its_pack_in_the_record_and_no_file_changes_it(
    house: House, tmp_path: Path, files: Sequence[str]
) -> None:
    propose(house, cases=(1,))
    adopt(house)
    propose(house, from_on=date(2026, 3, 2))
    adopt(house, proposal=2)
    reopened(house, tmp_path / "data", *files)
    house.act("ana", Pause, reason=WAIT)
    house.later(days=1)
    house.act("ana", Resume, reason="it came")
    assert clock(house).due_on == date(2026, 3, 12)
    house.open()
    assert (house.sheet(2).regime_version, clock(house, 2).due_on) == ("2026-02", date(2026, 3, 12))
    assert house.ana.see(WhoAmI()).regime == "general 2026-02"
    told = {line.what for line in house.aud.see(Verify(replay=True)).against_policy}
    lost = "cannot be reckoned: the pack general 2026-01 is not here"
    assert all(what.endswith(lost) for what in told)
    assert bool(told) == (GENERAL not in files), "the one it came under stands in a file alone"


@here
def test_a_case_that_is_opened_again_begins_under_the_pack_it_came_under(house: House) -> None:
    propose(house, cases=(1,))
    adopt(house)
    closed(house)
    house.later(days=60)
    house.act("ana", Reopen, reason="more to it")
    again = [one for one in house.sheet().clocks if (one.round, one.kind) == (2, "final_response")]
    assert again[0].due_on == date(2026, 5, 13)  # seven business days of Friday 1 May, 4 May being none
    assert whole(house)


@here
def test_what_has_stopped_stays_and_what_is_paused_runs_on_by_the_new_rule(house: House) -> None:
    house.act("ana", Acknowledge)
    before = clock(house, kind="acknowledgement")
    house.act("ana", Pause, reason=WAIT)
    tighter = TIGHTER.replace('"1 business day"', '"3 business days"').replace("0.7", "0.5")
    propose(house, pack=tighter, cases=(1,))
    adopt(house)
    assert clock(house, kind="acknowledgement") == before
    assert clock(house).escalate_share == 50
    house.later(days=1)
    house.act("ana", Resume, reason="it came")
    assert clock(house).due_on == date(2026, 3, 12)
    assert whole(house)


@here
def test_a_clock_that_was_made_late_is_raised_by_the_next_sweep(house: House) -> None:
    house.later(days=10)
    house.cora.do(Sweep())
    propose(house, cases=(1,), late=1)
    adopt(house, late=1)
    house.cora.do(Sweep())
    marks = [line.mark for line in house.sheet().notices if line.kind == "final_response"]
    assert marks == ["breach", "escalation", "review"]
    assert whole(house)


@here
def test_a_pack_that_somebody_rewrote_in_the_table_is_found(house: House) -> None:
    propose(house, from_on=date(2026, 3, 2) + timedelta(days=1))
    back_door(house.url, "UPDATE pack SET text = 'id = 1'")
    proof = house.aud.see(Verify(replay=True))
    assert not proof.ok
    assert "differs in text" in proof.differences[0]
