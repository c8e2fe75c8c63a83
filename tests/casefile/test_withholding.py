"""What does not go out in a case file though no rule names it: what was redacted, and what was lost."""

import json
from pathlib import Path

import pytest

from ccms_tui.casefile import verify
from ccms_tui.desk.evidence import ExhibitContent, Redact, SetAside
from ccms_tui.desk.independence import NameColleague
from ccms_tui.desk.triage import Note, TagCause
from ccms_tui.rules.disclosing import Level
from tests.casefile.files import Members, exported, members, problems
from tests.conftest import House
from tests.services.lives import closable, denied

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ORIGINAL, COPY = "exhibits/0001.txt", "exhibits/0002.txt"
COPIED = b"a statement, with a name blacked out"
WHY = "Ben Okoro dealt with it in May."


def ready(house: House) -> None:
    closable(house)


def redacted(house: House) -> None:
    closable(house)
    house.act("ana", Redact, item=1, file=COPIED, name="copy.txt", description="a name is blacked out")


def file_for(house: House, level: Level, folder: Path) -> Members:
    return members(exported(house, folder / f"{level}.zip", level=level).out.read_bytes())


@pytest.mark.after(life=redacted)
@pytest.mark.parametrize(
    ("level", "withheld"), [(Level.FULL, []), (Level.OMBUDSMAN, []), (Level.COMPLAINANT, [1])]
)
def test_of_what_was_redacted_the_complainant_has_the_copy_alone(
    house: House, tmp_path: Path, level: Level, withheld: list[int]
) -> None:
    files = file_for(house, level, tmp_path)
    assert json.loads(files["manifest.json"])["withheld"] == withheld
    assert ((ORIGINAL in files), files[COPY]) == (not withheld, COPIED)


@pytest.mark.after(life=redacted)
def test_a_copy_that_was_set_aside_lets_no_original_out(house: House, tmp_path: Path) -> None:
    house.act("sam", SetAside, item=2, reason="the name can still be read")
    files = file_for(house, Level.COMPLAINANT, tmp_path)
    assert json.loads(files["manifest.json"])["withheld"] == [1, 2]
    assert not {ORIGINAL, COPY} & files.keys()


@pytest.mark.after(life=ready)
def test_what_was_lost_and_set_aside_does_not_keep_the_rest_from_going_out(
    house: House, tmp_path: Path
) -> None:
    for path in house.files.rglob("*"):
        if path.is_file():
            path.unlink()
    denied(lambda: house.ana.see(ExhibitContent(case=1, item=1)))
    house.act("sam", SetAside, item=1, reason="lost for good with the disk")
    assert json.loads(file_for(house, Level.FULL, tmp_path)["manifest.json"])["withheld"] == [1]


@pytest.mark.after(life=ready)
def test_who_is_kept_off_a_case_and_why_is_not_the_complainants(house: House, tmp_path: Path) -> None:
    house.act("ana", NameColleague, person="Ben Okoro", reason=WHY)
    seen = {level: b"".join(file_for(house, level, tmp_path).values()) for level in Level}
    assert {level for level in Level if WHY.encode() in seen[level]} == {Level.FULL, Level.OMBUDSMAN}


@pytest.mark.after(life=ready)
def test_of_a_note_that_is_withheld_neither_writer_nor_time_goes_out(house: House, tmp_path: Path) -> None:
    house.later(hours=3, minutes=7)
    house.act("cora", Note, text="He threatens to sue.")
    noted = f"T{house.now:%H:%M}"
    house.act("ana", TagCause, cause="product.fault")
    given = {level: file_for(house, level, tmp_path) for level in Level}
    told_of = {level: (files["case.json"] + files["events.json"]).decode() for level, files in given.items()}
    hidden = {level for level in Level if noted not in told_of[level] and "Cora Bell" not in told_of[level]}
    assert hidden == {Level.COMPLAINANT}
    assert problems(given[Level.COMPLAINANT]) == []
    alone = [list(one) for one in json.loads(given[Level.COMPLAINANT]["events.json"])]
    assert alone.count(["sha256"]) == 3
    told = json.loads(given[Level.COMPLAINANT]["case.json"])
    assert told["left_out"] == {"notes": 1, "causes": 2}
    assert "1 more, withheld." in given[Level.COMPLAINANT]["case.html"].decode()
    assert [line["recorded_at"] for line in told["timeline"][-2:]] == [None, None]


@pytest.mark.after(life=ready)
def test_the_hash_of_an_event_that_is_withheld_cannot_be_another(house: House, tmp_path: Path) -> None:
    house.act("ana", Note, text="He threatens to sue.")
    files = file_for(house, Level.COMPLAINANT, tmp_path)
    events = json.loads(files["events.json"])
    events[-1]["sha256"] = "0" * 64
    found = list(
        verify.proved({**files, "events.json": json.dumps(events).encode()}, dict.fromkeys(verify.COUNTED, 0))
    )
    assert found == [f"event {len(events)} is not in the tree of the checkpoint"]
