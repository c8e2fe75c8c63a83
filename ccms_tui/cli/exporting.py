"""`ccms export`: the case file that proves itself, into an archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ccms_tui.casefile.archive import Packed, export, insist_on
from ccms_tui.cli.answers import Json, malformed, tell
from ccms_tui.cli.calling import Ref, here
from ccms_tui.cli.doing import filled
from ccms_tui.cli.options import taking
from ccms_tui.desk.exporting import UNPRINTED, Export
from ccms_tui.rules.disclosing import Level
from ccms_tui.rules.safe import line

commands = typer.Typer()


@dataclass(frozen=True, kw_only=True)
class Exporting:
    """What `ccms export` is told."""

    context: typer.Context
    ref: Ref
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="A new file.")]
    level: Annotated[Level, typer.Option("--for", help="What this reader is not to see is withheld.")] = (
        Level.FULL
    )
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Who gets it, and what for.")] = "on request"
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False
    as_json: Json = False


def _export(told: Exporting) -> None:
    """Make the case file, and write it."""
    try:
        insist_on(told.out, told.force)
        at = here(told.context)
        sheet = at.sheet(told.ref)
        said = {"level": told.level.value, "reason": told.reason}
        order = filled(Export, said, at.setting, case=sheet.case, seen=sheet.version)
        made = export(at.desk, order, told.out, told.force)
    except ValueError as error:
        raise malformed(f"{error}; --force writes over a file") from error
    tell(_found(made), _page(made), told.as_json)


def _found(made: Packed) -> dict[str, Any]:
    file = made.file
    found = {"reference": file.reference, "version": file.version, "level": file.level.value}
    written = {"out": str(made.out), "size": made.size, "sha256": made.sha256}
    return {**found, **written, "exhibits": len(file.exhibits)}


def _page(made: Packed) -> Iterator[str]:
    file, out = made.file, line(str(made.out))
    yield f"{file.reference}, version {file.version}, {file.level}: {out}, {made.size:,} bytes, {made.sha256}"
    yield f"to prove it: python3 -m zipfile -e {out} case-file && python3 -I case-file/verify.py"
    if not file.printed:
        yield UNPRINTED


commands.command("export")(taking(Exporting, _export))
