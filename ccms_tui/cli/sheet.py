"""A case as a page that a person reads from the top."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ccms_tui.cli.beside import kept, together
from ccms_tui.cli.paper import Block, Table, day, joined, titled, when, words
from ccms_tui.desk.actions import ActionRow
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.lines import ExhibitLine
from ccms_tui.rules.clock_words import gone
from ccms_tui.rules.clocks import state


def sheet_page(sheet: CaseSheet, now: datetime, zone: ZoneInfo) -> Iterator[Block]:
    """What it is, what runs, what was found and decided, what is still missing and what can be done."""
    yield from _heading(sheet, zone)
    yield from titled("Clocks", _clocks(sheet, now, zone))
    yield from _moved(sheet, zone)
    yield from titled("Points", _points(sheet))
    yield from titled("Evidence", evidence_table(sheet))
    if sheet.missing_evidence:
        yield f"still expected of {sheet.category}: {', '.join(sheet.missing_evidence)}"
    yield from titled("The proposal that stands", *_proposal(sheet))
    yield from _decided(sheet, zone)
    yield from _round_about(sheet, zone)
    yield from together(sheet)
    yield from kept(sheet, zone)
    met = sum(gate.met for gate in sheet.gates)
    gates = [("✔" if gate.met else "▢", gate.gate, gate.reason, gate.source) for gate in sheet.gates]
    yield from titled(f"To close this defensibly: {met} of {len(gates)}", Table(("", "", "", ""), gates))
    yield f"\nPossible now: {', '.join(sheet.possible) or 'nothing'}"


def _heading(sheet: CaseSheet, zone: ZoneInfo) -> Iterator[Block]:
    yield f"{sheet.reference}  {sheet.summary}"
    yield joined(sheet.complainant, sheet.account, sheet.category, sheet.product)
    owner = f"owner {sheet.owner}" + (f", offered to {sheet.offered_to}" if sheet.offered_to else "")
    yield joined(f"{sheet.stage} stage", f"{sheet.risk} risk", owner, f"version {sheet.version}")
    received = f"received {when(sheet.received_at, zone)} by {sheet.channel}"
    yield joined(received, f"{sheet.regime} {sheet.regime_version}", sheet.closed_at and "closed")
    yield sheet.adopted or ""
    yield f"\n“{sheet.own_words}”" if sheet.own_words else ""


def _clocks(sheet: CaseSheet, now: datetime, zone: ZoneInfo) -> Table:
    return Table(
        ("Clock", "State", "Used", "Due"),
        [
            (words(clock.kind), state(clock, now), gone(clock, now), when(clock.due_at, zone))
            for clock in sheet.clocks
        ],
    )


def _moved(sheet: CaseSheet, zone: ZoneInfo) -> Iterator[Block]:
    """What moved its dates by the regime's own rule, and what proves it."""
    if sheet.track:
        yield f"\nOn the track {words(sheet.track)}: other dates hold"
    later = [
        (
            words(line.kind),
            day(line.from_on),
            day(line.to_on),
            f"{words(line.ground)}: {line.reason}",
            f"{line.by}, {when(line.made_at, zone)}",
            f"evidence {line.agreement}" if line.agreement else f"letter {line.letter}",
        )
        for line in sheet.extensions
    ]
    yield from titled("Extensions", Table(("Clock", "From", "To", "Why", "By", "Proof"), later))
    settled = [
        (words(line.window), when(line.accepted_at, zone), line.words, line.by) for line in sheet.settlements
    ]
    yield from titled("Settled", Table(("Within", "Accepted", "What", "By"), settled))


def _points(sheet: CaseSheet) -> Table:
    rows = [
        (
            str(line.number),
            line.text,
            f"now point {', '.join(map(str, line.into))}" if line.into else words(line.finding),
            line.reason or "",
            ", ".join(map(str, line.evidence)),
        )
        for line in sheet.points
    ]
    return Table(("", "Point", "Finding", "Because", "Evidence"), rows)


def evidence_table(sheet: CaseSheet) -> Table:
    """What is in evidence."""
    rows = [
        (
            str(line.item),
            line.name,
            line.kind,
            line.source,
            _stands(line),
            line.sha256[:12],
        )
        for line in sheet.evidence
    ]
    return Table(("", "Name", "Kind", "From", "Reviewed by", "SHA-256"), rows)


