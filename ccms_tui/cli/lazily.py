"""A group of commands that are made only when they are used."""

from abc import ABC, abstractmethod
from typing import Any

from typer.core import TyperCommand, TyperGroup

Made = TyperCommand | TyperGroup


class Lazy(TyperGroup, ABC):
    """Knows each command by its name and a line of help, which is all that help and completion ask for."""

    @abstractmethod
    def shelf(self, context: Any) -> dict[str, str]:
        """The name of each command, and its line."""

    @abstractmethod
    def make(self, context: Any, name: str) -> Made:
        """The command itself."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.shelf(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """What stands for a command until it is used."""
        line = self.shelf(ctx).get(cmd_name)
        return None if line is None else TyperCommand(cmd_name, help=line, short_help=line)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        self.commands = {name: TyperCommand(name) for name in self.shelf(ctx)}  # for its suggestions
        name, known, rest = super().resolve_command(ctx, args)
        return name, self.make(ctx, name) if name and known else None, rest
