"""A case as one row of a list."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content

from ccms_tui.desk.queue import QueueRow
from ccms_tui.rules.safe import line
from ccms_tui.rules.words import FlagKind, Risk, Stage
from ccms_tui.screens.clocks import cell, of_kind, sign
from ccms_tui.widgets.columns import Column

Now = Callable[[], datetime]
FLAGS = {FlagKind.VULNERABLE: "♥"}
EXCEPTION = "⚑"
ALTERED = "!"
RISKS = {
    Risk.HIGH: Content.styled("high", "bold"),
    Risk.MEDIUM: Content("med"),
    Risk.LOW: Content.styled("low", "dim"),
}
STAGES = {stage: stage.value for stage in Stage} | {Stage.INVESTIGATION: "investig."}


def about(row: QueueRow) -> Content:
    """What it is about, behind each way in which the case stands apart."""
    flags = [FLAGS.get(kind, EXCEPTION) for kind in row.flags]
    signs = "".join(dict.fromkeys([*([ALTERED] if row.altered else []), *flags]))
    before = Content.styled(signs, "bold $text-warning") if signs else Content("")
    held = f"+{len(row.contains)} " if row.contains else ""
    return before + Content(" " * (3 - len(signs)) + held + line(row.summary))


def case_column(now: Now) -> Column[QueueRow]:
    """The worst of its clocks as a sign, and its reference."""
    return Column("  Case", lambda row: sign(row.clocks, now()) + Content(f" {row.reference}"), width=15)


def clock_column(title: str, kind: str, now: Now, drop: int = 0) -> Column[QueueRow]:
    """One of its clocks, reckoned when it is drawn."""
    return Column(title, lambda row: cell(of_kind(row.clocks, kind), now()), width=11, drop=drop)


def columns(now: Now, day: Callable[[datetime], str]) -> tuple[Column[QueueRow], ...]:
    """The columns of the queue."""
    return (
        case_column(now),
        Column("Complainant", lambda row: row.complainant, least=12, most=28),
        Column("   About", about, share=3, least=21, most=76),
        Column("Risk", lambda row: RISKS[row.risk], width=4, drop=7),
        Column("Stage", lambda row: STAGES[row.stage], width=9, drop=3),
        clock_column("Ack", "acknowledgement", now, drop=5),
        clock_column("Investig.", "investigation", now, drop=6),
        clock_column("Final", "final_response", now),
        Column("Owner", lambda row: row.owner.split()[-1], width=9, drop=4),
        Column("Kind", lambda row: row.category or "", width=14, drop=8),
        Column("Came in", lambda row: day(row.received_at), width=10, drop=9),
    )
