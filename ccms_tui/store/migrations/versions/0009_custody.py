"""Custody of evidence, and the policy text that an answer cites."""

from ccms_tui.store.migrations.words import say

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    say(__file__)
