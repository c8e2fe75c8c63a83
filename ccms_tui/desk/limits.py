"""What a field's type says about it, and why a value does not fit, in words for the person who typed it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import inspect


class Told(NamedTuple):
    """A type without its wrappings, and what those said."""

    type: inspect.Type
    help: str
    extra: Mapping[str, Any]


def told(outer: inspect.Type) -> Told:
    """Take off Annotated and `| None`; what is written outermost wins."""
    match outer:
        case inspect.Metadata(type=wrapped, extra_json_schema=schema, extra=extra):
            inner = told(wrapped)
            said = str((schema or {}).get("description", inner.help))
            return Told(inner.type, said, {**inner.extra, **(extra or {})})
        case inspect.UnionType(types=kinds):
            return told(next(kind for kind in kinds if not isinstance(kind, inspect.NoneType)))
    return Told(outer, "", {})


def item(outer: inspect.Type) -> inspect.Type:
    """What one of several is."""
    return told(outer.item_type).type if isinstance(outer, inspect.VarTupleType) else outer


def misfit(kind: inspect.Type, like: str, value: object) -> str:
    """Why a value does not fit its type; nothing where the type alone cannot say."""
    match kind, value:
        case inspect.VarTupleType(min_length=least, max_length=most, item_type=inner), tuple():
            one = next((why for part in value if (why := misfit(told(inner).type, like, part))), "")
            return one or _length(len(value), least, most, "of them")
        case inspect.StrType(min_length=least, max_length=most), str():
            return _length(len(value), least, most, "characters") or like or _character(value)
        case inspect.BytesType(min_length=least, max_length=most), bytes():
            return _length(len(value), least, most, "bytes")
        case inspect.IntType(), int():
            return _range(kind, value)
    return like


def _length(length: int, least: int | None, most: int | None, unit: str) -> str:
    if most is not None and length > most:
        return f"at most {most:,} {unit}; this is {length:,}"
    return f"at least {least:,} {unit}" if least is not None and length < least else ""


def _character(text: str) -> str:
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        return "it holds a character that no text can hold"
    return "one line only" if "\n" in text else ""


def _range(kind: inspect.IntType, value: int) -> str:
    least, most = _first(kind.ge, kind.gt, 1), _first(kind.le, kind.lt, -1)
    if least is not None and value < least:
        return f"a whole number, {least:,} or more"
    return f"a whole number, {most:,} or less" if most is not None and value > most else ""


def _first(inclusive: int | None, exclusive: int | None, step: int) -> int | None:
    return exclusive + step if inclusive is None and exclusive is not None else inclusive
