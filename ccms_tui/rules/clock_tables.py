"""Reading what a pack says of a clock."""

from datetime import date
from decimal import Decimal, InvalidOperation

from ccms_tui.rules.allowance import Allowance, BadAllowance, parse_allowance, parse_allowances
from ccms_tui.rules.clock_rules import ClockRule, Confidence, ExtensionRule, Proof, Trigger
from ccms_tui.rules.reckoning import Ends, Roll
from ccms_tui.rules.tables import BadPack, Table

RULE = {"kind", "title", "starts", "stops", "allow", "thresholds", "pausable", "source"}
"""What every clock says; the rest of a clock's keys have a value that goes without saying."""
COUNTING = {"count_first_day", "roll", "ends", "stage", "free_pause", "target", "extension"}
PROVENANCE = {"confidence", "verified_on", "unconfirmed"}


def read_clock(table: Table) -> ClockRule:
    """One clock of a pack."""
    given = table.holds(RULE, COUNTING | PROVENANCE).values
    allow, *or_later = _allowances(table)
    rule = ClockRule(
        kind=table.word("kind"),
        title=table.of(str, "title"),
        starts=table.some_of(Trigger, "starts"),
        stops=table.some_of(Trigger, "stops"),
        allow=allow,
        or_later=tuple(or_later),
        thresholds=thresholds(table, "thresholds"),
        pausable=table.of(bool, "pausable"),
        source=table.of(str, "source"),
        count_first_day=table.of(bool, "count_first_day") if "count_first_day" in given else False,
        roll=table.one_of(Roll, "roll") if "roll" in given else Roll.NONE,
        ends=table.one_of(Ends, "ends") if "ends" in given else None,
        stage=table.number("stage") if "stage" in given else 1,
        free_pause=allowance(table, "free_pause"),
        target=allowance(table, "target"),
        extension=_extension(table.table("extension")) if "extension" in given else None,
        confidence=table.one_of(Confidence, "confidence") if "confidence" in given else None,
        verified_on=table.of(date, "verified_on") if "verified_on" in given else None,
        unconfirmed=table.of(str, "unconfirmed") if "unconfirmed" in given else None,
    )
    return rule


def allowance(table: Table, key: str) -> Allowance | None:
    """An allowance, where the table has one of that key."""
    try:
        return parse_allowance(table.of(str, key)) if key in table.values else None
    except BadAllowance as error:
        raise BadPack(table.key(key), f"is not understood: {error}") from error


def _allowances(table: Table) -> tuple[Allowance, ...]:
    try:
        return parse_allowances(table.of(str, "allow"))
    except BadAllowance as error:
        raise BadPack(table.key("allow"), f"is not understood: {error}") from error


def thresholds(table: Table, key: str) -> tuple[Decimal, Decimal]:
    """Two shares in whole per cents, the first the smaller, both below the whole."""
    try:
        escalate, review = (Decimal(str(share)) for share in table.of(list, key))
        fits = 0 < escalate < review < 1 and not (escalate * 100) % 1 and not (review * 100) % 1
    except (ValueError, InvalidOperation):
        fits = False
    if not fits:
        wanted = "must be two shares in whole per cents, rising and below 1, such as [0.7, 0.9]"
        raise BadPack(table.key(key), f"{wanted}, not {table.values[key]!r}")
    return escalate, review


def _extension(table: Table) -> ExtensionRule:
    table.holds({"needs", "reasons", "source"}, {"by", "upto", "times"})
    return ExtensionRule(
        times=table.number("times") if "times" in table.values else 1,
        needs=table.one_of(Proof, "needs"),
        reasons=table.words("reasons"),
        source=table.of(str, "source"),
        by=allowance(table, "by"),
        upto=allowance(table, "upto"),
    )
