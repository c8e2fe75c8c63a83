"""The command line as a tree, read off the program that `ccms` would run, and as docs/commands.md."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import typer
from typer.core import TyperGroup
from typer.main import get_command

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
    ccms = get_command(app)
    return _grown(ccms, ccms.make_context("ccms", [], resilient_parsing=True))


def _grown(command: Any, context: Any) -> Tree:
    """A command with all that is below it, as it is when it is used."""
    grown = Tree((command.help or "").strip().partition("\n")[0])
    for name in command.list_commands(context) if isinstance(command, TyperGroup) else ():
        _, found, _ = command.resolve_command(context, [name])
        grown.below[name] = _grown(found, context)
    return grown


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
