"""Whose line somebody is in."""

from collections.abc import Mapping

import pytest

from ccms_tui.rules.independence import line_of

MANAGERS: Mapping[int, int | None] = {1: 2, 2: 3, 3: None, 4: 2, 5: 1, 6: 5}


@pytest.mark.parametrize(
    ("people", "line"),
    [({1}, {2, 3, 5}), ({3}, {2}), ({1, 2}, {3, 4, 5}), ({6}, {5, 1, 2, 3}), (set(), set())],
)
def test_a_line_is_everybody_above_and_whoever_answers_to_them(people: set[int], line: set[int]) -> None:
    assert line_of(frozenset(people), MANAGERS) == line


def test_managers_of_one_another_are_no_endless_line() -> None:
    assert line_of(frozenset({1}), {1: 2, 2: 1}) == {2}
