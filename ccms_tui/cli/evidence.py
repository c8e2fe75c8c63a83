"""`ccms evidence`: adding it, listing it, proving that it is what was added, getting it back."""

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import BROKEN, PARTLY, Json, malformed, tell
from ccms_tui.cli.calling import At, MaybeRef, Ref, here
from ccms_tui.cli.doing import filled
from ccms_tui.cli.options import taking
from ccms_tui.cli.sheet import evidence_table
from ccms_tui.desk import files
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.documents import document
from ccms_tui.desk.evidence import AddEvidence, CheckEvidence, ExhibitBytes, ExhibitContent
from ccms_tui.desk.request import Desk
from ccms_tui.rules.safe import line
from ccms_tui.rules.words import EvidenceKind

commands = typer.Typer()
evidence = typer.Typer(no_args_is_help=True)
commands.add_typer(evidence, name="evidence")

Item = Annotated[int, typer.Argument(metavar="ITEM", min=1, max=9999, help="The number of the item.")]
Out = Annotated[str, typer.Argument(metavar="OUT", help="A new file, or - for standard output.")]


@dataclass(frozen=True, kw_only=True)
class Adding:
    """What `ccms evidence add` is told."""

    context: typer.Context
    ref: Ref
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="The files.")]
    kind: Annotated[EvidenceKind, typer.Option(help="What they are.")]
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where they come from.")]
    description: Annotated[str, typer.Option(metavar="TEXT", help="What they show.")] = ""
    as_json: Json = False


def _add(told: Adding) -> None:
    """Put files in evidence, each an item of its own."""
    for path in told.paths:
        _insist_on(path)
    at = here(told.context)
    said = {"kind": told.kind.value, "source": told.source, "description": told.description}
    added = _added(at.desk, at.sheet(told.ref), told.paths, said)
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
    altered = [f"ALTERED: {one.reference}, item {one.item}: {one.what}" for one in found.altered]
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


def _added(desk: Desk, sheet: CaseSheet, paths: list[str], said: dict[str, str]) -> dict[str, Any]:
    """Add them one after the other; when only one was asked for, its denial is the answer."""
    items: list[dict[str, Any]] = []
    rejects: list[dict[str, Any]] = []
    version = sheet.version
    for path in paths:
        try:
            done = desk.do(filled(AddEvidence, {**said, "file": path}, case=sheet.case, seen=version))
        except Denied as denied:
            if len(paths) == 1:
                raise
            rejects.append({"file": path, "reason": str(denied.why)})
        else:
            version = done.version
            items.append({"file": path, **done.made})
    return {"reference": sheet.reference, "version": version, "items": items, "rejects": rejects}


def _insist_on(path: str) -> None:
    try:
        files.there(path)
    except ValueError as error:
        raise malformed(f"{path}: say {error}") from error


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
