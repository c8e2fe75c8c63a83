"""Nothing without an owner who is there: open cases are kept by somebody active."""

from ccms_tui.store.migrations.words import say

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    say(__file__)
