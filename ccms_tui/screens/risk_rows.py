"""How much each owner has in each band, and the cases that are past a threshold."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.content import Content

from ccms_tui.desk.queue import QueueRow
from ccms_tui.desk.risk import Load, RiskPicture
from ccms_tui.rules.clocks import State
from ccms_tui.rules.safe import line
from ccms_tui.rules.words import Stage
from ccms_tui.screens.clocks import SIGNS
from ccms_tui.screens.rows import about, clock_column
from ccms_tui.widgets.columns import Column

ESCALATE, REVIEW, LATE = (SIGNS[state] for state in (State.ESCALATE, State.REVIEW_DUE, State.BREACHED))
WAITS = {
    Stage.TRIAGE: "classification",
    Stage.INVESTIGATION: "findings, proposal",
    Stage.REVIEW: "approval, decision",
    Stage.DECISION: "final response",
}
"""What comes next at each stage; what exactly is missing stands on the case's sheet."""


def totals(picture: RiskPicture, tomorrow: str, swept: str) -> Content:
    """How it stands as a whole, in one line."""
    return Content(" · ").join(
        (
            Content(f"Risk  {picture.open} open"),
            Content.styled(f"{LATE[0]} {picture.breached} late", LATE[1]),
            Content.styled(f"{REVIEW[0]} {picture.review_due} review due", REVIEW[1]),
            Content.styled(f"{ESCALATE[0]} {picture.escalate} escalated", ESCALATE[1]),
            Content(f"{picture.tomorrow} due by {tomorrow}"),
            Content(swept),
        )
    )


def worst_first(loads: Sequence[Load]) -> list[Load]:
    """Whoever is latest with the most."""
    return sorted(loads, key=lambda load: (-load.breached, -load.review_due, -load.escalate, load.owner))


def load_columns() -> tuple[Column[Load], ...]:
    """Owners by band, and who hears of it."""
    return (
        Column("Owner", _owner, share=1, least=18, most=32),
        Column("open", lambda load: _count(_all(load)), width=5, right=True),
        Column("on time", lambda load: _count(load.on_track), width=7, right=True, drop=1),
        Column(f"{ESCALATE[0]} esc.", lambda load: _count(load.escalate, ESCALATE[1]), width=6, right=True),
        Column(f"{REVIEW[0]} rev.", lambda load: _count(load.review_due, REVIEW[1]), width=6, right=True),
        Column(f"{LATE[0]} late", lambda load: _count(load.breached, LATE[1]), width=6, right=True),
        Column("tomorrow", lambda load: _count(load.tomorrow), width=8, right=True),
        Column("Goes up to", lambda load: line(load.escalates_to), share=2, least=18),
    )


def _owner(load: Load) -> Content:
    return Content(line(load.owner)) + Content.styled(" away" if load.away else "", "bold $text-warning")


def _all(load: Load) -> int:
    return load.on_track + load.escalate + load.review_due + load.breached


def _count(count: int, style: str = "") -> Content:
    return Content.styled(str(count), style) if count else Content.styled("·", "dim")


def case_columns(
    now: Callable[[], datetime], unreviewed: Callable[[int], bool], told: Callable[[int], str]
) -> tuple[Column[QueueRow], ...]:
    """The columns of the cases past a threshold."""

    def waits(row: QueueRow) -> Content:
        if unreviewed(row.case):
            return Content.styled("a manager's review", "bold")
        return Content(WAITS.get(row.stage, ""))

    return (
        Column("Case", lambda row: row.reference, width=13),
        clock_column("Final", "final_response", now),
        Column("Owner", lambda row: row.owner.split()[-1], width=9),
        Column("Waits for", waits, width=18),
        Column("Told", lambda row: told(row.case).split()[-1] if told(row.case) else "", width=9, drop=3),
        Column("Complainant", lambda row: row.complainant, least=12, most=28, drop=1),
        Column("   About", about, share=3, least=17, most=76, drop=2),
    )
