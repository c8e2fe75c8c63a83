"""Where CI is set nothing is skipped: what cannot run there is a failure, told with its reason."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

R = TypeVar("R", pytest.TestReport, pytest.CollectReport)


def pytest_report_header() -> str:
    """Say which kind of run this is."""
    return "skipping: " + ("is failing (CI is set)" if _strict() else "allowed, and told at the end")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that skips itself."""
    return _insist((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that skips itself."""
    return _insist((yield))


def _insist(report: R) -> R:
    if _strict() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


def _strict() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true"}
