"""Points with their history, colleagues complained about, offers, referrals, the policy of a decision."""

from ccms_tui.store.migrations.words import say

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    say(__file__)
