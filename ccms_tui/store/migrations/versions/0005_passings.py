"""A threshold that was moved ahead again passes again: notices are told apart by which time it was."""

from ccms_tui.store.migrations.words import say

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    say(__file__)
