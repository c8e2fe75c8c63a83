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
        unset, wanted = _columns(type(self))
        if missing := wanted - values.keys():
            raise TypeError(f"{type(self).__name__} is made without {', '.join(sorted(missing))}")
        if unknown := values.keys() - wanted - unset.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(unset | values)


@cache
def _columns(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """What columns are when nothing is said of them, and those of which something must be said."""
    fields, columns = kind.model_fields, kind.__table__.columns
    unset = {name: field.default for name, field in fields.items() if not field.is_required()}
    unset |= {column.key: None for column in columns if column.nullable and column.key not in unset}
    return unset, frozenset(fields.keys() - unset.keys())
