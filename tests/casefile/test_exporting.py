"""What is in a case file, for whom, and what the record says of its having been made."""

import json
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from ccms_tui.casefile.archive import write
from ccms_tui.casefile.blocks import Table, blocks
from ccms_tui.desk.denials import NotFound, Refused, Stale
from ccms_tui.desk.exporting import Export, Fetch
from ccms_tui.desk.record import Log
from ccms_tui.desk.triage import Note
from ccms_tui.rules.clocks import State
from ccms_tui.rules.disclosing import Level
from tests.casefile.conftest import ADVICE, JOTTED, SECRET
from tests.casefile.files import exported, members, printed
from tests.cli.calls import ccms, told
from tests.conftest import House
from tests.services.lives import WHY, against, closed, denied, whole

SIX = """
import json
case = json.load(open("case-file/case.json"))
print(json.dumps({name: case[name] for name in
    ("owners", "evidence", "decisions", "approvals", "clocks", "reference")}))
"""


def answers(case: dict[str, Any]) -> dict[str, Any]:
    """The six questions, each answered from what a case is told to be."""
    (decision,) = case["decisions"]
    return {
        "who owned it": [line["owner"] for line in case["owners"]],
        "what was looked at": [(line["name"], line["reviewed_by"]) for line in case["evidence"]],
        "what was decided": (decision["outcome"], decision["amount"]["amount"]),
        "why": (decision["rationale"], decision["policy"]),
        "who approved it": [(line["approver"], line["role"]) for line in case["approvals"]],
        "in time": {line["kind"]: line["state"] for line in case["clocks"]},
    }


@pytest.mark.after(life=closed)
def test_the_six_questions_are_answered_by_the_program_and_by_the_file_alone(
    house: House, tmp_path: Path
) -> None:
    out = tmp_path / "case.zip"
    assert ccms(house, "export", "1", str(out), "--reason", "the ombudsman asked").code == 0
    for words in (("-m", "zipfile", "-e", "case.zip", "case-file"), ("case-file/verify.py",), ("-c", SIX)):
        bare = [sys.executable, "-I", "-S", *words]
        ran = subprocess.run(bare, cwd=tmp_path, capture_output=True, text=True, env={})
        assert ran.returncode == 0, ran
    by_the_file = answers(json.loads(ran.stdout))
    assert by_the_file == answers(told(house, "case", "1"))
    assert by_the_file == {
        "who owned it": ["Ana Reyes"],
        "what was looked at": [("statement.txt", "Ana Reyes")],
        "what was decided": ("upheld", "250.00"),
        "why": (WHY, "3.1"),
        "who approved it": [("Sam Tan", "supervisor")],
        "in time": {"acknowledgement": "met", "investigation": "met", "final_response": "met"},
    }


@pytest.mark.after(life=closed)
def test_an_export_is_recorded_and_twice_the_same_but_for_its_seal(house: House, tmp_path: Path) -> None:
    first = exported(house, tmp_path / "1.zip")
    house.later(minutes=5)
    second = exported(house, tmp_path / "2.zip")
    one, two = (members(made.out.read_bytes()) for made in (first, second))
    assert "case.pdf" in one
    assert {name for name in one if one[name] != two[name]} == {"seal.txt"}
    seals = [made["seal.txt"].decode().split("\n")[:6] for made in (one, two)]
    assert [pair for pair in zip(*seals, strict=True) if pair[0] != pair[1]] == [
        (
            "exported 2026-03-02T09:00:00.000000Z by Ana Reyes",
            "exported 2026-03-02T09:05:00.000000Z by Ana Reyes",
        )
    ]
    entry, *_ = house.aud.see(Log(case=1)).entries
    assert (entry.act, entry.actor) == ("export", "Ana Reyes")
    assert entry.said["reason"] == "the ombudsman asked"
    assert whole(house)
    house.act("ana", Note, text="afterwards")
    third = members(exported(house, tmp_path / "3.zip").out.read_bytes())
    assert [line["act"] for line in json.loads(third["case.json"])["timeline"][-3:]] == [
        "export",
        "export",
        "note",
    ]


def everything(files: dict[str, bytes]) -> str:
    """All that a reader could read in a case file."""
    bare = {name: content for name, content in files.items() if name not in ("verify.py", "case.pdf")}
    shown = unescape(b"\n".join(bare.values()).decode()).replace('\\"', '"')
    return " ".join(f"{shown} {printed(files['case.pdf'])}".split())


CONFIDENCES = {SECRET, ADVICE, JOTTED.decode(), "my own desk", "jotted-notes"}


