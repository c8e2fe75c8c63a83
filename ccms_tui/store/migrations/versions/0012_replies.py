"""What complainants send us, and in whose name a proposal was made."""

from ccms_tui.store.migrations.words import say

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    say(__file__)
