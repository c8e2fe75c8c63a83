"""How the tables came to be what they are: one file for each change, numbered in their order."""

from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).parent


@cache
def head(scripts: Path = SCRIPTS) -> str:
    """The number of the latest change, without asking Alembic, which takes long to import."""
    return max(file.name.partition("_")[0] for file in (scripts / "versions").glob("[0-9]*.py"))
