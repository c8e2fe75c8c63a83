"""Somebody is asked to see to what came in, and what waits for each person is found by an index."""

from ccms_tui.store.migrations.words import say

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    say(__file__)
