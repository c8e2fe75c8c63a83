"""`ccms intake`: bringing complaints in from files."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import PARTLY, Json, malformed, tell
from ccms_tui.cli.calling import calling, here
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Block, Table
from ccms_tui.cli.progress import progress
from ccms_tui.intake.csv_files import BadFile, Report, load_profile, take_in, write_rejects
from ccms_tui.rules.safe import line
from ccms_tui.rules.tables import BadPack

commands = typer.Typer()
intake = typer.Typer(no_args_is_help=True)
commands.add_typer(intake, name="intake")


@dataclass(frozen=True, kw_only=True)
class Csv:
    """What `ccms intake csv` is told."""

    context: typer.Context
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file; a second run opens nothing twice.")]
    profile: Annotated[
        str, typer.Option(metavar="NAME", help="What its columns mean: a profile of ours, or a TOML file.")
    ]
    map_: Annotated[
        Path | None, typer.Option("--map", metavar="FILE.toml", help="What differs from the profile.")
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come in.")] = False
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="Who is to own them, if not you.")] = None
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where rejected rows go; else beside the file.")
    ] = None
    as_json: Json = False


def _csv(told: Csv) -> None:
    """Take in the complaints of a file of separated values."""
    at = here(told.context)
    with _understood(), progress(f"rows of {line(told.file.name)}") as shown:
        profile = load_profile(told.profile, calling(told.context).parts.data / "intake", told.map_)
        report = take_in(at.desk, told.file, profile, tell=shown, dry_run=told.dry_run, owner=told.owner)
    for note in report.notes:
        typer.echo(line(note), err=True)
    kept = _kept(report, told) if report.rejected and not told.dry_run else None
    tell(_document(report, kept), _page(report, told.dry_run, kept), told.as_json)
    if report.rejected:
        raise typer.Exit(PARTLY)


intake.command("csv")(taking(Csv, _csv))


@contextmanager
def _understood() -> Iterator[None]:
    """What a file or a profile says amiss is one sentence."""
    try:
        yield
    except (BadFile, BadPack) as error:
        raise malformed(str(error)) from error


def _kept(report: Report, told: Csv) -> str | None:
    """Where the rejected rows are now; what came in stays in, also where they cannot be written."""
    path = told.rejects or told.file.with_name(f"{told.file.stem}.rejects.csv")
    try:
        write_rejects(report, path)
    except BadFile as error:
        typer.echo(line(str(error)), err=True)
        return None
    return str(path)


def _document(report: Report, kept: str | None) -> dict[str, Any]:
    rejects = [{"line": rejected.line, "reason": rejected.reason} for rejected in report.rejected]
    counts = {"read": report.read, "opened": report.opened, "skipped": report.skipped}
    return {**counts, "rejected": len(rejects), "rejects": rejects, "rejects_file": kept}


def _page(report: Report, dry_run: bool, kept: str | None) -> Iterator[Block]:
    yield Table(("Line", "Rejected because"), [(str(one.line), one.reason) for one in report.rejected])
    opened = f"{report.opened} {'would be opened' if dry_run else 'opened'}"
    yield f"{report.read} read, {opened}, {report.skipped} known already, {len(report.rejected)} rejected"
    yield f"the rejected rows are in {line(kept)}" if kept else ""
