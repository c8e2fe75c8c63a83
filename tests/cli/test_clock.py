"""Deadlines, calendars and packs from the command line: one document, one number, one sentence."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from ccms_tui.cli.calendars import add_calendar
from ccms_tui.cli.clock import add_clock
from ccms_tui.cli.regimes import Packs, add_regimes
from ccms_tui.store.packs import load_regime, load_versions
from tests.rules.told import SHIPPED
from tests.tree import ROOT

NOW = datetime(2026, 4, 7, 15, 0, tzinfo=UTC)
PACKS = ROOT / "data" / "regimes"
CALENDAR = """
zone = "Europe/London"
holidays = ["2026-12-25"]
holiday_source = "GB-ENG"
[hours]
mon = [["09:00", "12:30"], ["13:30", "17:00"]]
sat = [["20:00", "24:00"]]
[dates]
"2026-12-24" = [["09:00", "12:00"]]
"""


def program() -> typer.Typer:
    ccms = typer.Typer(add_completion=False)
    add_clock(ccms, lambda: NOW)
    add_calendar(ccms)
    add_regimes(ccms, Packs(lambda: load_versions(PACKS), load_regime, lambda: SHIPPED.watching, lambda: NOW))
    return ccms


def ccms(*words: str) -> tuple[int, str, str]:
    """The exit code, and what stands on standard output and on standard error."""
    ran = CliRunner().invoke(program(), list(words))
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.stdout, ran.stderr


def document(*words: str) -> dict[str, Any]:
    code, out, _ = ccms(*words, "--json")
    assert code == 0
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


EASTER = ("clock", "--from", "2026-04-01", "--allow", "3 business days", "--calendar", "GB-ENG")


def test_a_deadline_is_one_document() -> None:
    found = document(*EASTER)
    assert set(found) == {"due_on", "due_at", "thresholds", "state", "used", "steps"}
    assert (found["due_on"], found["due_at"]) == ("2026-04-08", "2026-04-08T17:00:00+01:00")
    assert list(found["thresholds"]) == ["0.7", "0.9"]
    assert (found["state"], found["used"]) == ("escalate", 70)
    assert found["steps"][2] == {"on": "2026-04-03", "counted": False, "why": "Good Friday"}


def test_and_a_table_for_a_person() -> None:
    code, out, _ = ccms(*EASTER)
    assert code == 0
    assert out.splitlines()[0] == "due 2026-04-08, at 2026-04-08T17:00:00+01:00; escalate, 70 % used"
    assert "2026-04-03     Good Friday" in out
    assert "2026-04-08  +  day 3 of 3" in out


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["--now", "2026-04-01"], {"state": "on track", "used": 0}),
        (["--now", "2026-04-08T17:00:01"], {"state": "breached", "used": 100}),
        (["--count-first-day"], {"due_on": "2026-04-07"}),
        (
            ["--pause", "2026-04-02..2026-04-08", "--now", "2026-04-06"],
            {"state": "paused", "due_on": "2026-04-10"},
        ),
        (["--pause", "2026-04-03..2026-04-07"], {"due_at": "2026-04-08T17:00:00+01:00"}),
        (["--suspend", "2026-04-02..2026-04-08"], {"due_on": "2026-04-13"}),
        (["--zone", "Australia/Sydney"], {"due_at": "2026-04-08T17:00:00+10:00"}),
    ],
)
def test_options(more: list[str], expected: dict[str, Any]) -> None:
    found = document(*EASTER, *more)
    assert {key: found[key] for key in expected} == expected


def test_a_last_day_that_is_none_rolls_on() -> None:
    words = ("clock", "--from", "2026-11-20", "--allow", "30 calendar days", "--calendar", "GB-ENG")
    assert document(*words)["due_on"] == "2026-12-20"
    assert document(*words, "--roll", "next")["due_on"] == "2026-12-21"


def test_thresholds_are_named_as_they_were_given() -> None:
    found = document(*EASTER, "--thresholds", "0.5,0.75,1")
    assert list(found["thresholds"]) == ["0.5", "0.75", "1"]
    assert found["thresholds"]["1"] == found["due_at"]


def test_a_local_instant_is_local_and_an_offset_is_an_offset() -> None:
    words = ("clock", "--allow", "2 hours", "--zone", "Europe/London", "--from")
    assert document(*words, "2026-07-01T10:00")["due_at"] == "2026-07-01T12:00:00+01:00"
    assert document(*words, "2026-07-01T10:00Z")["due_at"] == "2026-07-01T13:00:00+01:00"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--allow", "soon"], "no allowance"),
        (["--allow", "24 hours", "--count-first-day"], "only for days"),
        (["--from", "yesterday"], "no date or instant"),
        (["--from", "2026-W10-1"], "no date or instant"),
        (["--from", "0001-01-01"], "no date or instant"),
        (["--from", "2026-02-30"], "no date or instant"),
        (["--now", "now"], "no date or instant"),
        (["--calendar", "XX", "--zone", "UTC"], "such as GB-ENG"),
        (["--calendar", "BR"], "--zone is needed"),
        (["--calendar", "GB-ENG", "--calendar-file", "x.toml"], "cannot both"),
        (["--calendar-file", "nowhere.toml"], "nowhere.toml"),
        (["--zone", "Mars"], "time zone"),
        (["--pause", "2026-04-02"], "no span"),
        (["--pause", "2026-04-02..2026-04-01"], "no span"),
        (["--thresholds", "0.9,0.7"], "no thresholds"),
        (["--thresholds", "0.7,1.1"], "no thresholds"),
        (["--thresholds", "NaN"], "no thresholds"),
        (["--thresholds", ""], "no thresholds"),
        (["--allow", "200 years"], "beyond"),
        (["--roll", "back"], "back"),
    ],
)
def test_what_is_not_understood_is_one_sentence_and_code_two(words: list[str], said: str) -> None:
    code, out, err = ccms("clock", "--from", "2026-04-01", "--allow", "3 days", *words)
    assert (code, out) == (2, "")
    assert said in err


def test_a_calendar_file_sets_the_hours(tmp_path: Path) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text(CALENDAR)
    words = ("--calendar-file", str(file), "--from")
    hours = ("calendar", "hours", *words, "2026-12-21", "--to", "2027-01-01")
    assert document(*hours) == {"seconds": (7 + 3) * 3600}
    back = ("calendar", "hours", *words, "2027-01-01", "--to", "2026-12-21")
    assert ccms(*back)[1] == f"{-(7 + 3) * 3600}\n"
    found = document("clock", *words, "2026-12-21T16:00", "--allow", "2 business hours")
    assert found["due_at"] == "2026-12-24T10:00:00+00:00"


def test_a_bad_calendar_file_is_named_with_its_key(tmp_path: Path) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text(CALENDAR.replace("[hours]", "[opening]"))
    code, _, err = ccms(
        "calendar", "hours", "--calendar-file", str(file), "--from", "2026-01-01", "--to", "2026-01-02"
    )
    assert code == 2
    assert err.count("\n") == 1
    assert f"{file}: opening is unknown" in err


def test_a_calendar_is_shown() -> None:
    found = document("calendar", "show", "GB-SCT", "--year", "2026")
    assert {"on": "2026-11-30", "name": "Saint Andrew's Day"} in found["holidays"]
    assert found["hours"]["mon"] == [["09:00", "17:00"]]
    assert found["zone"] == "Europe/London"
    assert "Mon 2026-11-30  Saint Andrew's Day" in ccms("calendar", "show", "GB-SCT", "--year", "2026")[1]
    assert ccms("calendar", "show", "XX", "--year", "2026")[0] == 2


def test_packs_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "general" in [pack["id"] for pack in document("regime", "list")["regimes"]]
    shown = document("regime", "show", "general")
    assert shown["clocks"][0]["allow"] == "1 business day"
    assert "House rule" in ccms("regime", "show", "general")[1]
    assert "general" in ccms("regime", "list")[1]
    assert document("regime", "check", str(PACKS / "general.toml"))["ok"] is True
    bad = tmp_path / "bad.toml"
    bad.write_text("id = 'x'")
    code, _, err = ccms("regime", "check", str(bad))
    assert (code, err) == (2, f"{bad}: clocks is missing\n")


def test_a_pack_sets_a_deadline() -> None:
    words = (
        "regime",
        "deadline",
        "general",
        "final_response",
        "--from",
        "2026-04-01",
        "--calendar",
        "GB-ENG",
    )
    assert document(*words)["due_on"] == "2026-04-17"


@pytest.mark.parametrize(
    "words",
    [
        ("show", "none"),
        ("deadline", "none", "final_response", "--from", "2026-04-01"),
        ("deadline", "general", "none", "--from", "2026-04-01"),
    ],
)
def test_no_such_pack_or_clock_is_code_five(words: tuple[str, ...]) -> None:
    code, out, err = ccms("regime", *words)
    assert (code, out) == (5, "")
    assert "no such thing" in err