def action_table(actions: Sequence[ActionRow]) -> Table:
    """Corrective actions, each with whether it is late."""
    rows = [
        (
            one.reference,
            one.what,
            one.title,
            one.owner,
            day(one.due_on),
            "overdue" if one.overdue else one.status,
        )
        for one in actions
    ]
    return Table(("", "What", "Against", "Owner", "By", ""), rows)


def _stands(line: ExhibitLine) -> str:
    """Who reviewed an item, or why nobody relies on it."""
    if line.aside_at:
        return f"set aside: {line.aside}"
    return f"ALTERED: it {line.wrong}" if line.wrong else line.reviewed_by or "not reviewed"


def _proposal(sheet: CaseSheet) -> Iterator[Block]:
    if not (line := sheet.proposal):
        return
    yield f"revision {line.revision} by {line.author}, {line.fingerprint}"
    yield line.words.rstrip()
    rows = [(f"✔ {sign.role}", sign.approver) for sign in sheet.approvals if sign.current]
    rows += [(f"▢ {need.role}", need.why) for need in sheet.needs]
    yield Table(("Approval", ""), rows)


def _decided(sheet: CaseSheet, zone: ZoneInfo) -> Iterator[Block]:
    decisions = [
        (str(line.round), words(line.outcome), line.policy, line.decided_by, when(line.decided_at, zone))
        for line in sheet.decisions
    ]
    yield from titled("Decisions", Table(("Round", "Outcome", "Policy", "By", "When"), decisions))
    letters = [
        (words(line.kind), line.channel, line.sent_by, when(line.sent_at, zone)) for line in sheet.letters
    ]
    yield from titled("Letters", Table(("Letter", "By way of", "Sent by", "When"), letters))
    came = [(line.sender, line.channel, when(line.received_at, zone)) for line in sheet.replies]
    yield from titled("From the complainant", Table(("From", "By way of", "When"), came))
    yield from titled("Remedies", _remedies(sheet))
    yield from titled("Taken further", _referrals(sheet))


def _remedies(sheet: CaseSheet) -> Table:
    rows = [
        (
            str(line.number),
            line.kind,
            line.text or "",
            str(line.amount or ""),
            line.owed_by or "",
            line.status,
            day(line.due_on),
            day(line.done_on),
        )
        for line in sheet.remedies
    ]
    return Table(("", "Remedy", "In words", "Amount", "By whom", "Status", "Due", "Done"), rows)


def _referrals(sheet: CaseSheet) -> Table:
    rows = [
        (
            str(one.number),
            one.body,
            one.reference or "",
            one.outcome or "open",
            str(one.amount or ""),
            one.ruling or "",
        )
        for one in sheet.referrals
    ]
    return Table(("", "To", "As", "Found", "Awarded", "Why"), rows)


def _round_about(sheet: CaseSheet, zone: ZoneInfo) -> Iterator[Block]:
    flags = [(line.kind, line.reason, "cleared" if line.cleared_at else "stands") for line in sheet.flags]
    yield from titled("Flags", Table(("Flag", "Why", ""), flags))
    about = [
        (one.person, one.reason, "taken back" if one.cleared_at else "stands") for one in sheet.colleagues
    ]
    yield from titled("About colleagues", Table(("Who", "What is said", ""), about))
    promises = [(str(line.number), line.text, day(line.due_on), line.state) for line in sheet.promises]
    yield from titled("Promises", Table(("", "Promise", "By", ""), promises))
    told = [
        (
            when(line.raised_at, zone),
            f"{words(line.kind)} {line.mark}",
            f"{line.person}, {line.part}",
            line.missed or "",
        )
        for line in sheet.notices
    ]
    yield from titled("Told", Table(("When", "Of what", "Whom", "Not reached"), told))
    tasks = [
        (line.kind, line.text, line.person, day(line.due_on)) for line in sheet.tasks if not line.done_at
    ]
    yield from titled("Asked of people", Table(("Task", "What", "Of whom", "By"), tasks))
    yield from _causes(sheet)
    notes = [(when(line.at, zone), line.by, line.text) for line in sheet.notes]
    yield from titled("Notes", Table(("When", "By", "Note"), notes))


def _causes(sheet: CaseSheet) -> Iterator[Block]:
    causes = [
        (line.cause, line.title, line.tagged_by, line.confirmed_by or "not confirmed")
        for line in sheet.causes
    ]
    yield from titled("Causes", Table(("Cause", "", "Tagged by", "Confirmed by"), causes))
    yield from titled("Corrective actions", action_table(sheet.actions))
