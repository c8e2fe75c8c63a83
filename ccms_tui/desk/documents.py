"""Pictures as JSON: plain names, plain values, and the state that each clock has at the moment."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import msgspec

from ccms_tui.desk.kinds import Money
from ccms_tui.rules.clocks import Clock, state, used


def document(value: Any, now: datetime) -> Any:
    """A picture, or a part of one, as JSON has it."""
    match value:
        case Clock():
            return _clock(value, now)
        case Money():
            return {"amount": value.amount, "currency": value.currency}
        case datetime() | date() | Enum():
            return _written(value)
        case Mapping():
            return {str(name): document(each, now) for name, each in value.items()}
        case tuple() | list():
            return [document(each, now) for each in value]
    held = {name: document(getattr(value, name), now) for name in _names(value)}
    return held or value


def _clock(clock: Clock, now: datetime) -> dict[str, Any]:
    facts = {field.name: document(getattr(clock, field.name), now) for field in fields(clock)}
    return {"kind": clock.kind, "state": str(state(clock, now)), "used": used(clock, now), **facts}


def _written(value: datetime | date | Enum) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value.value


def _names(value: Any) -> tuple[str, ...]:
    """The fields of a value that has any."""
    if isinstance(value, msgspec.Struct):
        return value.__struct_fields__
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()
