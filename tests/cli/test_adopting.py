"""A pack put to use from the command line: what is said, what is refused, and how it ends."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.calls import ccms, told
from tests.conftest import House
from tests.services.packs import TIGHTER

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
WHY = ("--reason", "The board wants answers in seven days")


@pytest.fixture
def pack(tmp_path: Path) -> str:
    """A pack in a file, whose lines end as on another system."""
    file = tmp_path / "next.toml"
    file.write_bytes(TIGHTER.replace("\n", "\r\n").encode())
    return str(file)


def test_it_is_proposed_read_and_adopted_and_the_case_tells_of_it(house: House, pack: str) -> None:
    made = told(house, "regime", "propose", pack, "--case", "C-2026-000001", *WHY, who="sam")
    digest = sha256(Path(pack).read_bytes()).hexdigest()
    assert (made["proposal"], made["digest"], made["moved"]) == (1, digest, 1)
    page = ccms(house, "regime", "proposal", "1", who="sue").out
    assert "pack proposal 1: general 2026-02 for C-2026-000001, proposed" in page
    assert "C-2026-000001  final_response       2026-03-16 -> 2026-03-11" in page
    assert 'allow = "7 business days"' in page
    adopted = ccms(house, "regime", "adopt", "1", "--digest", digest, who="sue")
    assert adopted.out == (
        "general 2026-02 adopted for 1 open case, of which it moves 1 dates, 0 late at once\n"
    )
    said = "pack general 2026-02 adopted on 2 March 2026 by Sue Quist, as Sam Tan proposed"
    for words in (("why", "1", "final_response"), ("case", "1")):
        assert said in ccms(house, *words).out
    assert "proposed by Sam Tan, adopted by Sue Quist" in ccms(house, "log", "1").out
    assert told(house, "why", "1", "final_response")["clocks"][0]["adopted"].startswith(said)
    assert told(house, "verify", "--replay", who="aud")["ok"]


def test_it_is_proposed_for_new_cases_and_declined(house: House, pack: str) -> None:
    assert ccms(house, "regime", "proposals").out == "no pack was proposed\n"
    told(house, "regime", "propose", pack, "--from", "2026-04-01", *WHY, who="sam")
    own = ccms(house, "regime", "adopt", "1", who="sam")
    assert (own.code, "another person adopts or declines it" in own.err) == (3, True)
    declined = told(house, "regime", "decline", "1", "--reason", "not this year", who="mori")
    assert declined["act"] == "decline-pack"
    (row,) = told(house, "regime", "proposals")["rows"]
    assert (row["status"], row["from_on"], row["comment"]) == ("declined", "2026-04-01", "not this year")
    assert "declined by Ruth Mori" in ccms(house, "regime", "proposal", "1").out
    table = ccms(house, "regime", "proposals").out
    assert "complaints received from 2026-04-01 on" in table


def test_what_is_refused_and_what_is_not_there_end_as_they_do_everywhere(house: House, pack: str) -> None:
    ends = {
        ("propose", pack, *WHY): 3,
        ("propose", pack, "--case", "7", *WHY): 5,
        ("propose", pack, "--case", "x", *WHY): 2,
        ("propose", pack, "--from", "soon", *WHY): 2,
        ("propose", "/nowhere.toml", "--case", "1", *WHY): 2,
        ("proposal", "7"): 5,
        ("adopt", "7"): 5,
    }
    assert {words: ccms(house, "regime", *words, who="sam").code for words in ends} == ends


def test_it_waits_among_the_approvals_of_whoever_may_adopt_it(house: House, pack: str) -> None:
    told(house, "regime", "propose", pack, "--case", "1", *WHY, who="sam")
    assert [row["pack"] for row in told(house, "approvals", who="sue")["packs"]] == ["general 2026-02"]
    assert "ccms regime proposal NUMBER" in ccms(house, "approvals", who="mori").out
    for who in ("sam", "ana"):
        assert ccms(house, "approvals", who=who).out == "nothing waits for you\n"
    told(house, "regime", "adopt", "1", who="sue")
    assert not told(house, "approvals", who="mori")["packs"]
