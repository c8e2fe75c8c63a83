"""What happened on the way to an answer, each as a line and as something to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from textual.content import Content

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.lines import ApprovalLine, ProposalLine, ReviewLine
from ccms_tui.rules.safe import line, safe
from ccms_tui.rules.words import ProposalStatus
from ccms_tui.screens.proposed import policy_rows
from ccms_tui.screens.revisions import differences
from ccms_tui.screens.wording import words_rows
from ccms_tui.screens.writing import Local, plain, short, signed, surname
from ccms_tui.widgets.columns import Cell
from ccms_tui.widgets.page import BLANK, Row, heading

Key = tuple[str, int]
"""What kind of thing it is, and its place among its like."""
HANG = 16
STANDING = (ProposalStatus.STANDS, ProposalStatus.DECIDED)


@dataclass(frozen=True)
class Happened:
    """A line of the log."""

    key: Key
    at: datetime
    who: str
    what: Cell


def log_of(sheet: CaseSheet) -> list[Happened]:
    """All of it, latest first."""
    return sorted(_happened(sheet), key=lambda row: row.at)[::-1]


def _happened(sheet: CaseSheet) -> Iterator[Happened]:
    for n, made in enumerate(sheet.proposals):
        yield Happened(("proposal", n), made.proposed_at, made.author, _proposed(made))
    for n, sign in enumerate(sheet.approvals):
        yield Happened(("approval", n), sign.approved_at, sign.approver, _approved(sign))
    for n, seen in enumerate(sheet.reviews):
        yield Happened(("review", n), seen.reviewed_at, seen.manager, "manager review")
    for n, told in enumerate(sheet.decisions):
        what = Content.styled(line(f"decided: {plain(told.outcome)}, revision {told.revision}"), "bold")
        yield Happened(("decision", n), told.decided_at, told.decided_by, what)


def _proposed(made: ProposalLine) -> Content:
    """What stands with its outcome; what does not, with who sent it back."""
    if made.status in STANDING:
        told = f"revision {made.revision}: {plain(made.outcome)} · {made.status}"
        return Content.styled(line(told), "bold")
    by = f" by {surname(made.returned_by)}" if made.returned_by else ""
    return Content.styled(line(f"revision {made.revision} · {made.status}{by}"), "$text-muted")


def _approved(sign: ApprovalLine) -> Content:
    whose = f" ({surname(sign.on_behalf_of)})" if sign.on_behalf_of else ""
    told = line(f"signed for {sign.role}{whose}, revision {sign.revision}")
    return Content(told) if sign.current else Content.styled(f"{told} · void", "$text-muted")


def detail(sheet: CaseSheet, key: Key, local: Local) -> list[Row]:
    """The whole of one of them."""
    kind, place = key
    match kind:
        case "proposal":
            return list(_proposal(sheet, place, local))
        case "approval":
            return list(_approval(sheet.approvals[place], local))
        case "review":
            return list(_review(sheet.reviews[place], local))
    return list(_decision(sheet, place, local))


def _proposal(sheet: CaseSheet, place: int, local: Local) -> Iterator[Row]:
    made = sheet.proposals[place]
    yield heading(f"Revision {made.revision}", f"{made.status} · by {made.author}, {local(made.proposed_at)}")
    if made.comments:
        who = f"Returned by {made.returned_by}" if made.returned_by else "Withdrawn"
        yield Row(Content.assemble((f"{line(who)}: ", "bold"), safe(made.comments)))
    if made.status is ProposalStatus.STANDS:
        yield from _signatures(sheet)
    yield BLANK
    yield heading("The words, as they were shown and hashed", short(made.fingerprint))
    yield from words_rows(made.words)
    yield BLANK
    yield from policy_rows(sheet, made)
    if place:
        yield BLANK
        before = sheet.proposals[place - 1]
        yield heading(f"What changed since revision {before.revision}")
        yield from differences(before.words, made.words)


def _signatures(sheet: CaseSheet) -> Iterator[Row]:
    """Who signed what stands, and who is still to."""
    for sign in sheet.approvals:
        if sign.current:
            yield _named(f"✔ {sign.role}", signed(sign.approver, sign.on_behalf_of))
    first = min((need.step for need in sheet.needs), default=1)
    for need in sheet.needs:
        turn = "still to sign" if need.step == first else "to sign after those"
        yield _named(f"▢ {need.role}", f"{turn}: {need.why} ({need.source})")


def _approval(sign: ApprovalLine, local: Local) -> Iterator[Row]:
    stands = "current" if sign.current else "void: other words stand now"
    yield heading(f"Signed for {sign.role}", stands)
    yield _named("By", f"{signed(sign.approver, sign.on_behalf_of)}, {local(sign.approved_at)}")
    yield _named("Revision", str(sign.revision))
    yield _named("Binds", sign.fingerprint)
    if sign.comments:
        yield _named("Comment", sign.comments)


def _review(seen: ReviewLine, local: Local) -> Iterator[Row]:
    yield heading("Manager review", f"{seen.manager}, {local(seen.reviewed_at)}")
    yield _named("In the way", seen.blocking)
    yield _named("Now", seen.plan)
    yield _named("Owner", "stays" if seen.stays else "to be changed")


def _decision(sheet: CaseSheet, place: int, local: Local) -> Iterator[Row]:
    told = sheet.decisions[place]
    yield heading("Decided", f"{plain(told.outcome)} · by {told.decided_by}, {local(told.decided_at)}")
    yield _named("Because", told.rationale)
    yield _named("Policy", told.policy)
    if told.amount:
        yield _named("Amount", str(told.amount))
    yield _named("Revision", f"{told.revision}, in round {told.round}")
    yield _named("Binds", told.fingerprint)
    yield BLANK
    for made in (one for one in sheet.proposals if one.revision == told.revision):
        yield from policy_rows(sheet, made)


def _named(name: str, text: str) -> Row:
    return Row(text, lead=Content.styled(line(name), "$text-muted"), hang=HANG)
