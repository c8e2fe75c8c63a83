"""Keeping, holding and erasing by the command line: what is due, who may, and what was refused."""

import pytest

from tests.cli.calls import ccms, told
from tests.conftest import House
from tests.services.lives import closed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ASK = ("act", "request-erasure", "1", "--basis", "complainant-asks", "--reason", "her letter")
ERASE = ("act", "erase", "1", "--reference", "C-2026-000001")


@pytest.fixture
def kept(house: House) -> House:
    """A house whose one case is closed."""
    closed(house)
    return house


def test_a_case_tells_until_when_it_is_kept_and_by_which_rule(kept: House) -> None:
    page = ccms(kept, "case", "1").out
    assert "until Tue 02 Mar 2032: 6 years from closing on 2026-03-02 (general 2026-01)" in page
    assert told(kept, "case", "1")["kept"] == {
        "until": "2032-03-02",
        "why": "6 years from closing on 2026-03-02",
        "source": "general 2026-01",
    }


def test_two_people_erase_what_is_due_and_the_record_proves_itself(kept: House) -> None:
    kept.later(days=6 * 366)
    assert "1 due, 0 asked for, 0 held, 0 erased" in ccms(kept, "retention").out
    assert told(kept, *ASK, who="mori")["status"] == "requested"
    assert ccms(kept, *ERASE, who="mori").code == 3
    assert "another person carries it out" in ccms(kept, *ERASE, who="mori").err
    assert told(kept, *ERASE, who="lee")["act"] == "erase"
    assert told(kept, "retention") == {"due": 0, "asked": 0, "held": 0, "erased": 1, "rows": []}
    page = ccms(kept, "case", "1").out
    assert "erased Sat" in page
    assert "A. Person" not in page + ccms(kept, "log", "1").out
    assert told(kept, "purge", who="lee") == {"files": 0}
    assert ccms(kept, "purge").code == 3
    assert whole(kept)


def test_a_hold_and_its_refusal_stand_on_the_case(kept: House) -> None:
    told(kept, "act", "hold", "1", "--reason", "County Court claim 7XY", who="lee")
    assert told(kept, *ASK)["status"] == "refused"
    page = ccms(kept, "case", "1").out
    assert "County Court claim 7XY" in page
    assert "refused · it must be kept" not in page
    assert "refused · legal hold 1 stands (legal hold); it must be kept until 2032-03-02" in page
    told(kept, "act", "release", "1", "--hold", "1", "--reason", "settled", who="mori")
    assert "released" in ccms(kept, "case", "1").out


def test_everything_of_one_person_is_found_whatever_its_state(kept: House) -> None:
    kept.open(complainant="Zoe Adler", account="AC-9")
    (row,) = told(kept, "retention", "--person", "ac-9")["rows"]
    assert (row["complainant"], row["state"], row["kept_until"]) == ("Zoe Adler", "open", None)
