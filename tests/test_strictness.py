"""In CI a skip is a failure; elsewhere it is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import ROOT

SKIPS = """
import pytest
def test_skips() -> None:
    pytest.skip("no such thing here")
@pytest.mark.skipif(True, reason="marked")
def test_is_skipped() -> None: ...
@pytest.mark.xfail(strict=True)
def test_fails_as_it_should() -> None:
    assert False
"""
NEVER = "import pytest\npytest.skip('not even read', allow_module_level=True)\n"


@pytest.mark.parametrize(
    ("ci", "closing"), [("true", "1 failed, 1 xfailed, 2 errors"), ("", "3 skipped, 1 xfailed")]
)
def test_a_skip_fails_in_ci(tmp_path: Path, ci: str, closing: str) -> None:
    (tmp_path / "test_skips.py").write_text(SKIPS)
    (tmp_path / "test_never.py").write_text(NEVER)
    options = ["-p", "tests.strictness", "-p", "no:cacheprovider", "--continue-on-collection-errors"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", tmp_path, tmp_path],
        cwd=ROOT,
        env=os.environ | {"CI": ci},
        capture_output=True,
        text=True,
    )
    assert closing in ran.stdout
    assert bool(ran.returncode) == bool(ci)
