"""A command whose options are the fields of a dataclass: a signature is all that Typer looks at."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def taking(options: type[T], run: Callable[[T], None]) -> Callable[..., None]:
    """A function for Typer that takes the fields as options, and runs with all of them as one value."""

    def command(**given: Any) -> None:
        run(options(**given))

    hints = get_type_hints(options, include_extras=True)
    command.__doc__ = run.__doc__
    command.__dict__["__signature__"] = Signature(
        [
            Parameter(
                field.name,
                Parameter.KEYWORD_ONLY,
                default=_default(field),
                annotation=hints[field.name],
            )
            for field in fields(options)
        ]
    )
    return command


def _default(field: Field[Any]) -> Any:
    """What an option is when nothing is said of it; one without is asked for."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return Parameter.empty if field.default is MISSING else field.default
