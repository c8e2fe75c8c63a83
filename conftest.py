"""What every test run has, wherever the tests lie."""

pytest_plugins = ["tests.accounts", "tests.strictness"]
