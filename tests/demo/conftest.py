"""Stories read once, and played once for all who only look."""

import pytest

from ccms_tui.demo.reading import read
from ccms_tui.demo.stories import Stories
from tests.demo.stage import FOLDER, WEDNESDAY, Demonstration


@pytest.fixture(scope="session")
def told() -> Stories:
    return read(FOLDER)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return Demonstration(tmp_path_factory.mktemp("demo"), WEDNESDAY)
