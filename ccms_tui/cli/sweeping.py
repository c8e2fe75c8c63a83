"""`ccms sweep` and `worker`: what time has done, told to whoever must know."""

from time import sleep
from typing import Annotated

import typer

from ccms_tui.automation.sweeping import Worker, said, sweep
from ccms_tui.cli.answers import Json, tell
from ccms_tui.cli.calling import here
from ccms_tui.cli.stopping import until_stopped
from ccms_tui.desk.documents import document
from ccms_tui.rules.safe import safe

commands = typer.Typer()

Every = Annotated[int, typer.Option(min=1, max=86_400, metavar="SECONDS", help="From one sweep to the next.")]


@commands.command("sweep")
def sweep_(context: typer.Context, as_json: Json = False) -> None:
    """Sweep once."""
    at = here(context)
    swept = sweep(at.desk)
    tell(document(swept, at.now), [said(swept)], as_json)


@commands.command()
def worker(context: typer.Context, every: Every = 60) -> None:
    """Sweep until stopped; a transaction that is under way then is not done, and the next sweep does it."""
    until_stopped()
    _say(f"sweeping every {every} seconds, until stopped by Ctrl-C")
    Worker(here(context).desk, every, sleep, _say).work()


def _say(text: str) -> None:
    typer.echo(safe(text), err=True)
