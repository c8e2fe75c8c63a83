"""Checking from a case's events alone, years later, that who signed could, and that whoever had to sign did.

The invariants: a signature is under the words of the revision that stood; what was signed is what is decided;
no author or owner signs; the policy of that day had all its signatures, in its order; a closed case stays
closed; time goes on; who acts for another is their deputy while they are away; deadlines follow from events.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Protocol

from ccms_tui.rules.approving import Circumstances, Need, fingerprint, owed
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.people import Role
from ccms_tui.rules.policy_tables import read_recorded
from ccms_tui.rules.rechecking_clocks import misreckoned
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retelling import Body, Row, Told, new
from ccms_tui.rules.words import FlagKind, ProposalStatus, Risk, Stage

TOLERANCE = timedelta(minutes=5)
"""How far a clock may be set back without anything being wrong."""
OPEN_ONLY = {act for act, stages in POSSIBLE_AT.items() if Stage.CLOSED not in stages}
"""Acts on a case that are not for a closed one; those on people or on evidence may touch any case beside."""


class Known(Protocol):
    """What the ledger tells besides what it tells of a case: people, packs and calendars."""

    def trusted(self, person: int, role: Role, at: datetime) -> bool:
        """Whether a person was trusted with a role at an instant."""

    def stood_in(self, deputy: int, principal: int, at: datetime) -> bool:
        """Whether somebody was away at an instant, and this their deputy."""

    def pack(self, id: str, version: str) -> Regime | None:
        """A version of a pack, if there is one."""

    def calendar(self, id: str) -> Calendar:
        """A calendar as it was recorded."""


def recheck(bodies: Iterable[Body], known: Known) -> Iterator[tuple[int, str]]:
    """Each version of a case that breaks an invariant, and which; its events are given in their order."""
    before, last = Told(), datetime.min.replace(tzinfo=UTC)
    for body in bodies:
        at = datetime.fromisoformat(body["at"])
        if at + TOLERANCE < last:
            yield body["version"], "it was recorded before the event that it follows"
        if before.case.get("stage") == Stage.CLOSED and body["act"] in OPEN_ONLY:
            yield body["version"], f"{body['act']} is not for a closed case"
        after = Told({table: dict(rows) for table, rows in before.rows.items()})
        after.take(body)
        yield from ((body["version"], what) for what in _wrong(body, before, after, known))
        before, last = after, max(at, last)


def _wrong(body: Body, before: Told, after: Told, known: Known) -> Iterator[str]:
    yield from _wrongly_named(body, before, known)
    for row in new(body, before, "approval"):
        yield from _signed_wrongly(body, row, before, known)
    for row in new(body, before, "decision"):
        yield from _decided_wrongly(row, before)
    yield from misreckoned(body, before, after, known.pack, known.calendar)


def _wrongly_named(body: Body, before: Told, known: Known) -> Iterator[str]:
    """Whether an act, or a signature in it, is in the name of somebody who was there to do it themselves."""
    names = {body["for"]["id"]} if body["for"] else set()
    names |= {row["on_behalf_of"] for row in new(body, before, "approval") if row["on_behalf_of"]}
    at = datetime.fromisoformat(body["at"])
    if not all(known.stood_in(body["actor"]["id"], name, at) for name in names):
        yield "whoever it was done for was not away then, or had another deputy"


def _signed_wrongly(body: Body, row: Row, before: Told, known: Known) -> Iterator[str]:
    """What is wrong with a signature: its words, whoever gave it, or what they were trusted with."""
    proposal = before.proposal(row["revision"])
    if not proposal or proposal["status"] != ProposalStatus.STANDS:
        yield f"revision {row['revision']} did not stand when it was signed"
    elif row["fingerprint"] != proposal["fingerprint"] or not _hashed(proposal):
        yield f"it signs other words than those of revision {row['revision']}"
    names = {row["approver"], row["on_behalf_of"] or row["approver"]}
    if row["approver"] != body["actor"]["id"]:
        yield "the signature is not that of whoever acted"
    if names & _too_near(before, proposal):
        yield "an author, an owner or a colleague whom it is about signed it"
    whose, at = row["on_behalf_of"] or row["approver"], datetime.fromisoformat(row["approved_at"])
    if not known.trusted(whose, Role(row["role"]), at):
        yield f"whoever signed was not trusted with {row['role']} then"


def _hashed(proposal: Row) -> bool:
    """Whether a revision's fingerprint is that of its words, where they are not erased."""
    words = proposal["words"]
    return not isinstance(words, str) or fingerprint(words) == proposal["fingerprint"]


def _too_near(told: Told, proposal: Row | None) -> set[int]:
    """Authors of the round, owners since the first proposal of it, and whom the case is about."""
    if not proposal:
        return set()
    revisions = [row for row in told.of("proposal") if row["round"] == proposal["round"]]
    first = min(row["proposed_at"] for row in revisions)
    owners = {row["owner_id"] for row in told.of("ownership") if not row["to_at"] or row["to_at"] >= first}
    about = {row["person"] for row in told.of("colleague") if not row["cleared_at"]}
    authors = {who for row in revisions for who in (row["author"], row.get("author_for")) if who}
    return authors | owners | about


def _decided_wrongly(row: Row, before: Told) -> Iterator[str]:
    """What is wrong with a decision: its words, or the signatures that its policy asked for."""
    proposal = before.proposal(row["revision"])
    if not proposal or proposal["status"] != ProposalStatus.STANDS:
        yield f"revision {row['revision']} did not stand when it was decided"
        return
    if row["fingerprint"] != proposal["fingerprint"]:
        yield f"it decides other words than those of revision {row['revision']}"
    signed = [one for one in before.of("approval") if one["revision"] == row["revision"]]
    if len({one["approver"] for one in signed}) < len(signed):
        yield "one person signed it twice"
    if {one["approver"] for one in signed} & _too_near(before, proposal):
        yield "whoever signed it was its author or owner, or became one"
    if row.get("matrix"):
        needs = owed(read_recorded(row["matrix"]), _circumstances(before, proposal))
        yield from _unsigned(needs, signed)


def _unsigned(needs: tuple[Need, ...], signed: list[Row]) -> Iterator[str]:
    """The needs that nobody signed for, or that were signed for before their turn."""
    earlier: dict[int, str] = {}
    for need in needs:
        paid = [one["approved_at"] for one in signed if one["role"] in need.roles]
        if not paid:
            yield f"it was decided without {need.role}: {need.why} ({need.source})"
            continue
        if any(step < need.step and at > min(paid) for step, at in earlier.items()):
            yield f"{need.role} signed before their turn ({need.source})"
        earlier[need.step] = max(min(paid), earlier.get(need.step, ""))


def _circumstances(told: Told, proposal: Row) -> Circumstances:
    """What the policy looks at, as it was."""
    offers: dict[str, int] = {proposal["currency"]: proposal["amount"]}
    for one in told.of("offered"):
        if one["revision"] == proposal["revision"]:
            offers[one["currency"]] = offers.get(one["currency"], 0) + one["amount"]
    return Circumstances(
        risk=Risk(told.case["risk"]),
        category=told.case["category"],
        flags=frozenset(FlagKind(row["kind"]) for row in told.of("flag") if not row["cleared_at"]),
        regime=told.case["regime"],
        regime_stage=max((row.get("regime_stage", 1) for row in told.of("clock")), default=1),
        offers=tuple(offers.items()),
    )
