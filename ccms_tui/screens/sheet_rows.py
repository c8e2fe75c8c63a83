"""A case at a glance: its points, what they said, what was done, and its gates."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.claims import PointLine
from ccms_tui.desk.record import Entry
from ccms_tui.rules.closing import Gate
from ccms_tui.rules.safe import line, safe
from ccms_tui.rules.verdict import Reason
from ccms_tui.screens.act import Act
from ccms_tui.screens.acts import reasons
from ccms_tui.screens.writing import WHEN, Local, numbers, plain, surname
from ccms_tui.widgets.checklist import Item
from ccms_tui.widgets.page import BLANK, Row, heading

OPENING = 480
"""Letters of their own words that stand on the sheet; the letters have them whole."""
WHO = 12
"""Cells for a name."""
HANG = 30


def sheet_rows(sheet: CaseSheet) -> Iterator[Row]:
    """Points with what was found, the beginning of their own words, and what the case waits for."""
    found = sum(point.finding is not None for point in sheet.counting)
    yield heading("Points", f"{found} of {len(sheet.counting)} found upon" if sheet.points else "")
    for point in sheet.points:
        yield from point_rows(point)
    if not sheet.points:
        yield Row("none yet: o adds one", hang=2)
    yield BLANK
    yield from _evidence_rows(sheet)
    if sheet.own_words:
        yield heading("In their own words")
        more = len(sheet.own_words) > OPENING
        yield Row(
            f"“{sheet.own_words[:OPENING].rstrip()}”{' … whole under 4 letters' if more else ''}", hang=2
        )
        yield BLANK
    yield from _together(sheet)


def _together(sheet: CaseSheet) -> Iterator[Row]:
    """The case that leads this one, those it leads or is linked with, and others of the same person."""
    if sheet.merged_into:
        yield Row(
            "it is handled there; its clocks are its own", lead=f"Merged into {sheet.merged_into}", hang=28
        )
    for part in sheet.contains:
        due = f", {plain(part.clocks[0].kind)} by {part.clocks[0].due_on:%-d %b %Y}" if part.clocks else ""
        told = f"{part.summary} · {part.stage}{due}"
        yield Row(line(told), lead=f"Contains {part.reference}", hang=28)
    for link in sheet.links:
        note = f" · {link.note}" if link.note else ""
        yield Row(line(f"{link.kind}: {link.summary}{note}"), lead=f"Linked {link.reference}", hang=28)
    for reference, about in sheet.related.items():
        yield Row(about, lead=f"See also {reference}", hang=28)
    if sheet.merged_into or sheet.contains or sheet.links or sheet.related:
        yield BLANK


def _evidence_rows(sheet: CaseSheet) -> Iterator[Row]:
    """What is still missing in evidence, and what of it is not what was added; nothing when all is well."""
    wrong = [one for one in sheet.evidence if one.wrong and not one.aside_at]
    for one in wrong:
        text = f"evidence {one.item} {one.wrong}: it cannot be relied on"
        yield Row(Content.styled(line(text), "bold $text-error"))
    if sheet.missing_evidence:
        kinds = ", ".join(sheet.missing_evidence)
        yield Row(f"{kinds} (e adds it)", lead=f"Still expected of {sheet.category}", hang=HANG)
    if wrong or sheet.missing_evidence:
        yield BLANK


def point_rows(point: PointLine) -> Iterator[Row]:
    """A point, its finding, and why."""
    if point.into:
        yield Row(
            Content.styled(line(f"{point.text}: {became(point)}"), "$text-muted"),
            lead=str(point.number),
            hang=3,
        )
        return
    yield Row(line(point.text), lead=Content.styled(str(point.number), "bold"), hang=3)
    for past in point.before:
        until = f"until {past.ended_by} changed it" + (f": {past.why}" if past.why else "")
        told = f"before, {plain(past.finding)}, {until}"
        yield Row(Content.styled(line(told), "$text-muted"), hang=3)
    if not point.finding:
        yield Row(Content.styled("no finding yet", "bold $text-warning"), hang=3)
        return
    relied = f", evidence {numbers(point.evidence)}" if point.evidence else ""
    found = (f"{plain(point.finding)}{relied}", "bold")
    why = (f"  {safe(point.reason)}" if point.reason else "", "$text-muted")
    yield Row(Content.assemble(found, why), hang=3)


def became(point: PointLine) -> str:
    """What became of a point that counts no more."""
    return f"now point {numbers(point.into)}"


def timeline(entries: Iterable[Entry], total: int, local: Local) -> tuple[Row, ...]:
    """What was done, latest first."""
    rows = tuple(_entry(entry, local) for entry in entries)
    more = f"the latest {len(rows)} of {total}; all under 6 ledger" if total > len(rows) else ""
    return heading("Timeline", more), *rows


def _entry(entry: Entry, local: Local) -> Row:
    who = surname(entry.actor, entry.on_behalf_of)
    lead = Content.assemble((f"{local(entry.happened_at or entry.at):{WHEN}} ", "$text-muted"), line(who))
    return Row(line(entry.summary), lead=lead, hang=WHEN + 1 + WHO)


def gate_items(sheet: CaseSheet) -> list[Item]:
    """The gates to closing, those first that are not met, each with what is missing."""
    in_order = sorted(sheet.gates, key=lambda gate: gate.met)
    return [Item(gate.gate, gate.gate, gate.met, gate.reason) for gate in in_order]


def gate_rows(gate: Gate, act: Act, against: tuple[Reason, ...] | None) -> Iterator[Row]:
    """Of a gate that is not met, what is missing, and what meets it, now or later."""
    if gate.met:
        return
    yield Row(f"{gate.reason} ({gate.source})")
    yield Row(Content.styled(line(gate.why), "$text-muted"))
    yield BLANK
    if against:
        yield Row(Content.styled(f"{act.label}, not now: {reasons(against)}", "$text-muted"))
    else:
        yield Row(Content.assemble(("enter", "bold"), f" {act.label.lower()}"))
