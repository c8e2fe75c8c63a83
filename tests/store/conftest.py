"""A database that nothing was made in yet."""

from collections.abc import Iterator

import pytest

from ccms_tui.store.database import Database


@pytest.fixture
def database(blank: str) -> Iterator[Database]:
    """Closed when its test ends."""
    made = Database(blank)
    yield made
    made.close()
