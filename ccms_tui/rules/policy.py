"""The organisation's own policy: who may act, who approves, what stops, what closes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccms_tui.rules.disclosing import Disclosure, Level
from ccms_tui.rules.library import Sections
from ccms_tui.rules.outlook import Workload
from ccms_tui.rules.people import Permits, Role
from ccms_tui.rules.watching import Watching
from ccms_tui.rules.words import EvidenceKind, FlagKind, Risk


class BadPolicy(ValueError):
    """A policy file that does not say what it must."""


class Stoppable(StrEnum):
    """The acts that ask whether a flag stops them; any other would never be stopped."""

    PROPOSE = "propose"
    DECIDE = "decide"
    SEND = "send"
    CLOSE = "close"


@dataclass(frozen=True)
class ApprovalRule:
    """When an approval is owed, and by whom: every condition that is given must hold."""

    why: str
    roles: tuple[Role, ...]
    source: str
    any: bool = False
    """Whether one of the roles is enough; else all of them sign."""
    step: int = 1
    """Who signs in an earlier step signs first; those of one step sign side by side."""
    risk: frozenset[Risk] = frozenset()
    flags: frozenset[FlagKind] = frozenset()
    categories: frozenset[str] = frozenset()
    regimes: frozenset[str] = frozenset()
    stages: frozenset[int] = frozenset()
    remedy_over: Mapping[str, int] | None = None
    """The most, in minor units by currency, that needs no approval; a currency not named always does."""

    @property
    def each(self) -> tuple[tuple[Role, ...], ...]:
        """The signatures that it asks for, each with the roles of which any is enough."""
        return (self.roles,) if self.any else tuple((role,) for role in self.roles)


@dataclass(frozen=True)
class FlagRule:
    """Who must look at a flagged case, and which acts wait until they have cleared the flag or approved."""

    looks: frozenset[Role]
    stops: frozenset[str]
    approval_lifts: bool
    source: str


class Check(StrEnum):
    """What a gate to closing looks at."""

    OWNER = "owner"
    CATEGORY = "category"
    POINTS = "points"
    EVIDENCE = "evidence"
    DECISION = "decision"
    APPROVALS = "approvals"
    MANAGER = "manager"
    LETTERS = "letters"
    FLAGS = "flags"
    REMEDY = "remedy"
    CAUSE = "cause"
    CONFIRMED = "confirmed"
    CHECKLIST = "checklist"


@dataclass(frozen=True)
class GateRule:
    """A gate to closing: what it looks at, why it is there, what meets it, and which cases it is for."""

    check: Check
    title: str
    act: str
    why: str
    source: str
    regimes: frozenset[str] = frozenset()
    """Those alone, by their ids; none, and it is for all."""
    categories: frozenset[str] = frozenset()
    not_regimes: frozenset[str] = frozenset()
    not_categories: frozenset[str] = frozenset()

    def holds(self, regime: str, category: str | None) -> bool:
        """Whether it is for a case of this regime and this category."""
        left_out = regime in self.not_regimes or category in self.not_categories
        named = (not self.regimes or regime in self.regimes) and (
            not self.categories or category in self.categories
        )
        return named and not left_out


@dataclass(frozen=True)
class Category:
    """A kind of complaint, and the kinds of evidence without which it is not closed."""

    code: str
    title: str
    checklist: frozenset[EvidenceKind]


@dataclass(frozen=True)
class Policy:
    """All of it, as one value."""

    permits: Permits
    approvals: tuple[ApprovalRule, ...]
    flags: Mapping[FlagKind, FlagRule]
    categories: Mapping[str, Category]
    causes: Mapping[str, str]
    sections: Sections
    watching: Watching
    workload: Workload
    gates: tuple[GateRule, ...]
    disclosures: Mapping[Level, Disclosure]
    matrix: str = ""
    """The approval rules as their file says them, as JSON, to be kept with each decision."""
