"""A case's rows as people read them: everybody by name, every amount with its currency."""

from datetime import date, datetime

from ccms_tui.desk.kinds import Money
from ccms_tui.desk.request import Value
from ccms_tui.rules.people import Role
from ccms_tui.rules.watching import Mark, Promised
from ccms_tui.rules.words import (
    Channel,
    EvidenceKind,
    FlagKind,
    LetterKind,
    PartyRole,
    ProposalStatus,
    RemedyKind,
    RemedyStatus,
    TaskKind,
)


class PartyLine(Value, frozen=True):
    """A person in the case."""

    role: PartyRole
    name: str
    contact: str | None
    account: str | None


class OwnerLine(Value, frozen=True):
    """Whose the case was, from when to when; the one without an end owns it now."""

    owner: str
    from_at: datetime
    to_at: datetime | None
    reason: str | None


class FlagLine(Value, frozen=True):
    """A flag that stands, or stood."""

    kind: FlagKind
    reason: str
    raised_by: str
    raised_at: datetime
    cleared_by: str | None
    cleared_at: datetime | None


class ExhibitLine(Value, frozen=True):
    """An item of evidence."""

    item: int
    name: str
    kind: EvidenceKind
    source: str
    description: str | None
    sha256: str
    size: int
    added_by: str
    added_at: datetime
    received_at: datetime | None
    points: tuple[int, ...]
    original: int | None
    reviewed_by: str | None
    reviewed_at: datetime | None
    review: str | None
    aside_by: str | None
    aside_at: datetime | None
    aside: str | None
    wrong: str | None
    wrong_since: datetime | None


class ApprovalLine(Value, frozen=True):
    """A signature, and under what."""

    role: Role
    approver: str
    on_behalf_of: str | None
    revision: int
    fingerprint: str
    current: bool
    comments: str | None
    approved_at: datetime


class NeedLine(Value, frozen=True):
    """An approval that is still owed, and why; those of an earlier step come first."""

    role: str
    why: str
    source: str
    step: int = 1


class ProposalLine(Value, frozen=True):
    """A revision of the answer, with what became of it."""

    revision: int
    author: str
    proposed_at: datetime
    outcome: str
    rationale: str
    policy: str
    evidence: tuple[int, ...]
    remedy: RemedyKind
    remedy_text: str | None
    amount: Money | None
    remedy_by: date | None
    next_action: str | None
    words: str
    fingerprint: str
    status: ProposalStatus
    returned_by: str | None
    comments: str | None


class SectionLine(Value, frozen=True):
    """A section of the policy library as it read when a revision cited it, kept with the case."""

    revision: int
    number: str
    title: str
    text: str
    policy: str
    version: str
    sha256: str
    current: bool
    """Whether the library still says just this."""


class DecisionLine(Value, frozen=True):
    """What was decided, once for each round."""

    round: int
    revision: int
    fingerprint: str
    outcome: str
    rationale: str
    policy: str
    amount: Money | None
    decided_by: str
    decided_at: datetime


class ReviewLine(Value, frozen=True):
    """A manager's look."""

    manager: str
    blocking: str
    plan: str
    stays: bool
    reviewed_at: datetime


class LetterLine(Value, frozen=True):
    """Something said to the complainant."""

    number: int
    kind: LetterKind
    channel: Channel
    text: str
    sent_by: str
    sent_at: datetime


class RemedyLine(Value, frozen=True):
    """What is owed, or was given."""

    number: int
    kind: RemedyKind
    text: str | None
    amount: Money | None
    due_on: date | None
    status: RemedyStatus
    done_on: date | None
    owed_by: str | None = None


class PromiseLine(Value, frozen=True):
    """A promise, kept or not."""

    number: int
    text: str
    due_on: date
    by: str
    made_at: datetime
    kept_at: datetime | None
    state: Promised


class NoticeLine(Value, frozen=True):
    """A threshold of a clock, or the day of a promise, that passed: who was told, and who could not be."""

    kind: str
    round: int
    number: int
    mark: Mark
    passed_at: datetime
    raised_at: datetime
    person: str
    part: str
    missed: str | None


class TaskLine(Value, frozen=True):
    """What is asked of a person."""

    kind: TaskKind
    text: str
    person: str
    due_on: date | None
    done_at: datetime | None


class CauseLine(Value, frozen=True):
    """A root cause, and whoever else confirmed it."""

    cause: str
    title: str
    note: str | None
    tagged_by: str
    tagged_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None


class NoteLine(Value, frozen=True):
    """A note on the file."""

    text: str
    by: str
    at: datetime
