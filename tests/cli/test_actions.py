"""Corrective actions from a script: added, listed, shown with their effect, changed and ended."""

from tests.cli.calls import ccms, told
from tests.conftest import House


def add(house: House, *more: str) -> None:
    said = ("--cause", "billing", "--what", "Stop it", "--owner", "Ana Reyes", "--due-on", "2026-03-13")
    assert told(house, "action", "add", *said, *more, who="sam")["action"] == 1


def test_a_life_of_one(house: House) -> None:
    add(house, "--case", "1")
    assert told(house, "case", "1")["actions"][0]["what"] == "Stop it"
    listed = told(house, "action", "list")
    assert [(row["action"], row["case"], row["overdue"]) for row in listed["rows"]] == [
        (1, "C-2026-000001", False)
    ]
    assert told(house, "action", "change", "A-1", "--due-on", "2026-04-01", "--reason", "later")["act"]
    told(house, "action", "complete", "1", "--result", "mended")
    shown = told(house, "action", "show", "A-1")
    assert (shown["row"]["status"], shown["row"]["due_on"], shown["ended_by"]) == (
        "done",
        "2026-04-01",
        "Ana Reyes",
    )
    assert shown["effect"]["before"] == {"months": 6, "complaints": 0}
    assert told(house, "action", "list", "--which", "ended")["counts"]["ended"] == 1
    page = ccms(house, "action", "show", "1").out
    assert "a month: 0.0 (over 6) before, no whole month yet after" in page
    assert "shown by C-2026-000001" in page


def test_ends_are_told_by_their_numbers(house: House) -> None:
    add(house)
    assert ccms(house, "action", "cancel", "1", "--reason", "x").code == 3
    assert ccms(house, "action", "show", "9").code == 5
    assert ccms(house, "action", "show", "nine").code == 2
    assert ccms(house, "action", "cancel", "1", "--reason", "not needed", who="sam").code == 0
    assert "1 ended" in ccms(house, "action", "list", "--cause", "billing").out
