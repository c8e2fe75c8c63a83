"""The rejected rows as a file: whole, with line and reason, and nothing in it that a spreadsheet obeys."""

import csv
from pathlib import Path

import pytest

from ccms_tui.intake.csv_files import BadFile, Rejected, Report, write_rejects
from tests.intake.desks import opening

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1", "=cmd|'/c calc'!A1"]


def report(*rejected: Rejected) -> Report:
    return Report(len(rejected), 0, 0, rejected)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_rows_are_written_whole_and_formulas_as_text(tmp_path: Path) -> None:
    rows = [Rejected(number, "=why", {"=a": cell, "b": "1-2"}) for number, cell in enumerate(FORMULAS)]
    write_rejects(report(*rows), tmp_path / "r.csv")
    header, *written = read(tmp_path / "r.csv")
    assert header == ["line", "reason", "'=a", "b"]
    assert written == [[str(number), "'=why", f"'{cell}", "1-2"] for number, cell in enumerate(FORMULAS)]
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]


def test_mended_rejects_can_be_taken_in(tmp_path: Path) -> None:
    file, rejects = tmp_path / "t.csv", tmp_path / "r.csv"
    found, _ = opening(
        file, 'Number,Name,Title,Received\n1,A,"late\nagain",yesterday\n2,B,late,2018-01-01\n', "plain"
    )
    write_rejects(found, rejects)
    assert read(rejects)[1][2:] == ["1", "A", "late\nagain", "yesterday"]
    mended, opened = opening(file, rejects.read_text().replace("yesterday", "2018-01-02"), "plain")
    assert (mended.read, mended.opened, opened[0].summary) == (1, 1, "late⏎again")


def test_a_planted_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "r.csv"
    victim.write_text("mine")
    path.symlink_to(victim)
    write_rejects(report(Rejected(1, "why", {})), path)
    assert victim.read_text() == "mine"
    assert not path.is_symlink()


def test_where_nothing_can_be_written_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none" / "r.csv"
    with pytest.raises(BadFile) as wrong:
        write_rejects(report(), path)
    assert str(wrong.value) == f"the rejected rows cannot be written to {path}: no such file or directory"
