"""`ccms evidence`: adding it, listing it, proving that it is what was added, getting it back."""

import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import BROKEN, PARTLY, Json, malformed, tell
from ccms_tui.cli.calling import At, Here, MaybeRef, Ref, here
from ccms_tui.cli.doing import filled
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Table, when
from ccms_tui.cli.sheet import evidence_table
from ccms_tui.desk import files
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.custody import Custody
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.documents import document
from ccms_tui.desk.evidence import AddEvidence, CheckEvidence, ExhibitBytes, ExhibitContent, Preview
from ccms_tui.rules.safe import line
from ccms_tui.rules.words import EvidenceKind

commands = typer.Typer()
evidence = typer.Typer(no_args_is_help=True)
commands.add_typer(evidence, name="evidence")

PIPE = "-"
Item = Annotated[int, typer.Argument(metavar="ITEM", min=1, max=9999, help="The number of the item.")]
OneItem = Annotated[
    int | None, typer.Argument(metavar="[ITEM]", min=1, max=9999, help="One item; else all of the case.")
]
Lines = Annotated[int, typer.Option(min=1, max=2000, help="At most so many lines.")]
Out = Annotated[str, typer.Argument(metavar="OUT", help="A new file, or - for standard output.")]


@dataclass(frozen=True, kw_only=True)
class Adding:
    """What `ccms evidence add` is told."""

    context: typer.Context
    ref: Ref
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders with all that is in them, or - for a pipe."),
    ]
    kind: Annotated[EvidenceKind, typer.Option(help="What they are.")]
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where they come from.")]
    description: Annotated[str, typer.Option(metavar="TEXT", help="What they show.")] = ""
    name: Annotated[str, typer.Option(metavar="TEXT", help="What it is called, if not as its file.")] = ""
    received: Annotated[str, typer.Option(metavar="INSTANT", help="When it reached us, if before now.")] = ""
    point: Annotated[
        list[str], typer.Option(metavar="NUMBER", help="A point it bears on. Several times, or 1,2.")
    ] = field(default_factory=list)
    as_json: Json = False


def _add(told: Adding) -> None:
    """Put files in evidence, each an item of its own."""
    paths = [each for path in told.paths for each in _meant(path)]
    if PIPE in told.paths and (len(paths) > 1 or not told.name):
        raise malformed("what comes by a pipe comes alone, and has no name: say --name")
    at = here(told.context)
    words = {"kind": told.kind.value, "source": told.source, "description": told.description}
    said = {**words, "name": told.name, "received": told.received, "points": told.point}
    added = _added(at, at.sheet(told.ref), paths, said)
    lines = [f"item {one['item']}: {line(one['file'])}" for one in added["items"]]
    refused = [f"not added: {line(one['file'])}: {one['reason']}" for one in added["rejects"]]
    tell(added, [*lines, *refused], told.as_json)
    if refused:
        raise typer.Exit(PARTLY)


evidence.command("add")(taking(Adding, _add))


@evidence.command("list")
def list_(context: typer.Context, ref: Ref, at: At = None, as_json: Json = False) -> None:
    """List what is in evidence."""
    seen = here(context, at)
    sheet = seen.sheet(ref)
    found = {"reference": sheet.reference, "version": sheet.version}
    told = {**found, "evidence": document(sheet.evidence, seen.now)}
    tell(told, [evidence_table(sheet) if sheet.evidence else "nothing is in evidence"], as_json)


@evidence.command()
def check(context: typer.Context, ref: MaybeRef = None, as_json: Json = False) -> None:
    """Hash what is stored again, and compare."""
    at = here(context)
    found = at.desk.see(CheckEvidence(case=at.sheet(ref).case if ref else None))
    altered = [f"ALTERED: {one.reference}, item {one.item} {one.what}" for one in found.altered]
    told = {"ok": not altered, **document(found, at.now)}
    tell(told, [*altered, f"{found.checked} items checked"], as_json)
    if altered:
        raise typer.Exit(BROKEN)


