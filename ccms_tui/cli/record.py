"""`ccms log` and `verify`: what was recorded, and that it still stands as it was."""

from typing import Annotated

import typer

from ccms_tui.cli.answers import BROKEN, Json, tell
from ccms_tui.cli.calling import At, MaybeRef, Ref, agree, here, number
from ccms_tui.cli.documents import document
from ccms_tui.cli.paper import Table, when
from ccms_tui.desk.record import Entry, Log, Proof, Verify

commands = typer.Typer()

Limit = Annotated[int, typer.Option(min=1, max=500, help="How many entries.")]
Before = Annotated[int | None, typer.Option(min=1, metavar="VERSION", help="Only what came before.")]
Replay = Annotated[
    bool, typer.Option("--replay", help="Build every table again from the ledger, and compare.")
]


@commands.command()
def log(
    context: typer.Context,
    ref: Ref,
    limit: Limit = 100,
    before: Before = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Show what was recorded."""
    seen = here(context, at)
    page = seen.desk.see(Log(case=number(ref), before=before, limit=limit, at=seen.at, prove=True))
    agree(ref, page.reference)
    rows = [
        (str(entry.version), when(entry.at, seen.zone), _who(entry), entry.act, entry.summary)
        for entry in page.entries
    ]
    table = Table(("", "When", "Who", "Act", "What"), rows)
    rest = f"{len(rows)} of {page.total}" if page.total > len(rows) else ""
    tell(document(page, seen.now), [table, rest, *(f"BROKEN: {what}" for what in page.broken or ())], as_json)


@commands.command()
def verify(
    context: typer.Context, ref: MaybeRef = None, replay: Replay = False, as_json: Json = False
) -> None:
    """Prove it."""
    seen = here(context)
    case = seen.sheet(ref).case if ref else None
    proof = seen.desk.see(Verify(case=case, replay=replay))
    tell(document(proof, seen.now), _proved(proof), as_json)
    if not proof.ok:
        raise typer.Exit(BROKEN)


def _who(entry: Entry) -> str:
    return entry.actor + (f" for {entry.on_behalf_of}" if entry.on_behalf_of else "")


def _proved(proof: Proof) -> list[str]:
    found = [f"{one.reference}, version {one.version}: {one.what}" for one in proof.broken]
    checked = f"{proof.cases} cases, {proof.events} events"
    replayed = ", and every table replayed" if proof.replayed else ""
    end = f"whole: {checked}{replayed}" if proof.ok else f"BROKEN: of {checked}{replayed}"
    return [*found, *proof.differences, end]
