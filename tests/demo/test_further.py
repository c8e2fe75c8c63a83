"""Further complaints, and mistakes in stories."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccms_tui.demo import BadStory, Unplayable
from ccms_tui.demo.more import enough
from ccms_tui.demo.reading import read
from ccms_tui.demo.stories import Step, Stories, When
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.record import Verify
from ccms_tui.rules.words import (
    Tab,
)
from tests.demo.stage import FOLDER, WEDNESDAY, Demonstration


def test_further_ones_are_the_same_each_time_and_no_two_alike(told: Stories) -> None:
    many = enough(told, 1500, FOLDER).all
    assert many == enough(told, 1500, FOLDER).all
    assert len({(story.texts["complainant"], story.texts["summary"]) for story in many}) == 1500
    assert not [story for story in many if re.search(r"[{](sum|small|days|weeks|times)", repr(story))]


def test_a_few_are_of_every_kind(told: Stories) -> None:
    few = {story.name for story in enough(told, 5, FOLDER).all}
    assert all(few & {story.name for story in stories} for stories in told.kinds.values())


def test_further_ones_play(told: Stories, tmp_path: Path) -> None:
    others = enough(told, len(told.all) + 40, FOLDER).all[-40:]
    demo = Demonstration(tmp_path, WEDNESDAY, told.only(others))
    assert len({sheet.stage for sheet in demo.sheets.values()}) >= 4
    assert demo.mine.see(Verify(replay=True)).ok
    page = demo.mine.see(Queue(tab=Tab.CLOSED))
    assert page.total > 5


def test_a_story_that_is_refused_says_which_and_why(told: Stories, tmp_path: Path) -> None:
    wrong = Step("decide", "thandi", When(day=1.0), {})
    story = replace(told.kinds["billing"][0], steps=(wrong,))
    with pytest.raises(Unplayable, match=r"okafor-.*, act 2 \(decide by thandi\): decide is for a"):
        Demonstration(tmp_path, WEDNESDAY, told.only((story,)))


def test_a_field_that_no_form_would_take_says_which(told: Stories, tmp_path: Path) -> None:
    wrong = Step("classify", "ana", When(day=1.0), {"category": "billing", "risk": "enormous"})
    story = replace(told.kinds["billing"][0], steps=(wrong,))
    with pytest.raises(Unplayable, match="risk: one of low, medium, high"):
        Demonstration(tmp_path, WEDNESDAY, told.only((story,)))


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Path]:
    """A folder of one's own, to make mistakes in."""
    for file in FOLDER.rglob("*"):
        if file.is_file():
            held = tmp_path / file.relative_to(FOLDER)
            held.parent.mkdir(parents=True, exist_ok=True)
            held.write_bytes(file.read_bytes())
    yield tmp_path


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('channel = "phone"', 'chanel = "phone"', "okafor-.*: unknown keys chanel"),
        ("{ day = 0.2, act", "{ act", "say a day, how long ago"),
        ("billing-export-okafor.csv", "lost.csv", "there is no evidence/lost.csv"),
        ("[okafor-wrong-day]", "[okafor-wrong-day", "billing.toml: "),
        ("share = 0.36", "shares = 0.36", "chua-closed-card: .*shares"),
    ],
)
def test_a_mistake_in_a_file_is_one_sentence(copied: Path, right: str, wrong: str, said: str) -> None:
    file = copied / "cases" / "billing.toml"
    file.write_text(file.read_text().replace(right, wrong, 1))
    with pytest.raises(BadStory, match=said):
        read(copied)


def test_files_are_what_tomllib_reads() -> None:
    for file in FOLDER.rglob("*.toml"):
        assert tomllib.loads(file.read_text(encoding="utf-8"))