@evidence.command()
def get(context: typer.Context, ref: Ref, item: Item, out: Out, as_json: Json = False) -> None:
    """Write an item to a file, byte for byte."""
    at = here(context)
    sheet = at.sheet(ref)
    found = at.desk.see(ExhibitContent(case=sheet.case, item=item))
    whole = sha256(found.content).hexdigest() == found.sha256
    _write(found, out)
    told = {
        "ok": whole,
        "reference": sheet.reference,
        "item": item,
        "name": found.name,
        "sha256": found.sha256,
    }
    if out != "-":
        page = f"{line(out)}: {len(found.content):,} bytes, {found.sha256}"
        tell({**told, "size": len(found.content), "out": out}, [page], as_json)
    if not whole:
        typer.echo("these are not the bytes that were added", err=True)
        raise typer.Exit(BROKEN)


@evidence.command()
def show(context: typer.Context, ref: Ref, item: Item, lines: Lines = 200, as_json: Json = False) -> None:
    """Show the beginning of an item, as text, as pixels or as bytes; who looked is recorded."""
    at = here(context)
    sheet = at.sheet(ref)
    found = at.desk.see(Preview(case=sheet.case, item=item, limit=lines))
    told = {"form": found.form, "note": found.note, "lines": list(found.lines)}
    page = [f"as {found.form}{found.note and f', {found.note}'}", *found.lines]
    tell({"reference": sheet.reference, "item": item, **told}, page, as_json)


@evidence.command()
def custody(context: typer.Context, ref: Ref, item: OneItem = None, as_json: Json = False) -> None:
    """Tell who looked into the evidence of a case, and who took copies out."""
    at = here(context)
    sheet = at.sheet(ref)
    found = at.desk.see(Custody(case=sheet.case, item=item))
    rows = [(str(one.item), when(one.at, at.zone), one.person, one.what) for one in found.lines]
    rest = f"{len(rows)} of {found.total}" if found.total > len(rows) else ""
    table = Table(("Item", "When", "Who", "What"), rows) if rows else "nobody has looked into it yet"
    tell({"reference": sheet.reference, **document(found, at.now)}, [table, rest], as_json)


def _added(at: Here, sheet: CaseSheet, paths: list[str], said: dict[str, Any]) -> dict[str, Any]:
    """Add them one after the other, each whole or not at all; of one alone, its denial is the answer."""
    items: list[dict[str, Any]] = []
    rejects: list[dict[str, Any]] = []
    version = sheet.version
    for path in paths:
        try:
            file = _from_pipe() if path == PIPE else _sound(path)
            command = filled(AddEvidence, {**said, "file": file}, at.setting, case=sheet.case, seen=version)
            done = at.desk.do(command)
        except Denied as denied:
            if len(paths) == 1:
                raise
            rejects.append({"file": path, "reason": str(denied.why)})
        else:
            version = done.version
            items.append({"file": path, **done.made})
    return {"reference": sheet.reference, "version": version, "items": items, "rejects": rejects}


def _meant(path: str) -> list[str]:
    """The files that a path stands for; one that is named itself must be one that can be added."""
    try:
        found = [path] if path == PIPE else files.within(path)
        if found == [path] != [PIPE]:
            files.there(path)
    except ValueError as error:
        raise malformed(f"{path}: say {error}") from error
    if not found:
        raise malformed(f"{path}: there is nothing in it")
    return found


def _sound(path: str) -> str:
    """The path of a file that can be read; what else lies in a folder is told of in the same words."""
    try:
        files.there(path)
    except ValueError as error:
        raise malformed(f"say {error}") from error
    return path


def _from_pipe() -> bytes:
    try:
        return files.fitting(typer.get_binary_stream("stdin").read(files.LARGEST + 1))
    except ValueError as error:
        raise malformed(f"what comes by the pipe: say {error}") from error


def _write(found: ExhibitBytes, out: str) -> None:
    """A new file; one that is there already stays as it is."""
    if out == "-":
        sys.stdout.buffer.write(found.content)
        return
    try:
        with Path(out).open("xb") as file:
            file.write(found.content)
    except FileExistsError as error:
        raise malformed(f"{out}: it is there already, name a new file") from error
    except OSError as error:
        raise malformed(f"{out}: {error.strerror}, name a file that can be written") from error
