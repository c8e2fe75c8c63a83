"""A closed case with an internal note, a legal flag and two exhibits, and its case file for each reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccms_tui.desk.evidence import AddEvidence
from ccms_tui.desk.triage import Flag, Note
from ccms_tui.rules.disclosing import Level
from ccms_tui.rules.words import EvidenceKind, FlagKind
from tests.casefile.files import Members, exported, members
from tests.conftest import House, Templates, in_this_process
from tests.services.lives import closable

SECRET = "He shouted at Jane Roe of flat 4 <b>again</b>."
ADVICE = "Counsel thinks that we would lose."
JOTTED = b"jotted down while he was on the line"


def told_in_confidence(house: House) -> None:
    """What not every reader is to see."""
    house.act("ana", Note, text=SECRET)
    house.act("ana", Flag, kind=FlagKind.LEGAL, reason=ADVICE)
    given = {"kind": EvidenceKind.NOTE, "source": "my own desk", "name": "jotted-notes.txt"}
    house.act("ana", AddEvidence, 1, file=JOTTED, **given)


def in_confidence(house: House) -> None:
    closable(house)
    told_in_confidence(house)


@pytest.fixture(scope="session")
def office(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own, in which nobody does anything more than export."""
    folder = tmp_path_factory.mktemp("office")
    house = House(templates.copy("sqlite", in_confidence, folder), in_this_process, folder / "files")
    yield house
    house.premises.database.close()


@pytest.fixture(scope="session")
def archives(office: House, tmp_path_factory: pytest.TempPathFactory) -> dict[Level, Path]:
    """The case file for each reader."""
    folder = tmp_path_factory.mktemp("archives")
    return {level: exported(office, folder / f"{level}.zip", level=level).out for level in Level}


@pytest.fixture(scope="session")
def files(archives: dict[Level, Path]) -> Members:
    """What is in the case file for the complainant: some of it is withheld, so there is most to prove."""
    return members(archives[Level.COMPLAINANT].read_bytes())
