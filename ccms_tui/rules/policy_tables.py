"""Reading the policy: what is missing, unknown or ill-typed is refused by its file and its key."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import lru_cache
from operator import gt
from typing import Any, TypeVar

from ccms_tui.rules.clock_tables import thresholds
from ccms_tui.rules.disclosing import read_disclosures
from ccms_tui.rules.library import Sections
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.outlook import Workload
from ccms_tui.rules.people import Role
from ccms_tui.rules.permissions import read_permits
from ccms_tui.rules.policy import (
    ApprovalRule,
    BadPolicy,
    Category,
    Check,
    FlagRule,
    GateRule,
    Policy,
    Stoppable,
)
from ccms_tui.rules.tables import BadPack, Table
from ccms_tui.rules.watching import Thresholds, Watching
from ccms_tui.rules.words import EvidenceKind, FlagKind, Risk, Stage

CODE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)

ONLY = ("regimes", "categories", "not_regimes", "not_categories")
LIMITS = {"any", "step", "risk", "flags", "categories", "regimes", "stages", "remedy_over"}

R = TypeVar("R")


def read_policy(files: Mapping[str, Mapping[str, Any]], sections: Sections) -> Policy:
    """The policy that these tables say, by file name; a file that does not fit is named in the error."""
    categories = _from(files, "categories", _categories)
    return Policy(
        permits=_from(files, "permissions", read_permits),
        approvals=_from(files, "approvals", lambda table: read_approvals(table, set(categories))),
        flags=_from(files, "flags", _flags),
        categories=categories,
        causes=_from(files, "causes", _causes),
        sections=sections,
        watching=_from(files, "watch", _watching),
        workload=_from(files, "workload", lambda table: _workload(table, set(categories))),
        gates=_from(files, "closing", lambda table: _gates(table, set(categories))),
        matrix=json.dumps(files["approvals"], sort_keys=True, ensure_ascii=False),
        disclosures=_from(files, "disclosure", read_disclosures),
    )


def _from(files: Mapping[str, Mapping[str, Any]], name: str, reader: Callable[[Table], R]) -> R:
    if name not in files:
        raise BadPolicy(f"{name}.toml is missing")
    try:
        return reader(Table(files[name]))
    except BadPack as error:
        raise BadPolicy(f"{name}.toml: {error}") from error


@lru_cache(maxsize=16)
def read_recorded(matrix: str) -> tuple[ApprovalRule, ...]:
    """The approval rules that were kept with a decision; their categories need not be there any more.

    They change once in a long while, and stand beside every decision.
    """
    table = json.loads(matrix)
    named = {category for rule in table["rule"] for category in rule.get("categories", ())}
    return read_approvals(Table(table), named)


def read_approvals(table: Table, categories: set[str]) -> tuple[ApprovalRule, ...]:
    return tuple(_approval(rule, categories) for rule in table.holds({"rule"}).rows("rule"))


def _approval(rule: Table, categories: set[str]) -> ApprovalRule:
    given = rule.holds({"why", "roles", "source"}, LIMITS).values
    return ApprovalRule(
        why=rule.of(str, "why"),
        roles=rule.some_of(Role, "roles"),
        source=rule.of(str, "source"),
        any=rule.of(bool, "any") if "any" in given else False,
        step=rule.number("step") if "step" in given else 1,
        regimes=frozenset(rule.texts("regimes")) if "regimes" in given else frozenset(),
        stages=rule.numbers("stages") if "stages" in given else frozenset(),
        risk=frozenset(rule.some_of(Risk, "risk")) if "risk" in given else frozenset(),
        flags=frozenset(rule.some_of(FlagKind, "flags")) if "flags" in given else frozenset(),
        categories=_known(rule, categories) if "categories" in given else frozenset(),
        remedy_over=_limits(rule.table("remedy_over")) if "remedy_over" in given else None,
    )


def _gates(table: Table, categories: set[str]) -> tuple[GateRule, ...]:
    return tuple(_gate(gate, categories) for gate in table.holds({"gate"}).rows("gate"))


def _gate(gate: Table, categories: set[str]) -> GateRule:
    given = gate.holds({"check", "title", "act", "why", "source"}, set(ONLY)).values
    if gate.of(str, "act") not in POSSIBLE_AT:
        raise BadPack(gate.key("act"), f"must be an act on a case, not {gate.values['act']!r}")
    return GateRule(
        check=gate.one_of(Check, "check"),
        title=gate.of(str, "title"),
        act=gate.of(str, "act"),
        why=gate.of(str, "why"),
        source=gate.of(str, "source"),
        regimes=frozenset(gate.texts("regimes")) if "regimes" in given else frozenset(),
        not_regimes=frozenset(gate.texts("not_regimes")) if "not_regimes" in given else frozenset(),
        categories=_known(gate, categories) if "categories" in given else frozenset(),
        not_categories=_known(gate, categories, "not_categories")
        if "not_categories" in given
        else frozenset(),
    )


def _known(rule: Table, categories: set[str], key: str = "categories") -> frozenset[str]:
    """Categories that there are, at least one: a rule for any other would never apply."""
    named = rule.of(list, key)
    for category in named:
        if not isinstance(category, str) or category not in categories:
            known = ", ".join(sorted(categories))
            raise BadPack(rule.key(key), f"must be of categories.toml ({known}), not {category!r}")
    if not named:
        raise BadPack(rule.key(key), "names nothing")
    return frozenset(named)


def _limits(table: Table) -> dict[str, int]:
    """Amounts in minor units, none of them below nought."""
    limits = {currency: table.of(int, currency) for currency in table.values}
    for currency, most in limits.items():
        if not CURRENCY.fullmatch(currency):
            raise BadPack(table.key(currency), "is no currency such as EUR")
        if most < 0:
            raise BadPack(table.key(currency), f"must be 0 or more, not {most}")
    return limits


def _flags(table: Table) -> dict[FlagKind, FlagRule]:
    return {kind: _flag(table.holds(set(FlagKind)).table(kind)) for kind in FlagKind}


def _flag(entry: Table) -> FlagRule:
    entry.holds({"looks", "stops", "approval_lifts", "source"})
    return FlagRule(
        looks=frozenset(entry.some_of(Role, "looks")),
        stops=frozenset(entry.some_of(Stoppable, "stops")) if entry.of(list, "stops") else frozenset(),
        approval_lifts=entry.of(bool, "approval_lifts"),
        source=entry.of(str, "source"),
    )


def _watching(table: Table) -> Watching:
    table.holds({"interval_minutes", "fallback"}, {"thresholds", "answer_days"})
    return Watching(
        interval=timedelta(minutes=table.number("interval_minutes")),
        fallback=table.some_of(Role, "fallback"),
        answer_days=table.number("answer_days") if "answer_days" in table.values else 1,
        earlier=_earlier(table.table("thresholds")) if "thresholds" in table.values else {},
    )


def _earlier(table: Table) -> dict[Risk, Thresholds]:
    """Thresholds by risk: a higher risk has its own, no later than those of a lower, or neither has any."""
    found: dict[Risk, Thresholds] = {}
    below: Risk | None = None
    for risk in Risk:
        if risk in table.holds(set(), set(Risk)).values:
            found[risk] = thresholds(table, risk)
        if below and risk not in found:
            raise BadPack(table.key(risk), f"is missing: {below} risk, which is lower, has thresholds")
        if below and any(map(gt, found[risk], found[below])):
            raise BadPack(table.key(risk), f"must be no later than those of {below}, which is lower")
        below = risk if risk in found else None
    return found


def _workload(table: Table, categories: set[str]) -> Workload:
    each = table.holds({"minutes", "categories", "left"}).table("categories").holds(set(), categories)
    stages = table.table("left").holds({stage for stage in Stage if stage is not Stage.CLOSED})
    return Workload(
        minutes=table.number("minutes"),
        categories={category: each.number(category) for category in each.values},
        left={Stage(stage): stages.per_cent(stage) for stage in stages.values},
    )


def _categories(table: Table) -> dict[str, Category]:
    return {code: _category(code, table.table(_code(table, code))) for code in table.values}


def _category(code: str, entry: Table) -> Category:
    entry.holds({"title", "checklist"})
    kinds = entry.some_of(EvidenceKind, "checklist") if entry.of(list, "checklist") else ()
    return Category(code, entry.of(str, "title"), frozenset(kinds))


def _causes(table: Table) -> dict[str, str]:
    """The tree flattened: `billing.charged-twice` to its title."""
    found: dict[str, str] = {}
    for name in table.values:
        if name != "title" or not table.name:
            cause = table.table(_code(table, name))
            title = cause.holds({"title"}, set(cause.values)).of(str, "title")
            found |= {cause.name: title} | _causes(cause)
    return found


def _code(table: Table, code: str) -> str:
    """A code that can be typed and cited."""
    if not CODE.fullmatch(code):
        raise BadPack(table.key(code), f"must be a code such as charged-twice, not {code!r}")
    return code
