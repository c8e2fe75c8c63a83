"""The organisation's own policy, read from data: who may act, who approves, what stops, what closes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccms_tui.rules.people import Permits, Role
from ccms_tui.rules.permissions import read_permits
from ccms_tui.rules.words import EvidenceKind, FlagKind, Risk


class BadPolicy(ValueError):
    """A policy file that does not say what it must."""


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
class Policy:
    """All of it, as one value."""

    permits: Permits
    approvals: tuple[ApprovalRule, ...]
    flags: Mapping[FlagKind, FlagRule]
    categories: Mapping[str, Category]
    causes: Mapping[str, str]
    sections: Mapping[str, str]


def read_policy(files: Mapping[str, Mapping[str, Any]], sections: Mapping[str, str]) -> Policy:
    """The policy that these tables say, by file name; a file that does not fit is named in the error."""
    readers = {
        "permissions": read_permits,
        "approvals": _approvals,
        "flags": _flags,
        "categories": _categories,
        "causes": _causes,
    }
    read: dict[str, Any] = {}
    for name, reader in readers.items():
        try:
            read[name] = reader(files[name])
        except (KeyError, TypeError, ValueError) as error:
            raise BadPolicy(f"{name}.toml: {error}") from error
    permits = read.pop("permissions")
    return Policy(permits=permits, sections=sections, **read)


def _approvals(table: Mapping[str, Any]) -> tuple[ApprovalRule, ...]:
    return tuple(_approval(rule) for rule in table["rule"])


def _approval(rule: Mapping[str, Any]) -> ApprovalRule:
    if unknown := set(rule) - set(ApprovalRule.__dataclass_fields__):
        raise BadPolicy(f"unknown keys: {', '.join(sorted(unknown))}")
    return ApprovalRule(
        why=rule["why"],
        roles=tuple(Role(role) for role in rule["roles"]),
        source=rule["source"],
        risk=frozenset(map(Risk, rule.get("risk", ()))),
        flags=frozenset(map(FlagKind, rule.get("flags", ()))),
        categories=frozenset(rule.get("categories", ())),
        remedy_over=rule.get("remedy_over"),
    )


def _flags(table: Mapping[str, Any]) -> dict[FlagKind, FlagRule]:
    return {FlagKind(kind): _flag(**entry) for kind, entry in table.items()}


def _flag(looks: list[str], stops: list[str], approval_lifts: bool, source: str) -> FlagRule:
    return FlagRule(frozenset(map(Role, looks)), frozenset(stops), approval_lifts, source)


def _categories(table: Mapping[str, Any]) -> dict[str, Category]:
    return {code: _category(code, **entry) for code, entry in table.items()}


def _category(code: str, title: str, checklist: list[str]) -> Category:
    return Category(code, title, frozenset(map(EvidenceKind, checklist)))


def _causes(table: Mapping[str, Any], above: str = "") -> dict[str, str]:
    """The tree flattened: `billing.charged-twice` to its title."""
    found: dict[str, str] = {}
    for name, entry in table.items():
        if name == "title":
            continue
        code = f"{above}{name}"
        found |= {code: str(entry["title"])} | _causes(entry, f"{code}.")
    return found
