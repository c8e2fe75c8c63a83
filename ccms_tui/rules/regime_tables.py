"""Reading a regime pack: what is missing, unknown, ill-typed or contradictory is refused by its key."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ccms_tui.rules.allowance import Allowance, BadAllowance, parse_allowance
from ccms_tui.rules.reckoning import Roll
from ccms_tui.rules.regimes import ClockRule, Confidence, Meaning, OutcomeRule, Regime, Reopening, Trigger
from ccms_tui.rules.tables import BadPack, Table

FINAL = "final_response"
"""The clock that every case has: by it a manager's review is due, and lists are in order."""
RULE = {"kind", "title", "starts", "stops", "allow", "thresholds", "pausable", "source"}
"""What every clock says; the rest of a clock's keys have a value that goes without saying."""


def read_regime(table: Mapping[str, Any]) -> Regime:
    """The regime that a pack says."""
    pack = Table(table).holds(set(Regime.__dataclass_fields__))
    return Regime(
        id=pack.of(str, "id"),
        version=pack.of(str, "version"),
        title=pack.of(str, "title"),
        source=pack.of(str, "source"),
        verified_on=pack.of(date, "verified_on"),
        confidence=pack.one_of(Confidence, "confidence"),
        clocks=_clocks(pack),
        outcomes={word: _outcome(outcome) for word, outcome in pack.tables("outcomes").items()},
        required_letters=_letters(pack.table("required_letters")),
        reopening=pack.one_of(Reopening, "reopening"),
        pauses=pack.words("pauses"),
        retention_years=pack.number("retention_years"),
    )


def _clocks(pack: Table) -> tuple[ClockRule, ...]:
    """Every clock, at least one and no kind twice."""
    rules = tuple(map(_clock, pack.rows("clocks")))
    kinds = {rule.kind for rule in rules}
    if len(kinds) < len(rules):
        raise BadPack("clocks", f"must each be of its own kind; there are {', '.join(sorted(kinds))}")
    if not any(rule.kind == FINAL and Trigger.RECEIVED in rule.starts and rule.stage == 1 for rule in rules):
        raise BadPack("clocks", f"must include {FINAL}, started when a complaint is received")
    return rules


def _clock(table: Table) -> ClockRule:
    given = table.holds(RULE, {"count_first_day", "roll", "stage"}).values
    rule = ClockRule(
        kind=table.word("kind"),
        title=table.of(str, "title"),
        starts=table.some_of(Trigger, "starts"),
        stops=table.some_of(Trigger, "stops"),
        allow=_allowance(table),
        thresholds=_thresholds(table),
        pausable=table.of(bool, "pausable"),
        source=table.of(str, "source"),
        count_first_day=table.of(bool, "count_first_day") if "count_first_day" in given else False,
        roll=table.one_of(Roll, "roll") if "roll" in given else Roll.NONE,
        stage=table.number("stage") if "stage" in given else 1,
    )
    if set(rule.stops) <= set(rule.starts):
        raise BadPack(table.key("stops"), "must name something that does not start the clock anew")
    if rule.count_first_day and rule.allow.seconds:
        raise BadPack(table.key("count_first_day"), f"has no meaning for {rule.allow}")
    return rule


def _allowance(table: Table) -> Allowance:
    try:
        return parse_allowance(table.of(str, "allow"))
    except BadAllowance as error:
        raise BadPack(table.key("allow"), f"is not understood: {error}") from error


def _thresholds(table: Table) -> tuple[Decimal, Decimal]:
    """Two shares in whole per cents, the first the smaller, both below the whole."""
    try:
        escalate, review = (Decimal(str(share)) for share in table.of(list, "thresholds"))
        fits = 0 < escalate < review < 1 and not (escalate * 100) % 1 and not (review * 100) % 1
    except (ValueError, InvalidOperation):
        fits = False
    if not fits:
        wanted = "must be two shares in whole per cents, rising and below 1, such as [0.7, 0.9]"
        raise BadPack(table.key("thresholds"), f"{wanted}, not {table.values['thresholds']!r}")
    return escalate, review


def _outcome(table: Table) -> OutcomeRule:
    table.holds({"title", "means", "reasons"})
    return OutcomeRule(table.of(str, "title"), table.one_of(Meaning, "means"), table.of(bool, "reasons"))


def _letters(table: Table) -> dict[str, tuple[str, ...]]:
    return {kind: table.words(kind) for kind in table.values}
