"""Complaints from a file: what comes in stays, and each row that cannot is told with its line."""

from pathlib import Path

from tests.cli.calls import ccms, file, told
from tests.conftest import House

ROWS = """ID,Received,Complainant,Summary,Channel
1,2026-02-27,A. Person,Charged twice,E-mail
2,2026-02-27,,Nobody says this,E-mail
3,2026-02-27,C. Person,By pigeon,Pigeon
"""


def test_a_file_comes_in_and_what_cannot_is_told_and_kept(house: House, tmp_path: Path) -> None:
    path = file(tmp_path, "in.csv", ROWS)
    words = ("intake", "csv", path, "--profile", "plain")
    dry = ccms(house, *words, "--dry-run", "--json")
    assert (dry.code, dry.json["opened"], dry.json["rejects_file"]) == (7, 1, None)
    assert told(house, "queue")["total"] == 1
    call = ccms(house, *words, "--json")
    found = call.json
    assert call.code == 7
    assert [found[name] for name in ("read", "opened", "skipped", "rejected")] == [3, 1, 0, 2]
    assert [reject["line"] for reject in found["rejects"]] == [3, 4]
    assert found["rejects_file"] == str(tmp_path / "in.rejects.csv")
    assert "Nobody says this" in (tmp_path / "in.rejects.csv").read_text()
    again = ccms(house, *words, "--rejects", str(tmp_path / "no" / "such"), "--json")
    assert (again.json["opened"], again.json["skipped"], again.json["rejects_file"]) == (0, 1, None)
    assert "cannot be written" in again.err


def test_a_whole_file_is_no_trouble(house: House, tmp_path: Path) -> None:
    path = file(tmp_path, "in.csv", "".join(ROWS.splitlines(keepends=True)[:2]).replace("Summary", "Woe"))
    over = file(tmp_path, "map.toml", '[columns]\nsummary = "Woe"\n')
    words = ("intake", "csv", path, "--profile", "plain", "--map", over, "--owner", "Ben Okoro")
    assert told(house, *words)["opened"] == 1
    assert told(house, "case", "2")["summary"] == "Charged twice"
    assert "1 known already" in ccms(house, *words).out


def test_what_cannot_be_read_is_one_sentence(house: House, tmp_path: Path) -> None:
    path = file(tmp_path, "in.csv", ROWS)
    for words in (("/no/such", "--profile", "plain"), (path, "--profile", "moon"), (path, "--profile", path)):
        call = ccms(house, "intake", "csv", *words, "--json")
        assert (call.code, call.json["error"], call.err.count("\n")) == (2, "malformed", 1)
