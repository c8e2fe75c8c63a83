"""What is written in data/demo."""

from ccms_tui.demo.stories import Stories
from ccms_tui.demo.wording import kind_of
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import (
    LetterKind,
)
from tests.demo.stage import FOLDER


def test_there_are_enough_of_every_kind(told: Stories) -> None:
    assert set(told.kinds) == {"billing", "product", "delay", "policy", "conduct"}
    assert len(told.all) >= 64
    assert min(map(len, told.kinds.values())) >= 13


def test_each_has_words_and_points_of_its_own(told: Stories) -> None:
    for story in told.all:
        words = str(story.texts["own_words"])
        assert 100 < len(words) < 800, story.name
        assert 1 <= len(story.texts["point"]) <= 4, story.name
    assert len({story.texts["own_words"] for story in told.all}) == len(told.all)


def test_people_hold_every_role(told: Stories) -> None:
    held = {role for person in told.people.values() for role in person.texts["role"]}
    assert held == {role.value for role in Role}
    assert [person.key for person in told.people.values() if person.you] == ["ana"]


def test_every_exhibit_is_used(told: Stories) -> None:
    named = {step.texts.get("name") for story in told.all for step in story.steps}
    assert {file.name for file in (FOLDER / "evidence").iterdir()} <= named


def test_a_final_response_is_never_the_same_twice(told: Stories) -> None:
    letters = [
        story.letters[LetterKind.FINAL_RESPONSE] for story in told.all if story.letters.get("final_response")
    ]
    assert len(set(letters)) == len(letters) >= 20


def test_every_letter_that_is_written_is_sent(told: Stories) -> None:
    for story in told.all:
        assert set(story.letters) <= {kind_of(step.act, step.texts) for step in story.steps}, story.name
