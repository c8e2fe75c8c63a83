"""`ccms case` and `acts`: one case, and what can be done to it."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import At, Here, Ref, here
from ccms_tui.cli.paper import Block, Table
from ccms_tui.cli.sheet import sheet_page
from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.catalogue import CASE_COMMANDS
from ccms_tui.desk.documents import document
from ccms_tui.desk.lines import ProposalLine

commands = typer.Typer()

Since = Annotated[int | None, typer.Option(min=1, help="The earlier revision, if not the one before.")]
Upto = Annotated[int | None, typer.Option(min=1, help="The later revision, if not the last.")]
NOT_NOW = "There is nothing to draft: it is not decided, or the final response was sent."

HELP = {command.verb(): command.__doc__ or "" for command in CASE_COMMANDS}


@commands.command()
def case(context: typer.Context, ref: Ref, at: At = None, as_json: Json = False) -> None:
    """Show the sheet of a case."""
    seen = here(context, at)
    sheet = seen.sheet(ref)
    tell(_sheet(sheet, seen), sheet_page(sheet, seen.now, seen.zone), as_json)


@commands.command()
def revisions(
    context: typer.Context,
    ref: Ref,
    since: Since = None,
    upto: Upto = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Show what changed between two revisions of the proposal."""
    sheet = here(context, at).sheet(ref)
    found = {line.revision: line for line in sheet.proposals}
    last = upto or max(found, default=0)
    first = since or last - 1
    if missing := [number for number in (first, last) if number not in found]:
        raise typer.BadParameter(f"{sheet.reference} has no revision {missing[0]}")
    changed = list(_changed(found[first], found[last]))
    told = {"reference": sheet.reference, "since": first, "upto": last, "lines": changed}
    tell(told, changed or ["nothing: the words are the same"], as_json)


def _changed(before: ProposalLine, after: ProposalLine) -> Iterator[str]:
    """The lines that went and that came, as a unified diff."""
    old, new = (f"revision {line.revision} by {line.author}, {line.status}" for line in (before, after))
    return unified_diff(before.words.splitlines(), after.words.splitlines(), old, new, lineterm="")


@commands.command()
def letter(context: typer.Context, ref: Ref, as_json: Json = False) -> None:
    """Show the final response as it follows from the decision, part by part, to be completed and sent."""
    sheet = here(context).sheet(ref)
    tell({"reference": sheet.reference, "draft": sheet.draft}, [sheet.draft or NOT_NOW], as_json)


@commands.command()
def acts(context: typer.Context, ref: Ref, at: At = None, as_json: Json = False) -> None:
    """Show what can be done, and why the rest cannot."""
    sheet = here(context, at).sheet(ref)
    found = {"reference": sheet.reference, "version": sheet.version, "acts": list(_acts(sheet))}
    tell(found, _page(sheet), as_json)


def _sheet(sheet: CaseSheet, seen: Here) -> dict[str, Any]:
    """Every field of the sheet, what stands of the proposals, and the acts that are possible."""
    found = document(sheet, seen.now)
    return {**found, "proposal": document(sheet.proposal, seen.now), "possible": list(sheet.possible)}


def _acts(sheet: CaseSheet) -> Iterator[dict[str, Any]]:
    for act, reasons in sheet.acts.items():
        against = [{"text": reason.text, "source": reason.source} for reason in reasons]
        yield {"act": act, "possible": not against, "help": HELP.get(act, ""), "reasons": against}


def _page(sheet: CaseSheet) -> Iterator[Block]:
    yield f"{sheet.reference}  {sheet.summary}"
    yield f"\nPossible now{'' if sheet.possible else ': nothing'}"
    yield Table(("", ""), [(act, HELP.get(act, "")) for act in sheet.possible])
    yield "\nNot now"
    yield Table(("Act", "Because", "Source"), list(_not_now(sheet)))


def _not_now(sheet: CaseSheet) -> Iterator[tuple[str, str, str]]:
    """Every reason against an act, the act beside the first of them."""
    for act, reasons in sheet.acts.items():
        for place, reason in enumerate(reasons):
            yield "" if place else act, reason.text, reason.source
