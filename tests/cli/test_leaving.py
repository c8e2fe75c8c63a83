"""People who leave or are away, from a script: what is at stake, and a plan by options or from a file."""

from pathlib import Path

import pytest

from tests.cli.calls import ccms, file, told
from tests.conftest import House


def test_what_somebody_would_leave_behind_is_told(house: House) -> None:
    stakes = told(house, "user", "cases", "Ana Reyes", who="adm")
    assert [row["reference"] for row in stakes["rows"]] == ["C-2026-000001"]
    assert {clock["state"] for clock in stakes["rows"][0]["clocks"]} == {"on track"}
    assert "Tue 03 Mar 2026" in ccms(house, "user", "cases", "Ana Reyes", who="adm").out
    assert ccms(house, "user", "cases", "Nobody", who="adm").code == 5


def test_without_a_plan_each_case_is_named_with_its_deadlines(house: House) -> None:
    call = ccms(house, "user", "deactivate", "Ana Reyes", who="adm")
    assert call.code == 3
    assert "C-2026-000001 has nobody to take it on: acknowledgement by 2026-03-03" in call.err


@pytest.mark.parametrize("way", ["file", "options"])
def test_a_plan_comes_from_a_file_or_from_options(house: House, tmp_path: Path, way: str) -> None:
    house.open()
    plan = file(tmp_path, "plan.txt", "# who has what\n\nC-2026-000001=Ben Okoro\n2=Cora Bell\n")
    by = {"file": ("--plan-file", plan), "options": ("--plan", "1=Ben Okoro", "--plan", "2=Cora Bell")}
    assert told(house, "user", "deactivate", "Ana Reyes", *by[way], who="adm")["cases"] == 2
    assert [house.sheet(case, "ben").owner for case in (1, 2)] == ["Ben Okoro", "Cora Bell"]


def test_an_absence_offers_the_cases_to_others(house: House) -> None:
    away = ("user", "away", "Ana Reyes", "--from", "2026-03-09", "--to", "2026-03-20")
    assert ccms(house, *away, who="adm").code == 3
    assert told(house, *away, "--reassign-to", "Ben Okoro", who="adm")["offered"] == 1
    assert house.sheet().offered_to == "Ben Okoro"


def test_a_file_that_is_not_there_is_one_sentence(house: House) -> None:
    call = ccms(house, "user", "deactivate", "Ana Reyes", "--plan-file", "/no/such", who="adm")
    assert call.code == 2 and "/no/such" in call.err
