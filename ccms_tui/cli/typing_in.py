"""A command's fields as options, and what was said in them: words, a file, or what comes by a pipe."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import malformed
from ccms_tui.desk import files
from ccms_tui.desk.fields import Field, Kind, Typed, fields
from ccms_tui.desk.request import Command


def option(field: Field) -> object:
    """The type by which Typer makes an option of a field."""
    one = list[str] | None if field.repeats else str | None
    told = typer.Option(
        spelled(field.name),
        help=_help(field),
        metavar="|".join(field.choices) or _METAVARS.get(field.kind, "TEXT"),
        autocompletion=(lambda: list(field.choices)) if field.choices else None,
        show_default=False,
    )
    return Annotated[one, told]


def texts(command: type[Command], said: Mapping[str, Any]) -> dict[str, Typed]:
    """What was said of each field."""
    return {field.name: _text(field, said.get(field.name)) for field in fields(command)}


def text_of(said: str) -> str:
    """What was typed, or what stands in the file or comes by the pipe that it names."""
    if said != "-" and not said.startswith("@"):
        return said
    return content_of(said).decode().removesuffix("\n")


def content_of(said: str) -> bytes:
    """What comes by the pipe, for `-`, or stands in the file that is named after `@`."""
    if said == "-":
        return files.fitting(typer.get_binary_stream("stdin").read(files.LARGEST + 1))
    return files.content(said[1:])


def spelled(name: str) -> str:
    """A field as its option."""
    return f"--{name.replace('_', '-')}"


def _text(field: Field, said: Any) -> Typed:
    try:
        return text_of(said) if said and field.kind is Kind.PROSE else said or ""
    except UnicodeDecodeError as error:
        raise malformed(f"{spelled(field.name)} {said}: it is not text in UTF-8") from error
    except ValueError as error:
        raise malformed(f"{spelled(field.name)} {said}: say {error}") from error


def _help(field: Field) -> str:
    needed = " (needed)" if field.required else ""
    several = " Several times, or 1,2." if field.kind is Kind.NUMBERS else " Several times." * field.repeats
    usual = f" Else {field.show(field.default)}." if field.choices and field.default is not None else ""
    return f"{field.help}{needed}{several}{usual}"


_METAVARS = {
    Kind.PROSE: "TEXT|@FILE|-",
    Kind.DATE: "DATE",
    Kind.INSTANT: "INSTANT",
    Kind.MONEY: "AMOUNT",
    Kind.NUMBER: "NUMBER",
    Kind.NUMBERS: "NUMBERS",
    Kind.FILE: "PATH",
}
