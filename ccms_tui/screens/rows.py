"""A case as one row of a list."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content

from ccms_tui.desk.queue import QueueRow
from ccms_tui.rules.words import FlagKind, Risk
from ccms_tui.screens.clocks import cell, of_kind, sign
from ccms_tui.widgets.columns import Column

FLAGS = {FlagKind.VULNERABLE: "♥"}
EXCEPTION = "⚑"
RISKS = {
    Risk.HIGH: Content.styled("high", "bold"),
    Risk.MEDIUM: Content("med"),
    Risk.LOW: Content.styled("low", "dim"),
}


def flags(row: QueueRow) -> Content:
    """Each way in which the case stands apart, as a sign."""
    signs = dict.fromkeys(FLAGS.get(kind, EXCEPTION) for kind in row.flags)
    return Content.styled("".join(signs), "bold $text-warning")


def columns(now: Callable[[], datetime]) -> tuple[Column[QueueRow], ...]:
    """The columns of the queue; its clocks are reckoned when they are drawn."""

    def clock(kind: str) -> Callable[[QueueRow], Content]:
        return lambda row: cell(of_kind(row.clocks, kind), now())

    return (
        Column("", lambda row: sign(row.clocks, now()), width=1),
        Column("Case", lambda row: row.reference, width=13),
        Column("Complainant", lambda row: row.complainant, share=1, least=12),
        Column("", flags, width=2),
        Column("About", lambda row: row.summary, share=3, least=14, drop=1),
        Column("Risk", lambda row: RISKS[row.risk], width=4, drop=5),
        Column("Stage", lambda row: row.stage.value, width=13, drop=4),
        Column("Ack", clock("acknowledgement"), width=9, drop=3),
        Column("Investig.", clock("investigation"), width=11, drop=6),
        Column("Final", clock("final_response"), width=13),
        Column("Owner", lambda row: row.owner.split()[-1], width=10, drop=2),
    )
