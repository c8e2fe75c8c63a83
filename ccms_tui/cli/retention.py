"""`ccms retention` and `purge`: what need not be kept any longer, and the bytes of what was erased."""

from typing import Annotated

import typer

from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import At, here
from ccms_tui.cli.lists import Limit
from ccms_tui.cli.paper import Table, day
from ccms_tui.desk.documents import document
from ccms_tui.desk.erasing import Purge, Retention, RetentionPage, RetentionRow

commands = typer.Typer()

Person = Annotated[
    str, typer.Option(metavar="NAME", help="All cases of this complainant, by name or account.")
]


@commands.command()
def retention(
    context: typer.Context, person: Person = "", limit: Limit = 100, at: At = None, as_json: Json = False
) -> None:
    """List files that may be erased, are asked for or are held."""
    seen = here(context, at)
    page = seen.desk.see(Retention(person=person, limit=limit, at=seen.at))
    head = ("Case", "Complainant", "Stands", "Kept until", "Because", "Source", "Held or asked for by")
    shown = (_counts(page), Table(head, [_row(row) for row in page.rows]))
    tell(document(page, seen.now), shown if page.rows else shown[:1], as_json)


@commands.command()
def purge(context: typer.Context, as_json: Json = False) -> None:
    """Let go of what is left of what was erased."""
    at = here(context)
    purged = at.desk.do(Purge())
    said = f"{purged.files} files of evidence let go of, and the database written anew"
    tell(document(purged, at.now), [said], as_json)


def _counts(page: RetentionPage) -> str:
    shown = f"; the first {len(page.rows)}" if len(page.rows) < page.due + page.asked + page.held else ""
    return f"{page.due} due, {page.asked} asked for, {page.held} held, {page.erased} erased{shown}"


def _row(row: RetentionRow) -> tuple[str, ...]:
    who = "; ".join((*row.holds, *((row.asked_by,) if row.asked_by else ())))
    return row.reference, row.complainant, row.state, day(row.kept_until), row.why, row.source, who
