"""Sorting a complaint: its kind and risk, its points, its flags, notes on it, its causes."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line, Prose, Word
from ccms_tui.desk.request import CaseCommand
from ccms_tui.rules.words import FlagKind, Risk

Number = Annotated[int, Meta(gt=0, le=9999)]


class Classify(CaseCommand, frozen=True, kw_only=True):
    """Say what kind of complaint it is, and how much harm it can do."""

    category: Annotated[Word, Meta(description="What kind of complaint.", extra={"complete": "categories"})]
    risk: Annotated[Risk, Meta(description="How much harm it can do.")]
    product: Annotated[Line | None, Meta(description="Which product or service.")] = None


class Note(CaseCommand, frozen=True, kw_only=True):
    """Write something on the file."""

    text: Annotated[Prose, Meta(description="What is to be remembered.")]


class AddPoint(CaseCommand, frozen=True, kw_only=True):
    """Record another separate thing that they complain of."""

    text: Annotated[Line, Meta(description="What they say happened.")]


class FindPoint(CaseCommand, frozen=True, kw_only=True):
    """Record what was found on a point, why, and on which evidence."""

    point: Annotated[Number, Meta(description="Which point, by its number.")]
    finding: Annotated[Word, Meta(description="What was found.", extra={"complete": "outcomes"})]
    reason: Annotated[Prose, Meta(description="Why.")]
    evidence: Annotated[
        tuple[Number, ...], Meta(description="The evidence relied on.", extra={"complete": "evidence"})
    ] = ()


class Flag(CaseCommand, frozen=True, kw_only=True):
    """Set the case apart: somebody particular must look at it."""

    kind: Annotated[FlagKind, Meta(description="What for.")]
    reason: Annotated[Line, Meta(description="Why.")]


class ClearFlag(CaseCommand, frozen=True, kw_only=True):
    """Lift a flag: whoever had to look has looked."""

    kind: Annotated[FlagKind, Meta(description="Which flag.")]
    reason: Annotated[Line, Meta(description="Why it no longer stands.")]


class TagCause(CaseCommand, frozen=True, kw_only=True):
    """Tag what lay at the root of it."""

    cause: Annotated[Word, Meta(description="The cause.", extra={"complete": "causes"})]
    note: Annotated[Line | None, Meta(description="What points to it.")] = None
