"""The filter language of the queue: `owner:me risk:high final<2d received:>2026-10-01 "exact words" word`."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from ccms_tui.rules.words import Channel, FlagKind, Risk, Stage

TERM = re.compile(r'"(?P<exact>[^"]*)"?|(?P<term>[A-Za-z]+:"[^"]*"?|\S+)')
FIELD = re.compile(r"(?P<field>[A-Za-z]+):(?P<value>.*)", re.DOTALL)
CLOCK = re.compile(r"(?:clock:)?(?P<kind>ack|investigation|final)<(?P<count>[0-9]{1,3})(?P<unit>[hdw])")
MEANT_AS_CLOCK = re.compile(r"clock:|(?:ack|investigation|final)<")
DAY = re.compile(r"(?P<sign>[<>]?)(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
KINDS = {"ack": "acknowledgement", "investigation": "investigation", "final": "final_response"}
WORDS: dict[str, tuple[str, ...]] = {
    "risk": tuple(Risk),
    "stage": tuple(Stage),
    "flag": tuple(FlagKind),
    "channel": tuple(Channel),
}
OPEN_ENDED = {
    "owner": "me",
    "category": "billing",
    "product": "card",
    "regime": "general",
    "account": "4471",
    "told": "me",
}
"""The fields that take any value, each with an example of one."""


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
    if found := CLOCK.fullmatch(term):
        return DueWithin(KINDS[found["kind"]], int(found["count"]) * UNITS[found["unit"]])
    if MEANT_AS_CLOCK.match(term):
        raise BadFilter(f"{term} is no time left; write such as final<2d, ack<4h or investigation<1w")
    found = FIELD.fullmatch(term)
    return _of_field(found["field"].lower(), found["value"].strip('" ')) if found else Says(term)


def _of_field(field: str, value: str) -> Condition:
    if field not in (*OPEN_ENDED, *WORDS, "received"):
        known = ", ".join([*OPEN_ENDED, *WORDS, "received", "clock"])
        raise BadFilter(f"{field}: is nothing to filter by; there are {known}")
    if field == "received":
        return _received(value)
    if field in WORDS:
        return Equals(field, _one_of(field, value.lower()))
    if not value:
        raise BadFilter(f"{field}: wants a value, such as {field}:{OPEN_ENDED[field]}")
    return Equals(field, value)


def _received(value: str) -> Received:
    if found := DAY.fullmatch(value):
        with suppress(ValueError):
            return Received(found["sign"], date.fromisoformat(found["day"]))
    raise BadFilter(f"received: wants a date such as >2026-10-01, not {value or 'nothing'}")


def _one_of(field: str, value: str) -> str:
    meant = [word for word in WORDS[field] if word.startswith(value)]
    if len(meant) != 1 and value not in meant:
        raise BadFilter(f"{field}: is one of {', '.join(WORDS[field])}, not {value or 'nothing'}")
    return value if value in meant else meant[0]
