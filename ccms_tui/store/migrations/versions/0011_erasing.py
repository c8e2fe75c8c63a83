"""Legal holds, and erasures that were asked for."""

from ccms_tui.store.migrations.words import say

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    say(__file__)
