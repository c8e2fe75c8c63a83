"""Clocks that are stopped in hindsight, or set running again."""

from ccms_tui.store.migrations.words import say

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    say(__file__)