@pytest.mark.parametrize(
    ("level", "unseen"),
    [(Level.FULL, set()), (Level.OMBUDSMAN, {ADVICE}), (Level.COMPLAINANT, CONFIDENCES)],
)
def test_each_reader_sees_what_the_policy_gives_them(
    archives: dict[Level, Path], level: Level, unseen: set[str]
) -> None:
    files = members(archives[level].read_bytes())
    text = everything(files)
    assert {one for one in CONFIDENCES if one not in text} == unseen
    assert "Charged twice in May" in text
    assert ("exhibits/0002.txt" in files) == (level is not Level.COMPLAINANT)
    assert json.loads(files["manifest.json"])["withheld"] == ([2] if level is Level.COMPLAINANT else [])


def test_the_page_is_whole_in_itself_and_obeys_nobody(archives: dict[Level, Path]) -> None:
    page = members(archives[Level.FULL].read_bytes())["case.html"].decode()
    assert "<b>" not in page and "&lt;b&gt;again&lt;/b&gt;" in page
    assert not [bad for bad in ("<script", "src=", "href=", "@import", "url(") if bad in page]
    assert "Why this date: Final response" in page


@pytest.mark.after(life=closed)
def test_who_may_not_is_refused_and_nobody_fetches_what_another_made(house: House, tmp_path: Path) -> None:
    given = {"level": Level.FULL, "reason": "x"}
    assert against(lambda: house.act("ben", Export, 1, **given)) == {"permissions"}
    done = house.act("ana", Export, 1, **given)
    assert against(lambda: house.sam.do(Fetch(case=1, version=done.version))) == {"custody"}
    assert isinstance(denied(lambda: house.ana.do(Fetch(case=1, version=3))), NotFound)
    house.act("ana", Note, text="meanwhile")
    assert isinstance(denied(lambda: write(house.ana, done, tmp_path / "x.zip")), Stale)
    assert not list(tmp_path.glob("*.zip*"))


@pytest.mark.after(life=closed)
def test_what_an_export_made_is_written_again_to_the_byte(house: House, tmp_path: Path) -> None:
    done = house.act("ana", Export, 1, level=Level.OMBUDSMAN, reason="x")
    one, two = (write(house.ana, done, tmp_path / name) for name in ("1.zip", "2.zip"))
    assert (one.sha256, one.size) == (two.sha256, two.size)
    assert one.out.read_bytes() == two.out.read_bytes()


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.after(life=closed)
def test_what_is_damaged_is_not_handed_out(house: House, tmp_path: Path) -> None:
    (kept,) = [
        path for path in house.files.rglob("*") if path.is_file() and path.read_bytes() == b"a statement"
    ]
    kept.write_bytes(b"another one")
    before = house.version()
    why = denied(lambda: exported(house, tmp_path / "x.zip"))
    assert house.version() == before
    assert isinstance(why, Refused)
    assert [reason.source for reason in why.against] == ["evidence integrity"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.after(life=closed)
def test_a_file_that_is_there_stays_unless_forced(house: House, tmp_path: Path) -> None:
    out = tmp_path / "case.zip"
    out.write_text("mine")
    before = house.version()
    call = ccms(house, "export", "1", str(out))
    assert (call.code, "it is there already" in call.err, out.read_text()) == (2, True, "mine")
    assert ccms(house, "export", "1", str(tmp_path / "no" / "x.zip")).code == 2
    assert house.version() == before
    assert told(house, "export", "1", str(out), "--force")["exhibits"] == 1
    assert out.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["case.zip"]


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_case_that_runs_says_so_and_stays_as_its_last_event_left_it(house: House, tmp_path: Path) -> None:
    first = members(exported(house, tmp_path / "1.zip").out.read_bytes())
    house.later(days=90)
    second = members(exported(house, tmp_path / "2.zip").out.read_bytes())
    assert first["case.html"] == second["case.html"]
    assert "may be late since" in first["case.html"].decode()
    assert {clock["state"] for clock in json.loads(second["case.json"])["clocks"]} == {"on track"}
    assert "exported 2026-05-31T" in second["seal.txt"].decode()


@pytest.mark.parametrize(
    ("state", "stopped_at", "said"),
    [
        (State.MET, "2026-03-05T23:30:00Z", "in time on Fri 06 Mar 2026, due Fri 06 Mar 2026"),
        (State.MET_LATE, "2026-03-09T12:00:00Z", "late on Mon 09 Mar 2026, due Fri 06 Mar 2026"),
        (State.BREACHED, None, "late, and not over, due Fri 06 Mar 2026"),
        (State.ESCALATE, None, "not over yet, due Fri 06 Mar 2026"),
    ],
)
def test_whether_it_was_in_time_is_told_in_local_days(
    archives: dict[Level, Path], state: State, stopped_at: str | None, said: str
) -> None:
    case = json.loads(members(archives[Level.FULL].read_bytes())["case.json"])
    clock = {**case["clocks"][0], "state": state, "stopped_at": stopped_at, "due_at": "2026-03-06T12:00:00Z"}
    glance = next(
        block
        for block in blocks({**case, "zone": "Europe/Berlin", "clocks": [clock]})
        if isinstance(block, Table)
    )
    assert glance.rows[-1] == ("Was it in time?", f"acknowledgement: {said}")
