"""`ccms log` and `verify`: what was recorded, and that it still stands as it was."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ccms_tui.cli.answers import BROKEN, Json, malformed, tell
from ccms_tui.cli.calling import At, MaybeRef, Ref, agree, here, number
from ccms_tui.cli.checkpoints import Checkpoints, KeyFile, Receipts, on_paper, remembered, signed
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Table, when
from ccms_tui.desk.documents import document
from ccms_tui.desk.record import Entry, Grown, Log, Proof, Verify
from ccms_tui.desk.request import Desk
from ccms_tui.desk.witnessing import Claim

commands = typer.Typer()

Limit = Annotated[int, typer.Option(min=1, max=500, help="How many entries.")]
Before = Annotated[int | None, typer.Option(min=1, metavar="VERSION", help="Only what came before.")]
Replay = Annotated[
    bool,
    typer.Option(
        "--replay", help="Build every table again from the ledger, and check each approval from it alone."
    ),
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


@dataclass(frozen=True, kw_only=True)
class Proving:
    """What `ccms verify` is told."""

    context: typer.Context
    ref: MaybeRef = None
    replay: Replay = False
    checkpoint: Checkpoints = None
    key: KeyFile = None
    receipt: Receipts = None
    as_json: Json = False


def _verify(told: Proving) -> None:
    """Prove it."""
    seen = here(told.context)
    case = seen.sheet(told.ref).case if told.ref else None
    if case and (told.checkpoint or told.receipt):
        raise malformed("a checkpoint is of the whole record: leave the case out")
    proof = seen.desk.see(
        Verify(case=case, replay=told.replay, seen=() if case else _claims(told, seen.desk))
    )
    tell(document(proof, seen.now), _proved(proof), told.as_json)
    if not proof.ok:
        raise typer.Exit(BROKEN)


commands.command("verify")(taking(Proving, _verify))


def _claims(told: Proving, desk: Desk) -> tuple[Claim, ...]:
    """What this account saw itself, then what others did."""
    others = (*signed(desk, told.checkpoint or (), told.key), *on_paper(told.receipt or ()))
    return (*remembered(told.context), *others)


def _who(entry: Entry) -> str:
    return entry.actor + (f" for {entry.on_behalf_of}" if entry.on_behalf_of else "")


def _proved(proof: Proof) -> list[str]:
    wrong = (*proof.broken, *proof.against_policy)
    found = [f"{one.reference}, version {one.version}: {one.what}" for one in wrong]
    checked = f"{proof.cases} cases, {proof.events} events"
    replayed = ", and every table replayed" if proof.replayed else ""
    end = f"whole: {checked}{replayed}" if proof.ok else f"BROKEN: of {checked}{replayed}"
    return [*found, *proof.differences, end, *(_grown(proof.tree) if proof.tree else ())]


def _grown(tree: Grown) -> list[str]:
    """What others saw of the record, and how much of it nobody saw."""
    broken_off = (
        [f"keys: the one for the first {tree.lost} events was lost; {_bridged(tree)}"] if tree.lost else []
    )
    waiting = f", {tree.waiting} of them without a place yet" if tree.waiting else ""
    return [
        f"tree: {tree.size} events under {tree.root}, compared with {tree.compared} seen before",
        f"unseen: the last {tree.unseen} events{waiting}; these could still be rewritten"
        if tree.unseen
        else "unseen: none",
        *broken_off,
    ]


def _bridged(tree: Grown) -> str:
    """What still shows that the events from before a key was lost are the same."""
    if tree.bridged:
        return f"what somebody saw of {tree.bridged} of them still holds"
    return "only a checkpoint or a receipt from before can show that these are the same"
