"""People in columns, and what is theirs with the deadlines at stake."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content

from ccms_tui.desk.leaving import Stake, Stakes
from ccms_tui.desk.people import PersonRow
from ccms_tui.rules.leaving import Part
from ccms_tui.rules.safe import line
from ccms_tui.screens.clocks import cell
from ccms_tui.screens.writing import plain, some
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.page import Row, heading

PARTS = {Part.OWNS: "owns", Part.OFFERED: "is offered", Part.ASKED: "has a task on"}


def person_columns() -> tuple[Column[PersonRow], ...]:
    """Who they are, what they are trusted with, who stands beside them, and whether they are there."""
    return (
        Column("Name", _name, least=14, most=28),
        Column("Roles", lambda row: ", ".join(row.roles), share=2, least=16, most=48),
        Column("Open", lambda row: str(row.open_cases or "·"), width=4, right=True),
        Column("Manager", lambda row: row.manager or "", least=10, most=20, drop=3),
        Column("Deputy", lambda row: row.deputy or "", least=10, most=20, drop=1),
        Column("Team", lambda row: row.team or "", least=10, most=28, drop=4),
        Column("Away", _away, width=15, drop=2),
    )


def _name(row: PersonRow) -> Content:
    return Content.styled(line(row.name), "" if row.active else "dim")


def _away(row: PersonRow) -> str:
    if not row.active:
        return "deactivated"
    return f"{row.away_from:%-d %b} – {row.away_to:%-d %b}" if row.away_from and row.away_to else ""


def stake_columns(now: Callable[[], datetime]) -> tuple[Column[Stake], ...]:
    """A case, what they are to it, and the clock on it that runs out first."""
    return (
        Column("Case", lambda one: one.reference, width=13),
        Column("", lambda one: PARTS[one.part], width=13, drop=1),
        Column("Clock", lambda one: plain(one.clocks[0].kind) if one.clocks else "", width=15),
        Column("", lambda one: cell(one.clocks[0] if one.clocks else None, now()), width=11),
        Column("About", lambda one: one.summary, share=3, least=16),
    )


def told(row: PersonRow | None, stakes: Stakes | None) -> Content:
    """How much is theirs, and who acts for them when they are away."""
    if row is None or stakes is None:
        return Content("")
    deputy = f"{stakes.deputy} is their deputy" if stakes.deputy else "nobody is their deputy"
    sees_to = f" and {some(len(stakes.actions), 'action')}" if stakes.actions else ""
    return Content(line(f"{row.name}: {some(len(stakes.rows), 'case')}{sees_to}, {deputy}"))


def stakes_aside(stakes: Stakes) -> Content:
    """Each case of theirs with every deadline at stake."""
    rows = [heading("Deadlines at stake", some(len(stakes.rows), "case")).told]
    for one in stakes.rows:
        rows.append(Row(line(f"{PARTS[one.part]} {one.summary}"), lead=one.reference, hang=14).whole())
        rows += [
            Row(f"{plain(clock.kind)} by {clock.due_on:%a %-d %b %Y}", lead="", hang=14).whole()
            for clock in one.clocks
        ]
    for action in stakes.actions:
        rows.append(Row(line(f"sees to {action.what}"), lead=action.reference, hang=14).whole())
        rows.append(Row(f"by {action.due_on:%a %-d %b %Y}", lead="", hang=14).whole())
    return Content("\n").join(rows)
