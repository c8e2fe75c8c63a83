"""Custody: what is recorded of whoever looks into evidence, takes a copy out or hashes it again."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.request import Command, Value, View
from ccms_tui.desk.triage import Number
from ccms_tui.rules.words import Handled

CaseNumber = Annotated[int, Meta(gt=0, le=2**53 - 1, description="The number of the case.")]
Item = Annotated[Number, Meta(description="Which item.")]


class ViewEvidence(Command, frozen=True, kw_only=True):
    """Record that you looked into an item of evidence."""

    case: CaseNumber
    item: Item


class ExportEvidence(Command, frozen=True, kw_only=True):
    """Record that you took a copy of an item of evidence out."""

    case: CaseNumber
    item: Item


class RecheckEvidence(Command, frozen=True, kw_only=True):
    """Hash an item of evidence again, and mark it when it is not what was added, or is again."""

    case: CaseNumber
    item: Item


class HandlingLine(Value, frozen=True):
    """Who looked into an item, or took a copy out, and when."""

    item: int
    what: Handled
    person: str
    at: datetime


class Handlings(Value, frozen=True):
    """What was done with the evidence of a case that left it as it is, latest first."""

    lines: tuple[HandlingLine, ...]
    total: int


class Custody(View[Handlings], frozen=True, kw_only=True):
    """Who looked into the evidence of a case, or into one item, and who took copies out."""

    case: CaseNumber
    item: Item | None = None
    limit: Annotated[int, Meta(ge=1, le=1000)] = 200

    @classmethod
    def answer(cls) -> type[Handlings]:
        return Handlings
