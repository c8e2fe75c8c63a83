"""What the body of an event says: a command and rows, with commitments in place of personal values."""

import json
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import inspect

from ccms_tui.desk.fields import Kind, fields
from ccms_tui.desk.request import Command
from ccms_tui.models import Event, Personal
from ccms_tui.rules.commitments import Committer, revealed
from ccms_tui.store.recording import Image


def body_of(event: Event, beside: Personal | None) -> dict[str, Any]:
    """An event's body with its personal texts in place, as far as they are there."""
    body: dict[str, Any] = revealed(json.loads(event.body), beside.texts if beside else None)
    return body


def said(command: Command) -> dict[str, Any]:
    """A command's own fields as plain values; of a file, only what it hashes to."""
    plain_values = msgspec.to_builtins(command, builtin_types=(bytes,))
    return {name: _plain(value) for name, value in plain_values.items() if name not in ("is", "key")}


def without_words(command: Command) -> dict[str, Any]:
    """The same without what somebody said of the one it is on: beside another case that would outlive it."""
    return {name: value for name, value in said(command).items() if name not in _personal(type(command))}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"sha256": sha256(value).hexdigest(), "size": len(value)}
    return list(value) if isinstance(value, tuple) else value


@cache
def _personal(command: type[Command]) -> frozenset[str]:
    """The fields of a command that hold somebody's words rather than codes and numbers."""
    return frozenset(
        field.name
        for field in fields(command)
        if field.kind in (Kind.LINE, Kind.PROSE, Kind.LINES)
        and not field.extra.get("like")
        and not isinstance(field.inner, inspect.EnumType)
    )


def committed(command: type[Command], values: dict[str, Any], committer: Committer) -> dict[str, Any]:
    """Fields of a command, with a commitment in the place of somebody's words."""
    return {
        name: _hidden(value, committer) if name in _personal(command) else value
        for name, value in values.items()
    }


def _hidden(value: Any, committer: Committer) -> Any:
    if isinstance(value, str):
        return committer.commit(value)
    return [_hidden(item, committer) for item in value] if isinstance(value, list) else value


def told_of(image: Image, committer: Committer) -> dict[str, Any]:
    """A row as it is after an act, with commitments in the place of personal values."""
    row = image.row and {
        name: committer.commit(value) if name in image.personal and value is not None else value
        for name, value in image.row.items()
    }
    return {"table": image.table, "key": image.key, "row": row}
