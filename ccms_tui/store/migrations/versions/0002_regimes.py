"""Clocks that run again and again, stages and tracks; extensions with their proof; settlements."""

from ccms_tui.store.migrations.words import say

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    say(__file__)
