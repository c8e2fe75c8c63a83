"""The sheet tells what moved a date, and the words in which its regime lets that be said."""

from datetime import date
from typing import Any

import pytest

from ccms_tui.desk.extending import Extend
from ccms_tui.desk.letters import Send
from ccms_tui.rules.words import LetterKind
from tests.conftest import House

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
PSD: dict[str, Any] = {"ground": "exceptional_beyond_our_control", "reason": "the bank abroad is closed"}
TOLD: dict[str, Any] = {"kind": LetterKind.HOLDING, "text": "We need until 22 April, because …"}


def test_a_later_date_stands_on_the_sheet_and_reads_as_a_sentence(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp-psd")
    letter = int(house.act("ana", Send, **TOLD).made["letter"])
    done = house.act("sam", Extend, to=date(2026, 4, 22), letter=letter, **PSD)
    assert done.summary == (
        "the final response is due on 2026-04-22, no longer on 2026-03-23, "
        "for exceptional beyond our control, as letter 1 shows"
    )
    [line] = house.sheet().extensions
    assert (line.from_on, line.to_on, line.letter) == (date(2026, 3, 23), date(2026, 4, 22), letter)
    assert (line.kind, line.by, line.reason) == ("final_response", "Sam Tan", "the bank abroad is closed")


def test_the_sheet_says_what_the_regime_lets_its_acts_take(empty_house: House) -> None:
    house = empty_house
    house.open(regime="uk-fca-disp-psd")
    words = house.sheet().regime_words
    assert words["grounds"] == ("exceptional_beyond_our_control",)
    assert words["extended"] == ("final_response",)
    assert "rejected" in words["outcomes"]
