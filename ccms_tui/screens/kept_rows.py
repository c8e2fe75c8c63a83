"""Until when the file of a case is kept, which holds stand, and which erasures were asked for."""

from collections.abc import Iterator

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.erasing import ErasureLine, HoldLine
from ccms_tui.rules.safe import line
from ccms_tui.screens.writing import Local, day, plain
from ccms_tui.widgets.page import BLANK, Row, heading

HANG = 10
"""Cells for what a line is of."""


def kept_rows(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Of a case that is closed, held or asked for; an open one is kept, and nothing is to be said of it."""
    if not (sheet.closed_at or sheet.holds or sheet.erasures):
        return
    yield heading("Kept")
    yield Row(line(_until(sheet, local)))
    for hold in sheet.holds:
        yield Row(line(_hold(hold, local)), lead=f"hold {hold.number}", hang=HANG)
    for erasure in sheet.erasures:
        yield Row(line(_erasure(erasure, local)), lead=f"erasure {erasure.number}", hang=HANG + 2)
    yield BLANK


def _until(sheet: CaseSheet, local: Local) -> str:
    if sheet.erased_at:
        return f"erased {local(sheet.erased_at)}: what was somebody's own is gone, figures and dates stay"
    until = f"until {day(sheet.kept.until)} · " if sheet.kept.until else ""
    return f"{until}{sheet.kept.why} ({sheet.kept.source})"


def _hold(one: HoldLine, local: Local) -> str:
    ended = f"released {local(one.released_at)}: {one.releasing}" if one.released_at else "stands"
    return f"{one.reason} · {one.held_by}, {local(one.held_at)} · {ended}"


def _erasure(one: ErasureLine, local: Local) -> str:
    who = f"{one.requested_by}, {local(one.requested_at)}"
    ended = " · ".join(part for part in (one.status, one.ended_by, one.why) if part)
    return f"{plain(one.basis)}: {one.reason} · {who} · {ended}"
