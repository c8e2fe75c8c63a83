"""The watch: what was raised to whom, and when it last looked."""

from ccms_tui.store.migrations.words import say

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    say(__file__)
