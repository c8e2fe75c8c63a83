"""What every test run has, wherever the tests lie."""

import gc
import os
import sys

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.accounts", "tests.compiled", "tests.quick", "tests.strictness", "tests.warm"]
"""Where CI is set nothing is skipped: what cannot run there is a failure, told with its reason."""

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Containers tend to set it; then each of the hundreds of programs started here would be compiled anew."""

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
settings.register_profile("deadlines", max_examples=2_000)


def pytest_collection_finish() -> None:
    """Look no more, whenever garbage is collected, through all that stays until the end."""
    gc.collect()
    gc.freeze()
