"""Regime packs that two people put to use: their text, for which cases, and who said so."""

from ccms_tui.store.migrations.words import say

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    say(__file__)
