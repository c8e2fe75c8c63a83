"""Every table, as its database's own words have it."""

from ccms_tui.store.migrations.words import say

revision = "0001"
down_revision = None


def upgrade() -> None:
    say(__file__)
