"""Evidence and policies from the command line: folders, pipes, who looked, and what was cited."""

import os
from datetime import UTC, datetime
from pathlib import Path

from ccms_tui.desk.deciding import Propose
from ccms_tui.desk.files import LARGEST
from tests.cli.calls import ccms, file, told
from tests.conftest import House
from tests.services.lives import WHY, investigated


def test_a_folder_is_added_file_by_file_and_what_is_no_file_is_named(house: House, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    file(tmp_path, "a.txt", "a")
    file(tmp_path / "below", "b.txt", "b")
    (tmp_path / "link").symlink_to("a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    call = ccms(
        house, "evidence", "add", "1", str(tmp_path), "--kind", "document", "--source", "them", "--json"
    )
    assert call.code == 7
    assert [Path(one["file"]).name for one in call.json["items"]] == ["a.txt", "b.txt"]
    assert [Path(one["file"]).name for one in call.json["rejects"]] == ["link", "loop", "pipe"]
    assert [item.name for item in house.sheet().evidence] == ["a.txt", "b.txt"]
    (tmp_path / "empty").mkdir()
    empty = ccms(house, "evidence", "add", "1", str(tmp_path / "empty"), "--kind", "call", "--source", "x")
    assert (empty.code, empty.err) == (2, f"{tmp_path}/empty: there is nothing in it\n")


def test_what_comes_by_a_pipe_is_added_under_a_name(house: House) -> None:
    said = ("evidence", "add", "1", "-", "--kind", "note", "--source", "them")
    assert ccms(house, *said, typed=b"\x00raw").code == 2
    more = ("--name", "call.raw", "--received", "2026-02-27 10:00", "--description", "a beep")
    assert ccms(house, *said, *more, typed=b"\x00raw").code == 0
    (item,) = house.sheet().evidence
    assert (item.name, item.size, item.description) == ("call.raw", 4, "a beep")
    assert item.received_at == datetime(2026, 2, 27, 10, tzinfo=UTC)
    assert ccms(house, *said, "--name", "big", typed=bytes(LARGEST + 1)).code == 2
    assert len(house.sheet().evidence) == 1


def test_who_looked_is_told(house: House, tmp_path: Path) -> None:
    told(
        house, "evidence", "add", "1", file(tmp_path, "a.txt", "one\n[2J"), "--kind", "call", "--source", "x"
    )
    assert told(house, "evidence", "show", "1", "1", who="sam")["lines"] == ["one", "[2J"]
    told(house, "evidence", "get", "1", "1", str(tmp_path / "out"))
    lines = told(house, "evidence", "custody", "1", "1")["lines"]
    assert [(one["what"], one["person"]) for one in lines] == [
        ("exported", "Ana Reyes"),
        ("viewed", "Sam Tan"),
    ]
    assert "exported" in ccms(house, "evidence", "custody", "1").out


def test_a_policy_is_shown_as_it_is_and_as_it_was_cited(house: House) -> None:
    investigated(house)
    house.act("ana", Propose, outcome="upheld", rationale=WHY, policy="11.2")
    assert "11.2" in [one["number"] for one in told(house, "policy", "list")["sections"]]
    (now,) = told(house, "policy", "show", "11.2")["sections"]
    (then,) = told(house, "policy", "show", "11.2", "--case", "1")["sections"]
    assert (now["text"], now["sha256"]) == (then["text"], then["sha256"])
    assert (then["revision"], then["current"]) == (1, True)
    assert "Customers who may be vulnerable, version 2026-01" in ccms(house, "policy", "show", "11.2").out
    assert ccms(house, "policy", "show", "3.1", "--case", "1").code == 5
    assert ccms(house, "policy", "show", "99").code == 5
