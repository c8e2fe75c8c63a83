"""`ccms policy`: the sections that a decision can be made under, and those that one was made under."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import here
from ccms_tui.cli.paper import Block, Table
from ccms_tui.desk.denials import Denied, NotFound
from ccms_tui.desk.documents import document
from ccms_tui.desk.lines import SectionLine
from ccms_tui.desk.policies import Policies, PolicySection

commands = typer.Typer()
policy = typer.Typer(no_args_is_help=True)
commands.add_typer(policy, name="policy")

Number = Annotated[str, typer.Argument(metavar="SECTION", help="The number of a section, such as 4.2.")]
OfCase = Annotated[
    str | None, typer.Option("--case", metavar="REF", help="As it read when an answer in this case cited it.")
]


@policy.command("list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the sections of the policy library."""
    seen = here(context)
    found = seen.desk.see(Policies())
    rows = [(one.number, one.title, one.policy, one.version) for one in found.sections]
    table = Table(("Section", "Title", "Policy", "Version"), rows)
    tell(document(found, seen.now), [table], as_json)


@policy.command()
def show(context: typer.Context, section: Number, case: OfCase = None, as_json: Json = False) -> None:
    """Show a section: as it reads now, or as it is kept with a case."""
    seen = here(context)
    kept: Iterable[PolicySection | SectionLine] = (
        seen.sheet(case).cited if case else seen.desk.see(Policies()).sections
    )
    found = [one for one in kept if one.number == section]
    if not found:
        where = f" with {case}" if case else "; see `ccms policy list`"
        raise Denied(NotFound(f"policy section {section}{where}"))
    tell({"sections": document(found, seen.now)}, _page(found), as_json)


def _page(found: Iterable[PolicySection | SectionLine]) -> Iterator[Block]:
    for one in found:
        yield f"{one.number} {one.title}"
        yield f"{one.policy}, version {one.version}{_since(one)}"
        yield f"\n{one.text}\n"
        yield f"SHA-256 {one.sha256}"


def _since(one: PolicySection | SectionLine) -> str:
    """Of a text that is kept with a case, which revision cites it and whether it still stands."""
    if isinstance(one, PolicySection):
        return ""
    return f", cited by revision {one.revision}" + ("" if one.current else "; the library says otherwise now")
