"""What moved the dates of a case by its regime's own rule: its track, extensions, a settlement in time."""

from collections.abc import Iterator

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.moved_lines import ExtensionLine
from ccms_tui.rules.safe import line
from ccms_tui.screens.writing import Local, day, plain
from ccms_tui.widgets.page import BLANK, Row, heading

HANG = 17
"""Cells for the name of a clock."""


def moved_rows(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Each with the date before and after, for what reason, by whom, and what proves it; often nothing."""
    if not (sheet.track or sheet.extensions or sheet.settlements):
        return
    yield heading("Dates moved by the rule")
    if sheet.track:
        yield Row(line(f"{plain(sheet.track)}: other dates hold"), lead="track", hang=HANG)
    for one in sheet.extensions:
        yield Row(line(_extended(one, local)), lead=line(plain(one.kind)), hang=HANG)
    for each in sheet.settlements:
        told = f"accepted {local(each.accepted_at)} · {plain(each.window)} · {each.by}: {each.words}"
        yield Row(line(told), lead="settled", hang=HANG)
    yield BLANK


def _extended(one: ExtensionLine, local: Local) -> str:
    proof = f"evidence {one.agreement}" if one.agreement else f"letter {one.letter}"
    dates = f"{day(one.from_on)} → {day(one.to_on)}"
    return f"{dates} · {plain(one.ground)}: {one.reason} · {one.by}, {local(one.made_at)} · {proof}"
