"""For pytest: only the tests of properties, each with `SOAK_EXAMPLES` examples, of `SOAK_STEPS` steps."""

import os
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

SETTINGS = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps what a test asked for: nothing else reaches those that ask for their own number."""
MACHINE = "_hypothesis_state_machine_class"
"""Where it keeps the state machine that a test runs, which has settings of its own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what is a property, and have it tried more often."""
    items[:] = [item for item in items if is_hypothesis_test(getattr(item, "obj", None))]
    for item in items:
        test = getattr(item, "obj", None)
        if machine := getattr(test, MACHINE, None):
            machine.TestCase.settings = _raised(machine.TestCase.settings)
        else:
            setattr(test, SETTINGS, _raised(getattr(test, SETTINGS)))


def _raised(asked: Any) -> settings:
    """What a test asked for, with as many examples and steps as were said."""
    examples, steps = int(os.environ["SOAK_EXAMPLES"]), int(os.environ["SOAK_STEPS"])
    return settings(asked, max_examples=examples, stateful_step_count=steps)
