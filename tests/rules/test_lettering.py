"""A letter in named parts, and which of them it lacks."""

import pytest

from ccms_tui.rules.lettering import drafted, left_out, parts, whole
from tests.rules.told import DECIDED, asking, said

NAMES = ("reference", "outcome", "reasons", "time_limits")
REF = "C-2026-000001"


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", NAMES),
        ("Outcome\nUpheld.", ("reference", "reasons", "time_limits")),
        (f"{REF}\nOutcome:\nUpheld.\n## Reasons\nIt was so.\nTIME  LIMITS\nSix months.", ()),
        (f"{REF}\nOutcome and reasons\nUpheld, for it was so.\nTime limits\nSix.", ()),
        (f"{REF}\nOutcome, our reasons and time limits\nUpheld.", ("reasons",)),
        (f"{REF}\nOutcome\n\nReasons\nSo.\nTime limits\n  ", ("outcome", "time_limits")),
        (
            f"{REF}\nThe outcome and reasons are below, and time limits.",
            ("outcome", "reasons", "time_limits"),
        ),
        ("Reference\nC-2026-000002", ("outcome", "reasons", "time_limits")),
    ],
)
def test_a_part_is_there_when_something_stands_under_its_heading(text: str, lacking: tuple[str, ...]) -> None:
    assert left_out(text, REF, NAMES) == lacking


def test_a_heading_that_names_two_heads_both() -> None:
    assert parts("Outcome and reasons\nUpheld.\nSo.", NAMES) == {
        "outcome": "Upheld.\nSo.\n",
        "reasons": "Upheld.\nSo.\n",
    }


def test_a_draft_has_a_heading_for_each_part_and_lacks_what_is_not_known() -> None:
    text = drafted(NAMES, {"reference": REF, "outcome": "Upheld", "reasons": "It was so."})
    assert text == f"Reference\n{REF}\n\nOutcome\nUpheld\n\nReasons\nIt was so.\n\nTime limits\n"
    assert left_out(text, REF, NAMES) == ("time_limits",)


def test_what_a_final_response_lacks_is_said_at_once() -> None:
    (reason,) = said(whole("We are sorry.", DECIDED, asking()))
    assert reason.startswith("it does not say: reference, outcome, reasons, remedy, next steps;")
