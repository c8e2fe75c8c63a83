"""The tree: a place among all events for each of them."""

from ccms_tui.store.migrations.words import say

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    say(__file__)
