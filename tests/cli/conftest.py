"""What the command line says does not depend on the database: one is enough here."""

from pathlib import Path
from shutil import copyfile

import pytest


@pytest.fixture
def url(settled_file: Path, tmp_path: Path) -> str:
    copyfile(settled_file, tmp_path / "t.db")
    return f"sqlite:///{tmp_path}/t.db"
