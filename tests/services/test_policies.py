"""Policy sections: cited by number, kept with the case as they read then, and looked up in the library."""

from dataclasses import replace
from typing import Any

import pytest

from ccms_tui.desk.deciding import Propose
from ccms_tui.desk.policies import Policies
from ccms_tui.rules.library import Section
from tests.conftest import House
from tests.services.lives import WHY, against, investigated, said_against, whole

ANSWER: dict[str, Any] = {"outcome": "upheld", "rationale": WHY, "evidence": (1,)}


def test_what_is_cited_is_kept_as_it_read_then(house: House) -> None:
    investigated(house)
    house.act("ana", Propose, policy="3.1, 9.2", **ANSWER)
    first, second = house.sheet().cited
    assert (first.number, second.number, second.title) == ("3.1", "9.2", "Money they were without")
    assert (second.policy, second.version, second.current) == ("How we put things right", "2026-01", True)
    section = house.premises.policy.sections["9.2"]
    assert (second.text, second.sha256) == (section.text, section.sha256)
    proposal = house.sheet().proposal
    assert proposal
    assert section.named in proposal.words
    assert whole(house)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_library_that_changes_leaves_the_text_of_the_case(house: House) -> None:
    investigated(house)
    house.act("ana", Propose, policy="3.1", **ANSWER)
    (kept,) = house.sheet().cited
    policy = house.premises.policy
    newer = replace(policy.sections["3.1"], text="Everything is upheld.", version="2027-01")
    changed = replace(policy, sections={**policy.sections, "3.1": newer})
    house.premises = replace(house.premises, policy=changed)
    house.desks.clear()
    (still,) = house.sheet().cited
    assert (still.text, still.version, still.sha256) == (kept.text, "2026-01", kept.sha256)
    assert (kept.current, still.current) == (True, False)
    now = {one.number: one for one in house.ana.see(Policies()).sections}["3.1"]
    assert (now.text, now.version, now.sha256) == ("Everything is upheld.", "2027-01", newer.sha256)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.parametrize("policy", ["4.9", "3.1, DISP 1.4", "3", "3.1 and 4.2", "§ 3.1", ","])
def test_a_section_that_is_not_there_is_refused_with_those_that_are(house: House, policy: str) -> None:
    investigated(house)
    proposing = lambda: house.act("ana", Propose, policy=policy, **ANSWER)  # noqa: E731 asked twice
    assert against(proposing) == {"decision policy 4: under a section that there is"}
    said = said_against(proposing)
    assert "there are 1.1, 2.1" in said or said == "it cites no policy section"


def test_the_hash_binds_every_part_of_a_section() -> None:
    one = Section("1.1", "Title", "Text.", "Policy", "2026-01")
    others = [replace(one, **{part: "x"}) for part in ("number", "title", "text", "policy", "version")]
    assert len({section.sha256 for section in (one, *others)}) == 6
