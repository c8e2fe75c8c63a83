"""The filter language of the queue: `owner:me risk:high final<2d received:>2026-10-01 "exact words" word`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ccms_tui.rules.words import Channel, FlagKind, Risk, Stage

TERM = re.compile(r'"(?P<exact>[^"]*)"?|(?P<term>\S+)')
FIELD = re.compile(r"(?P<field>[a-z]+):(?P<value>.+)")
CLOCK = re.compile(r"(?:clock:)?(?P<kind>ack|investigation|final)<(?P<count>[0-9]{1,3})(?P<unit>[hdw])")
DAY = re.compile(r"(?P<sign>[<>]?)(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
KINDS = {"ack": "acknowledgement", "investigation": "investigation", "final": "final_response"}
WORDS: dict[str, tuple[str, ...]] = {
    "risk": tuple(Risk),
    "stage": tuple(Stage),
    "flag": tuple(FlagKind),
    "channel": tuple(Channel),
}
OPEN_ENDED = ("owner", "category", "product", "regime", "account")


class BadFilter(ValueError):
    """A filter that cannot be meant, in one sentence."""


@dataclass(frozen=True)
class Equals:
    """A field is this."""

    field: str
    value: str


@dataclass(frozen=True)
class DueWithin:
    """A running clock of this kind has less than so much time left, or none."""

    kind: str
    left: timedelta


@dataclass(frozen=True)
class Received:
    """It was received before, on or after a day."""

    sign: str
    day: date


@dataclass(frozen=True)
class Says:
    """Its complainant, summary, reference or account holds these words."""

    text: str


Condition = Equals | DueWithin | Received | Says


def read_filter(text: str) -> tuple[Condition, ...]:
    """Every condition of a filter, all of which must hold; BadFilter says which part is not understood."""
    return tuple(_conditions(text))


def _conditions(text: str) -> Iterator[Condition]:
    for found in TERM.finditer(text):
        if found["exact"] is not None:
            if found["exact"].strip():
                yield Says(found["exact"].strip())
        else:
            yield _condition(found["term"])


def _condition(term: str) -> Condition:
    if clock := CLOCK.fullmatch(term):
        return DueWithin(KINDS[clock["kind"]], int(clock["count"]) * UNITS[clock["unit"]])
    found = FIELD.fullmatch(term)
    if not found:
        return Says(term)
    field, value = found["field"], found["value"].strip('"')
    if field == "received":
        return _received(value)
    if field in WORDS:
        return Equals(field, _one_of(field, value.lower()))
    if field in OPEN_ENDED:
        return Equals(field, value)
    known = ", ".join([*OPEN_ENDED, *WORDS, "received", "clock"])
    raise BadFilter(f"{field}: is nothing to filter by; there are {known}")


def _received(value: str) -> Received:
    found = DAY.fullmatch(value)
    try:
        return Received(found["sign"], date.fromisoformat(found["day"])) if found else _no_day(value)
    except ValueError as error:
        raise BadFilter(f"received: wants a date such as >2026-10-01, not {value}") from error


def _no_day(value: str) -> Received:
    raise ValueError(value)


def _one_of(field: str, value: str) -> str:
    meant = [word for word in WORDS[field] if word.startswith(value)]
    if len(meant) != 1 and value not in meant:
        raise BadFilter(f"{field}: is one of {', '.join(WORDS[field])}, not {value}")
    return value if value in meant else meant[0]
