"""Real complaint exports, where there are any beside the project."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "cfpb"
"""Not part of the project: nobody here may publish them."""


def real(name: str) -> Path:
    """One of the exports; a test without it is skipped."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"there is no {name} beside the project")
    return path
