"""`ccms checkpoint`, `witness` and `seen`: what shows that the record was not rewritten."""

import os
from collections.abc import Iterable
from pathlib import Path
from time import sleep
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import Json, malformed, tell
from ccms_tui.cli.calling import calling, here
from ccms_tui.cli.checkpoints import beside, followed, insist, keys_in, notes_in
from ccms_tui.cli.paper import when
from ccms_tui.cli.stopping import until_stopped
from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.desk.request import Desk
from ccms_tui.desk.witnessing import Checkpoint, Signed, TreeHead
from ccms_tui.rules.epochs import Keyring, read_keyring
from ccms_tui.rules.merkle import extends
from ccms_tui.rules.notes import Head, read, receipt
from ccms_tui.rules.safe import safe

commands = typer.Typer()

Out = Annotated[Path | None, typer.Argument(help="Where it goes; else it is shown.", show_default=False)]
Since = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="SIZE",
        help="Also write OUT.proof and OUT.key: it goes on from one of so many events, as in a case file.",
    ),
]
Kept = Annotated[Path, typer.Argument(metavar="FILE", help="Where they go, one after another.")]
Every = Annotated[
    int | None, typer.Option(min=1, max=86_400, metavar="SECONDS", help="Again and again, until stopped.")
]
Accept = Annotated[
    bool, typer.Option("--accept", help="Take the record as it is now; what you saw is forgotten.")
]


@commands.command()
def checkpoint(context: typer.Context, out: Out = None, since: Since = None, as_json: Json = False) -> None:
    """Sign it."""
    if since and not out:
        raise malformed("--since: name a file, for the proof is written beside it")
    made = here(context).desk.do(Checkpoint(seen=since or 0))
    if out:
        out.write_text(made.note, encoding="utf-8")
    if out and since:
        proof = "".join(f"{step.hex()}\n" for step in made.proof)
        out.with_name(f"{out.name}.proof").write_text(proof, encoding="utf-8")
        beside(out).write_text(f"{made.keys}\n", encoding="utf-8")
    page = [f"{_said(made)}, in {out}", f"to check it: {_key(made)}"] if out else [made.note]
    tell({**_told(made), "file": str(out) if out else None}, page, as_json)


@commands.command()
def witness(context: typer.Context, file: Kept, every: Every = None, as_json: Json = False) -> None:
    """Append to it."""
    desk = here(context).desk
    made = _witnessed(desk, file)
    if every:
        until_stopped()
    while every:
        typer.echo(safe(f"{_said(made)}, in {file}"), err=True)
        sleep(every)
        made = _witnessed(desk, file)
    tell({**_told(made), "file": str(file)}, [f"{_said(made)}, in {file}"], as_json)


@commands.command()
def seen(context: typer.Context, accept: Accept = False, as_json: Json = False) -> None:
    """Show it."""
    call = calling(context)
    if accept:
        call.parts.memory(call.url).forget()
    at = here(context)
    head = at.desk.see(TreeHead())
    known = call.parts.memory(call.url).find()
    shown: dict[str, Any] = (
        {"size": known.size, "at": known.at.isoformat()} if known else {"size": None, "at": None}
    )
    short = receipt(known.size, known.root) if known else None
    said = f"you saw {short} on {when(known.at, at.zone)}" if known else "nothing can be remembered here"
    tell({**shown, "receipt": short, "against": head.against}, [said, head.against or ""], as_json)


def _witnessed(desk: Desk, file: Path) -> Signed:
    """Take a checkpoint, and append it if it is signed with the same key and goes on from the last one."""
    last = notes_in(file)[-1].head if file.exists() else None
    made = desk.do(Checkpoint(seen=last.size if last else 0))
    (note,) = read(made.note)
    insist(note, _known(file, read_keyring(made.keys)), file)
    if last and not _goes_on(last, note.head, made.proof):
        told = f"the record no longer begins with the {last.size} events that {file} was told of"
        raise Denied(Contradicted(told))
    if not last or note.head.size > last.size:
        _append(file, made.note)
    return made


def _known(file: Path, told: Keyring) -> Keyring:
    """The keys beside a file, with those that took over since; where there are none, those told of."""
    there = beside(file)
    known = followed(keys_in(there), told) if there.exists() else told
    if not there.exists() or known != keys_in(there):
        there.write_text(f"{known}\n", encoding="utf-8")
    return known


def _goes_on(last: Head, head: Head, proof: Iterable[bytes]) -> bool:
    return last.origin == head.origin and extends(last.size, head.size, tuple(proof), last.root, head.root)


def _append(file: Path, text: str) -> None:
    """Add to a file, and see it onto the disk."""
    with file.open("a", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _told(made: Signed) -> dict[str, Any]:
    (note,) = read(made.note)
    short = receipt(note.head.size, note.head.root)
    return {"size": note.head.size, "receipt": short, "key": _key(made), "note": made.note}


def _key(made: Signed) -> str:
    """The key it is signed with."""
    (note,) = read(made.note)
    return str(read_keyring(made.keys).at(note.head.size))


def _said(made: Signed) -> str:
    left = f"; {made.unplaced} more have no place yet" if made.unplaced else ""
    return f"a checkpoint of {_told(made)['size']} events{left}"
