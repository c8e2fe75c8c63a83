"""A proposal that waits for a signature: its words, what it rests on, and the other signatures."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from ccms_tui.desk.approving import Waiting
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.lines import ProposalLine
from ccms_tui.rules.safe import line, safe
from ccms_tui.screens.revisions import differences
from ccms_tui.screens.wording import words_rows
from ccms_tui.screens.writing import Local, short, signed
from ccms_tui.widgets import page
from ccms_tui.widgets.page import BLANK, Row

HANG = 3


def heading(row: Waiting, place: int, total: int, local: Local) -> Content:
    """Which signature is asked for, by whom, and what it would bind."""
    asked = f"asked {local(row.since)} by {row.author}"
    binds = f"binds revision {row.revision} ({short(row.fingerprint)})"
    parts = (f"Approval {place} of {total}", row.reference, binds, row.role, asked)
    return Content.styled(line(" · ".join(parts)), "bold")


def words(sheet: CaseSheet, compared: bool) -> Sequence[Row]:
    """The exact words, or the same with what changed since the revision before."""
    proposal = sheet.proposal
    if proposal is None:
        return (Row("no proposal stands any more"),)
    earlier = _earlier(sheet, proposal)
    if compared and earlier:
        since = page.heading(
            "What changed", f"since revision {earlier.revision}; d shows it as it will stand"
        )
        return (since, *differences(earlier.words, proposal.words))
    note = f"d differences since revision {earlier.revision}" if earlier else "the first revision"
    return (page.heading("The proposal, as it will stand", note), *words_rows(proposal.words))


def _earlier(sheet: CaseSheet, proposal: ProposalLine) -> ProposalLine | None:
    return next((one for one in reversed(sheet.proposals) if one.revision < proposal.revision), None)


def rests_on(sheet: CaseSheet, proposal: ProposalLine) -> Iterator[Row]:
    """The evidence, whether somebody has looked at it, and what the policy that is cited says."""
    relied = [one for one in sheet.evidence if one.item in proposal.evidence]
    yield page.heading("It rests on", "" if relied else "no evidence")
    for one in relied:
        seen = f"✔ reviewed by {one.reviewed_by}" if one.reviewed_by else "▢ not reviewed"
        yield Row(line(one.name), lead=str(one.item), hang=HANG)
        yield Row(Content.styled(line(f"{seen} · {short(one.sha256)}"), "$text-muted"), hang=HANG)
        if one.review:
            yield Row(Content.styled(safe(f"“{one.review}”"), "$text-muted"), hang=HANG)
    yield BLANK
    yield from policy_rows(sheet, proposal)


def policy_rows(sheet: CaseSheet, proposal: ProposalLine) -> Iterator[Row]:
    """The sections that a revision cites, as they read when it was put forward."""
    kept = [one for one in sheet.cited if one.revision == proposal.revision]
    for section in kept:
        yield page.heading(f"Policy {section.number}", section.title)
        yield Row(section.text, hang=HANG)
        since = "" if section.current else "; the library says otherwise now"
        source = f"{section.policy}, version {section.version} · {short(section.sha256)}{since}"
        yield Row(Content.styled(line(source), "$text-muted"), hang=HANG)
    if not kept:
        yield page.heading(f"Policy {proposal.policy}", "its text was not kept in those days")


def before(sheet: CaseSheet, row: Waiting, local: Local) -> Iterator[Row]:
    """Why one is asked, who signed before, and who comes after."""
    yield BLANK
    yield page.heading("Why you")
    yield Row(row.why)
    yield BLANK
    yield page.heading("Before you")
    yield Row(f"{row.author}, its author, who may not approve it")
    for one in (each for each in sheet.approvals if each.current):
        name = signed(one.approver, one.on_behalf_of)
        said = f": “{one.comments}”" if one.comments else ""
        yield Row(f"{name} for {one.role}, {local(one.approved_at)}{said}", lead="✔", hang=2)
    yield BLANK
    yield page.heading("After you")
    left = [need for need in sheet.needs if row.role not in need.role.split(" or ")]
    for need in left:
        yield Row(f"{need.role}: {need.why}", lead="▢", hang=2)
    if not left:
        yield Row("nobody: it can be decided then")
