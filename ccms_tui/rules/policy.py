"""The organisation's own policy: who may act, who approves, what stops, what closes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccms_tui.rules.disclosing import Disclosure, Level
from ccms_tui.rules.outlook import Workload
from ccms_tui.rules.people import Permits, Role
from ccms_tui.rules.watching import Watching
from ccms_tui.rules.words import EvidenceKind, FlagKind, Risk

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
"""How a section of the policy library is numbered."""


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
    risk: frozenset[Risk] = frozenset()
    flags: frozenset[FlagKind] = frozenset()
    categories: frozenset[str] = frozenset()
    remedy_over: Mapping[str, int] | None = None
    """The most, in minor units by currency, that needs no approval; a currency not named always does."""


@dataclass(frozen=True)
class FlagRule:
    """Who must look at a flagged case, and which acts wait until they have cleared the flag or approved."""

    looks: frozenset[Role]
    stops: frozenset[str]
    approval_lifts: bool
    source: str


@dataclass(frozen=True)
class Category:
    """A kind of complaint, and the kinds of evidence without which it is not closed."""

    code: str
    title: str
    checklist: frozenset[EvidenceKind]


@dataclass(frozen=True)
class Section:
    """A numbered section of the policy library: what it is called, and what it says."""

    title: str
    text: str


@dataclass(frozen=True)
class Policy:
    """All of it, as one value."""

    permits: Permits
    approvals: tuple[ApprovalRule, ...]
    flags: Mapping[FlagKind, FlagRule]
    categories: Mapping[str, Category]
    causes: Mapping[str, str]
    sections: Mapping[str, Section]
    watching: Watching
    workload: Workload
    disclosures: Mapping[Level, Disclosure]

    def cited(self, named: str) -> Iterator[str]:
        """The numbers of the sections that a decision names, such as 4.2, 7.1, as far as there are such."""
        return (number for number in NUMBER.findall(named) if number in self.sections)
