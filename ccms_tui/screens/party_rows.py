"""What is known of the people around a case, section by section; one that has nothing to say is empty."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from textual.content import Content

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.rules.safe import line, looks_odd
from ccms_tui.rules.watching import Mark, Promised, promised
from ccms_tui.screens.writing import WHEN, Local, day, plain
from ccms_tui.widgets.page import BLANK, Row, heading

HANG = WHEN + 1
KEPT = {Promised.OPEN: "▢", Promised.KEPT: "✔", Promised.KEPT_LATE: "✔", Promised.BROKEN: "✖"}
PASSED = {
    Mark.ESCALATION: "escalated",
    Mark.REVIEW: "wanted a manager's review",
    Mark.BREACH: "late",
    Mark.BROKEN: "broken",
}


def parties(sheet: CaseSheet) -> Iterator[Row]:
    """Who complains, and who speaks for them."""
    yield heading("Parties")
    for one in sheet.parties:
        told = " · ".join(filter(None, (one.name, one.account, one.contact)))
        yield Row(told, lead=one.role.value, hang=HANG)
        if odd := looks_odd(one.name):
            yield Row(Content.styled(f"! the name has {odd}", "bold $text-warning"), hang=HANG)


def owners(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Whose it was, and why it changed hands."""
    yield heading("Owners", "" if sheet.taken else "not taken yet")
    for one in reversed(sheet.owners):
        until = f"until {local(one.to_at)}" if one.to_at else "now"
        why = f" · {one.reason}" if one.reason else ""
        yield Row(f"{one.owner}, {until}{why}", lead=local(one.from_at), hang=HANG)
    if sheet.offered_to:
        why = f": {sheet.offer_reason}" if sheet.offer_reason else ""
        yield Row(f"{sheet.offered_to} is to accept or decline{why}", lead="offered", hang=HANG)


def flags(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Why it stands apart, or stood."""
    if sheet.flags:
        yield heading("Flags")
    for one in sheet.flags:
        sign, style = ("✔", "$text-muted") if one.cleared_at else ("⚑", "bold $text-warning")
        told = f"{one.reason} · {one.raised_by}, {local(one.raised_at)}"
        ended = f" · lifted by {one.cleared_by}, {local(one.cleared_at)}" if one.cleared_at else ""
        yield Row(told + ended, lead=Content.styled(f"{sign} {one.kind}", style), hang=HANG)


def colleagues(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Whom it is about, or was said to be."""
    if sheet.colleagues:
        yield heading("About colleagues", "they do not see the case")
    for one in sheet.colleagues:
        told = f"{one.person}: {one.reason} · named by {one.named_by}, {local(one.named_at)}"
        ended = f" · taken back by {one.cleared_by}, {local(one.cleared_at)}" if one.cleared_at else ""
        yield Row(told + ended, lead="✔" if one.cleared_at else "⚑", hang=HANG)


def referrals(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """To whom they took it further, and what came of that."""
    if sheet.referrals:
        yield heading("Taken further")
    for one in sheet.referrals:
        known = f" ({one.reference})" if one.reference else ""
        awarded = f", {one.amount} awarded" if one.amount else ""
        came = f"{one.outcome}{awarded}: {one.ruling}" if one.outcome else "nothing found yet"
        yield Row(f"{one.number}. {one.body}{known} · {came}", lead=local(one.referred_at), hang=HANG)


def promises(sheet: CaseSheet, today: date, zone: ZoneInfo) -> Iterator[Row]:
    """What was promised, by whom and by when, and whether it was kept."""
    if sheet.promises:
        yield heading("Promises")
    for one in sheet.promises:
        stands = promised(one.due_on, one.kept_at and one.kept_at.astimezone(zone).date(), today)
        style = "bold $text-error" if stands is Promised.BROKEN else ""
        lead = Content.styled(f"{one.number} {KEPT[stands]} {stands}", style)
        yield Row(f"{one.text} · by {day(one.due_on)}, {one.by}", lead=lead, hang=HANG)


def notices(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Who was told that time ran out, latest first, and who could not be reached."""
    if sheet.notices:
        yield heading("Told by the watch")
    for one in sorted(sheet.notices, key=lambda notice: notice.passed_at, reverse=True):
        missed = f"; {one.missed}" if one.missed else ""
        told = f"{plain(one.kind)} {PASSED[one.mark]}: {one.person} ({one.part}){missed}"
        yield Row(line(told), lead=local(one.raised_at), hang=HANG)


def tasks(sheet: CaseSheet) -> Iterator[Row]:
    """What is asked of people, and what was."""
    if sheet.tasks:
        yield heading("Asked of people")
    for one in sheet.tasks:
        sign = "✔" if one.done_at else "▢"
        by = f" · by {day(one.due_on)}" if one.due_on else ""
        yield Row(f"{one.text}{by}", lead=line(f"{sign} {one.person}"), hang=HANG)


def causes(sheet: CaseSheet) -> Iterator[Row]:
    """What lay at the root of it."""
    if sheet.causes:
        yield heading("Root causes")
    for one in sheet.causes:
        note = f" · {one.note}" if one.note else ""
        seen = f"✔ confirmed by {one.confirmed_by}" if one.confirmed_by else "▢ not confirmed"
        yield Row(line(f"{one.title}{note} · {seen}"), lead=one.tagged_by, hang=HANG)


def details(sheet: CaseSheet) -> Iterator[Row]:
    """What else its source says."""
    told = ({"source": sheet.source} if sheet.source else {}) | sheet.details
    if told:
        yield heading("From the source")
    for name, value in told.items():
        yield Row(value, lead=name, hang=HANG)


def notes(sheet: CaseSheet, local: Local) -> Iterator[Row]:
    """Notes, latest first."""
    yield heading("Notes", "" if sheet.notes else "none yet: n writes one")
    for one in reversed(sheet.notes):
        yield Row(Content.styled(line(f"{local(one.at)}  {one.by}"), "$text-muted"))
        yield Row(one.text, hang=2)
        yield BLANK
