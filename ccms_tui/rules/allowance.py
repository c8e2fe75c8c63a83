"""How much time a rule allows: a number and a unit, as people write it."""

import re
from dataclasses import dataclass
from enum import StrEnum

MOST = 10**9
LATER = ", whichever is later"
WORDS = re.compile(r"([0-9]{1,10}) +((?:(?:business|working|calendar) +)?[a-z]+?)s?", re.ASCII)


class BadAllowance(ValueError):
    """Text that says no allowance."""


class Unit(StrEnum):
    """What is counted; a day without a word before it is a calendar day."""

    BUSINESS_SECOND = "business second"
    BUSINESS_MINUTE = "business minute"
    BUSINESS_HOUR = "business hour"
    BUSINESS_DAY = "business day"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "calendar day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


SECONDS = {
    Unit.BUSINESS_SECOND: 1,
    Unit.BUSINESS_MINUTE: 60,
    Unit.BUSINESS_HOUR: 3600,
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: 3600,
}
"""The units that are spans of time; all others are counted in days of the calendar on the wall."""


@dataclass(frozen=True)
class Allowance:
    """So many of a unit."""

    amount: int
    unit: Unit

    @property
    def business(self) -> bool:
        """Whether only working time counts."""
        return self.unit.startswith("business")

    @property
    def seconds(self) -> int | None:
        """Its length, where the unit is a span of time rather than a day on the wall."""
        each = SECONDS.get(self.unit)
        return each and each * self.amount

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'s' if self.amount > 1 else ''}"


def parse_allowances(text: str) -> tuple[Allowance, ...]:
    """One allowance, or two of which the later counts: `24 hours or 1 business day, whichever is later`."""
    said = text.strip().lower()
    parts = said.removesuffix(LATER).split(" or ")
    if (len(parts) > 1) is not said.endswith(LATER):
        raise BadAllowance(f'{text!r} is no allowance: of two, say "24 hours or 1 business day{LATER}"')
    return tuple(map(parse_allowance, parts))


def parse_allowance(text: str) -> Allowance:
    """The allowance that `3 business days`, `10 working days`, `8 weeks` or `24 hours` says."""
    found = WORDS.fullmatch(text.strip().lower())
    unit = " ".join(found[2].split()).replace("working", "business") if found else ""
    if not found or unit not in {*Unit, "day"}:
        raise BadAllowance(f"{text!r} is no allowance: say a number and a unit, such as 3 business days")
    amount = int(found[1])
    if not 0 < amount <= MOST:
        raise BadAllowance(f"{text!r} is no allowance: the number must be from 1 to {MOST}")
    return Allowance(amount, Unit.DAY if unit == "day" else Unit(unit))
