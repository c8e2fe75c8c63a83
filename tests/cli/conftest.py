"""What the command line says does not depend on the database: one is enough here."""

from pathlib import Path

import pytest

from tests.conftest import Templates


@pytest.fixture
def url(templates: Templates, home: Path) -> str:
    return templates.copy("sqlite", None, home)
