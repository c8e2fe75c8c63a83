"""`ccms regime propose`, `adopt` and `decline`: a pack is put to use by two people."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from ccms_tui.cli.answers import Json, answering, tell
from ccms_tui.cli.calling import At, Here, here
from ccms_tui.cli.doing import carry_out
from ccms_tui.cli.options import taking
from ccms_tui.cli.rehearsed import proposal_page, proposals
from ccms_tui.desk.adopting import AdoptPack, DeclinePack, ProposedPack, ProposedPacks, ProposePack
from ccms_tui.desk.documents import document

Cases = Annotated[list[str], typer.Option("--case", metavar="REF", help="An open case; several times.")]
Late = Annotated[int, typer.Option(min=0, help="How many clocks it makes late at once.")]
Number = Annotated[int, typer.Argument(min=1, metavar="NUMBER", help="The number of the proposal.")]
Text = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


@dataclass(frozen=True, kw_only=True)
class Proposing:
    """What `ccms regime propose` is told."""

    context: typer.Context
    file: Path
    reason: Text
    from_: Annotated[
        str, typer.Option("--from", metavar="DATE", help="For new cases that are received from this day on.")
    ] = ""
    case: Cases = field(default_factory=list)
    late: Late = 0
    as_json: Json = False


@dataclass(frozen=True, kw_only=True)
class Adopting:
    """What `ccms regime adopt` is told."""

    context: typer.Context
    number: Number
    late: Late = 0
    digest: Annotated[
        str, typer.Option(metavar="HEX", help="SHA-256 of the pack that you mean, to be compared.")
    ] = ""
    comment: Annotated[str, typer.Option(metavar="TEXT", help="What is to be remembered of it.")] = ""
    as_json: Json = False


def numbers(at: Here, cases: list[str]) -> tuple[int, ...]:
    """The cases that are meant, each of which there is."""
    return tuple(at.sheet(ref).case for ref in cases)


def add_adopting(regimes: typer.Typer) -> None:
    """Add the commands."""
    regimes.command("propose")(taking(Proposing, _propose))
    regimes.command("adopt")(taking(Adopting, _adopt))
    regimes.command("decline")(_decline)
    regimes.command("proposals")(_proposals)
    regimes.command("proposal")(_proposal)


def _propose(told: Proposing) -> None:
    """Propose a pack for new cases from a day on, or for open cases; nothing moves before it is adopted."""
    with answering(told.as_json):
        at = here(told.context)
        said = {"pack": str(told.file), "reason": told.reason, "from_on": told.from_, "late": str(told.late)}
        said["cases"] = ",".join(map(str, numbers(at, told.case)))
        carry_out(ProposePack, at, said, told.as_json)


def _adopt(told: Adopting) -> None:
    """Adopt the pack that somebody else proposed: it is used as they said."""
    said = {"proposal": str(told.number), "late": str(told.late)}
    said |= {"digest": told.digest, "comment": told.comment}
    carry_out(AdoptPack, here(told.context), said, told.as_json)


def _decline(context: typer.Context, number: Number, reason: Text, as_json: Json = False) -> None:
    """Decline the pack that somebody else proposed; nothing changes."""
    carry_out(DeclinePack, here(context), {"proposal": str(number), "reason": reason}, as_json)


def _proposals(context: typer.Context, at: At = None, as_json: Json = False) -> None:
    """List the packs that were proposed, and what came of each."""
    seen = here(context, at)
    found = seen.desk.see(ProposedPacks(at=seen.at))
    table = proposals(found.rows, seen.zone)
    tell(document(found, seen.now), [table if table.rows else "no pack was proposed"], as_json)


def _proposal(context: typer.Context, number: Number, at: At = None, as_json: Json = False) -> None:
    """Show a pack that was proposed: for what, what it moves, and its text."""
    seen = here(context, at)
    found = seen.desk.see(ProposedPack(proposal=number, at=seen.at))
    tell(document(found, seen.now), proposal_page(found, seen.zone), as_json)
