"""What every table's rows are made like."""

from functools import cache
from typing import Any

from sqlalchemy import Column, Table
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
    fields, columns = kind.model_fields, kept(kind.__table__)
    empty = {column.key: None for column in columns if column.nullable}
    named = {column.key for column in columns}
    given = {name: field.default for name, field in fields.items() if not field.is_required()}
    return empty | {name: value for name, value in given.items() if name in named}


@cache
def _wanted(kind: Any) -> frozenset[str]:
    """The columns of which something must be said."""
    return frozenset(column.key for column in kept(kind.__table__)) - unset(kind).keys()


def kept(table: Table) -> list[Column[Any]]:
    """The columns that are written; what the database reckons from them is not."""
    return [column for column in table.columns if column.computed is None]
