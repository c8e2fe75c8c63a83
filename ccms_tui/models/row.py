"""What every table's rows are made like."""

from functools import cache
from typing import Any

from sqlmodel import SQLModel


class Row(SQLModel):
    """A row made of values that a command or a rule decided: columns it is given, nothing validated anew.

    SQLModel sets each column of a new row through two layers that listen for changes; nobody listens yet, and
    taking in complaints spends a third of its time there. Types are checked where the code is written.
    """

    def __init__(self, **values: Any) -> None:
        if not values:
            return  # made by model_validate, which sets each column itself
        empty, wanted = unset(type(self)), _wanted(type(self))
        if missing := wanted - values.keys():
            raise TypeError(f"{type(self).__name__} is made without {', '.join(sorted(missing))}")
        if unknown := values.keys() - wanted - empty.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(empty | values)


@cache
def unset(kind: Any) -> dict[str, Any]:
    """What the columns of a table hold of which nothing is said, by their names."""
    fields, columns = kind.model_fields, kind.__table__.columns
    empty = {column.key: None for column in columns if column.nullable}
    return empty | {name: field.default for name, field in fields.items() if not field.is_required()}


@cache
def _wanted(kind: Any) -> frozenset[str]:
    """The columns of which something must be said."""
    return frozenset(kind.model_fields.keys() - unset(kind).keys())
