"""For pytest: only the tests of properties, each with as many examples as `SOAK_EXAMPLES` says."""

import os

import pytest
from hypothesis import is_hypothesis_test, settings

SETTINGS = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps what a test asked for: nothing else reaches those that ask for their own number."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what is a property, and have it tried more often."""
    items[:] = [item for item in items if is_hypothesis_test(getattr(item, "obj", None))]
    for item in items:
        test = getattr(item, "obj", None)
        setattr(
            test, SETTINGS, settings(getattr(test, SETTINGS), max_examples=int(os.environ["SOAK_EXAMPLES"]))
        )
