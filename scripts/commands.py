"""The command line as a tree, read off the program that `ccms` would run, and as docs/commands.md."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from inspect import getdoc
from pathlib import Path
from typing import Any
from unittest.mock import patch

import typer

from ccms_tui.__main__ import main


@dataclass
class Tree:
    """A command or a group of them: one line of help, and what is below."""

    help: str = ""
    below: dict[str, "Tree"] = field(default_factory=dict)

    def walk(self, *above: str) -> Iterator[tuple[tuple[str, ...], "Tree"]]:
        """Every command below, with its words."""
        for name, found in self.below.items():
            yield (*above, name), found
            yield from found.walk(*above, name)


def tree() -> Tree:
    """All that can be said after `ccms`."""
    made: list[typer.Typer] = []
    with patch.object(typer.Typer, "__call__", lambda app, *_, **__: made.append(app)):
        main()
    (app,) = made
    return _grown(app)


def _grown(app: typer.Typer) -> Tree:
    """The commands of an app and the apps in it."""
    grown = Tree(_first_line(app.info))
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "").replace("_", "-")
        grown.below[name] = Tree(_first_line(command))
    for group in app.registered_groups:
        assert group.typer_instance
        below = _grown(group.typer_instance)
        grown.below[_name(group)] = Tree(_first_line(group) or below.help, below.below)
    return grown


def _name(group: Any) -> str:
    """A group is named where it is added, or where it is made."""
    return group.name if isinstance(group.name, str) else str(group.typer_instance.info.name)


def _first_line(info: Any) -> str:
    told = (
        info.help if isinstance(info.help, str) else getdoc(info.callback) if callable(info.callback) else ""
    )
    return (told or "").strip().partition("\n")[0]


PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Every command

Made from the program's own help by `make docs`. `--help` after a command tells what it takes, and
`ccms --help` what all of them share.
"""


def page(line: Tree) -> str:
    """What docs/commands.md should say."""
    parts = [HEAD, *_table("ccms", {name: found for name, found in line.below.items() if not found.below})]
    for name, group in line.below.items():
        if group.below:
            parts += [f"\n## ccms {name}\n\n{group.help}\n", *_table(f"ccms {name}", group.below)]
    return "".join(parts)


def _table(above: str, commands: dict[str, Tree]) -> Iterator[str]:
    """One line for each command, and for those below it."""
    yield "\n| command | does |\n|---|---|\n"
    for words, found in Tree(below=commands).walk(above):
        told = found.help.replace("|", "\\|")
        yield f"| `{' '.join(words)}` | {told} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(tree()))
