"""Corrective actions in columns, and one with complaints of its cause month by month."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from ccms_tui.desk.actions import ActionRow, ActionSheet
from ccms_tui.rules.actions import Span
from ccms_tui.rules.safe import line
from ccms_tui.rules.words import ActionStatus
from ccms_tui.screens.writing import day
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.page import BLANK, Row, heading
from ccms_tui.widgets.signs import ICONS

SIGNS = {ActionStatus.OPEN: "▢", ActionStatus.DONE: "✔", ActionStatus.CANCELLED: "–"}
LATE = "✖ overdue"
HANG, WIDEST = 10, 40


def standing(row: ActionRow) -> Content:
    """How it stands, by a sign and a word."""
    if row.overdue:
        return Content.styled(LATE, "bold $text-error")
    return Content(f"{SIGNS[row.status]} {row.status}")


def action_columns() -> tuple[Column[ActionRow], ...]:
    """How it stands, what is done against which cause, by whom and by when."""
    return (
        Column("", lambda row: row.reference, width=5),
        Column("", standing, width=11),
        Column("What", lambda row: row.what, share=3, least=20),
        Column("By", lambda row: f"{row.due_on:%-d %b %Y}", width=11),
        Column("Owner", lambda row: row.owner.split()[-1], width=9),
        Column("Against", lambda row: row.title, least=12, most=28, drop=1),
        Column("Case", lambda row: row.case or "", width=13, drop=2),
    )


def action_page(sheet: ActionSheet) -> Iterator[Row]:
    """What it is, and a bar for each month, with the average before it and after."""
    row = sheet.row
    yield Row(Content.assemble((f"{row.reference}  {line(row.what)}", "bold")))
    yield Row(line(f"against {row.title} ({row.cause}) · {row.owner}, by {day(row.due_on)}"))
    if row.result:
        ended = day(row.done_on, "given up")
        yield Row(line(f"{SIGNS[row.status]} {ended}, {sheet.ended_by}: {row.result}"))
    yield BLANK
    before, after = _each(sheet.effect.before), _each(sheet.effect.after)
    yield heading("Complaints of this cause", f"a month: {before} before, {after} after")
    yield from _months(sheet)


def _months(sheet: ActionSheet) -> Iterator[Row]:
    """A bar for each month, the latest first."""
    months, done_on = sheet.effect.months, sheet.row.done_on
    most = max((one.complaints for one in months), default=0) or 1
    for one in reversed(months):
        turn = done_on and one.first == done_on.replace(day=1)
        bar = ICONS.full * -(-one.complaints * WIDEST // most)
        yield Row(f"{bar} {one.complaints}{'  ← done' if turn else ''}", lead=f"{one.first:%b %Y}", hang=HANG)


def _each(span: Span) -> str:
    return span.each or "–"


def case_actions(actions: Sequence[ActionRow]) -> Iterator[Row]:
    """What a case showed to be needed, and whether it was done."""
    if actions:
        yield heading("Corrective actions")
    for one in actions:
        told = f" {one.what} · {one.owner}, by {day(one.due_on)}"
        yield Row(standing(one) + Content(line(told)), lead=one.reference, hang=HANG)
