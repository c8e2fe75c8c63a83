"""The rows of a case as people read them, table by table."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from sqlmodel import SQLModel

from ccms_tui.desk import claims, erasing, lines, moved_lines
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.receiving import ReplyLine
from ccms_tui.desk.referring import ReferralLine
from ccms_tui.models import (
    Approval,
    Cause,
    Citation,
    Colleague,
    Communication,
    Decision,
    Erasure,
    Exhibit,
    Extension,
    Flag,
    LegalHold,
    Note,
    Notice,
    Ownership,
    Party,
    PastFinding,
    Point,
    PromiseRow,
    ProposalRow,
    Referral,
    Remedy,
    Reply,
    ReviewRow,
    Settlement,
    Task,
)
from ccms_tui.rules.watching import promised
from ccms_tui.services.dossier import numbers
from ccms_tui.services.work import Work

V = TypeVar("V", bound=msgspec.Struct)
PEOPLE = frozenset(
    [
        "found_by",
        "ended_by",
        "raised_by",
        "named_by",
        "cleared_by",
        "added_by",
        "reviewed_by",
        "author",
        "returned_by",
        "approver",
        "on_behalf_of",
        "decided_by",
        "manager",
        "sent_by",
        "by",
        "person",
        "tagged_by",
        "recorded_by",
        "ruled_by",
        "confirmed_by",
        "aside_by",
        "held_by",
        "released_by",
        "requested_by",
    ]
)
"""Columns that hold the number of a person, shown by name."""


def case_lines(work: Work) -> dict[str, Any]:
    """Every row of the case, table by table."""
    return {
        name: tuple(_shown(work, line, row, **more(work, row)) for row in work.dossier.rows(table))
        for name, (line, table, more) in LINES.items()
    }


def _shown(work: Work, line: type[V], row: SQLModel, **more: object) -> V:
    """A row as a line of the sheet: fields of the same name, people by their names."""
    values: dict[str, Any] = dict(more)
    for name in line.__struct_fields__:
        if name not in values:
            value = getattr(row, name)
            values[name] = work.name(value) if name in PEOPLE else value
    return line(**values)


def _money(minor: int, currency: str) -> Money | None:
    return Money(minor, currency) if minor else None


def _as_it_is(work: Work, row: Any) -> dict[str, Any]:
    return {}


def _amount(work: Work, row: Any) -> dict[str, Any]:
    return {"amount": _money(row.amount, row.currency)}


def _current(work: Work, row: Approval) -> dict[str, Any]:
    standing = work.dossier.proposal
    return {"current": bool(standing and standing.signed_by(row))}


def _point(work: Work, row: Point) -> dict[str, Any]:
    """What a point was made of and what it went into, and what was found on it before."""
    into = tuple(
        other.number for other in work.dossier.rows(Point) if row.number in numbers(other.made_of or "")
    )
    past = (one for one in work.dossier.rows(PastFinding) if one.point == row.number)
    return {
        "evidence": numbers(row.evidence),
        "made_of": numbers(row.made_of or ""),
        "into": into,
        "before": tuple(
            _shown(work, claims.FindingLine, one, evidence=numbers(one.evidence)) for one in past
        ),
    }


def _exhibit(work: Work, row: Exhibit) -> dict[str, Any]:
    return {"item": row.number, "points": numbers(row.points or "")}


def _in_force(work: Work, row: Citation) -> dict[str, Any]:
    section = work.premises.policy.sections.get(row.number)
    return {"current": bool(section and section.sha256 == row.sha256)}


def _promised(work: Work, row: PromiseRow) -> dict[str, Any]:
    kept_on = row.kept_at and row.kept_at.astimezone(work.zone).date()
    return {"state": promised(row.due_on, kept_on, work.today)}


LINES: dict[str, tuple[type[msgspec.Struct], type[SQLModel], Callable[[Work, Any], dict[str, Any]]]] = {
    "parties": (lines.PartyLine, Party, _as_it_is),
    "owners": (lines.OwnerLine, Ownership, lambda work, row: {"owner": work.names[row.owner_id]}),
    "colleagues": (claims.ColleagueLine, Colleague, _as_it_is),
    "flags": (lines.FlagLine, Flag, _as_it_is),
    "reviews": (lines.ReviewLine, ReviewRow, _as_it_is),
    "letters": (lines.LetterLine, Communication, _as_it_is),
    "replies": (ReplyLine, Reply, _as_it_is),
    "promises": (lines.PromiseLine, PromiseRow, _promised),
    "extensions": (moved_lines.ExtensionLine, Extension, _as_it_is),
    "settlements": (moved_lines.SettlementLine, Settlement, _as_it_is),
    "notices": (lines.NoticeLine, Notice, _as_it_is),
    "holds": (erasing.HoldLine, LegalHold, _as_it_is),
    "erasures": (erasing.ErasureLine, Erasure, _as_it_is),
    "tasks": (lines.TaskLine, Task, _as_it_is),
    "notes": (lines.NoteLine, Note, _as_it_is),
    "evidence": (lines.ExhibitLine, Exhibit, _exhibit),
    "points": (claims.PointLine, Point, _point),
    "proposals": (
        lines.ProposalLine,
        ProposalRow,
        lambda work, row: {**_amount(work, row), "evidence": tuple(row.evidence)},
    ),
    "cited": (lines.SectionLine, Citation, _in_force),
    "approvals": (lines.ApprovalLine, Approval, _current),
    "decisions": (lines.DecisionLine, Decision, _amount),
    "remedies": (lines.RemedyLine, Remedy, _amount),
    "referrals": (ReferralLine, Referral, _amount),
    "causes": (
        lines.CauseLine,
        Cause,
        lambda work, row: {"title": work.premises.policy.causes.get(row.cause, row.cause)},
    ),
}
"""The lines of a sheet: from which table each is, and what of it is not a column of that name."""
