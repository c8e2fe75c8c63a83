"""`ccms key`: the keys that sign checkpoints, one after another, and having a new one take over."""

from collections.abc import Iterator
from typing import Annotated

import typer

from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import Here, here
from ccms_tui.cli.doing import filled, recorded
from ccms_tui.cli.paper import Block, Table, when
from ccms_tui.desk.documents import document
from ccms_tui.desk.epochs import Epoch, KeyList, Keys, RotateKey
from ccms_tui.desk.witnessing import Checkpoint

ACCEPT = "every account and every witness is now told that it is another key; `ccms seen --accept` takes it"
"""What is to be done where no signature leads from one key to the next."""
commands = typer.Typer()
key = typer.Typer()
commands.add_typer(key, name="key")

Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]
Lost = Annotated[
    bool,
    typer.Option("--lost", help="The key before is gone and signs nothing more: the break stays visible."),
]


@key.callback(invoke_without_command=True)
def show(context: typer.Context, as_json: Json = False) -> None:
    """Show them."""
    if context.invoked_subcommand is None:
        at = here(context)
        found = at.desk.see(Keys())
        tell(document(found, at.now), _page(found, at), as_json)


@key.command()
def rotate(context: typer.Context, reason: Reason, lost: Lost = False, as_json: Json = False) -> None:
    """Have a new key sign from now on; the one before signs that it takes over, and is destroyed."""
    at = here(context)
    done = at.desk.do(filled(RotateKey, {"reason": reason}, at.setting, lost=lost))
    if not lost:
        at.desk.do(Checkpoint())
    tell(
        recorded(done), [done.summary, f"to check what it signs: {done.made['new']}", ACCEPT * lost], as_json
    )


def _page(found: KeyList, at: Here) -> Iterator[Block]:
    head = ("Signs", "Since", "By", "How", "Why", "Key")
    yield Table(head, [(_sizes(one), *_taken_over(one, at), one.key) for one in found.epochs])
    if not found.epochs:
        yield "no key yet: the first checkpoint makes one"


def _sizes(one: Epoch) -> str:
    """How many events the trees have that a key signs."""
    return f"{one.after + 1} to {one.until} events" if one.until else f"{one.after + 1} events and more"


def _taken_over(one: Epoch, at: Here) -> tuple[str, ...]:
    since = when(one.at, at.zone) if one.at else ""
    return since, one.by or "", one.began, one.reason or ""
