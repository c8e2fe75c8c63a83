"""`ccms init`, `demo`, `tui`, `serve` and `migrate`: what looks after the record, or opens it to people."""

import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import Json, malformed, tell
from ccms_tui.cli.calling import Calling, calling, number
from ccms_tui.cli.doing import filled, recorded
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import is_terminal
from ccms_tui.cli.progress import progress
from ccms_tui.desk.people import Found
from ccms_tui.rules.safe import line

commands = typer.Typer()

SCREENS = ("queue", "risk", "approvals", "outlook", "actions", "people")
Screen = Annotated[str | None, typer.Option(metavar="SCREEN", help=f"One of {', '.join(SCREENS)}.")]

OneCase = Annotated[str | None, typer.Option("--case", metavar="REF", help="Open this case at once.")]
NoTui = Annotated[bool, typer.Option("--no-tui", help="Make it, and leave the terminal closed.")]
Cases = Annotated[
    int | None, typer.Option(min=1, max=100_000, help="How many cases, if not those that are written.")
]
Socket = Annotated[Path | None, typer.Argument(help="Where; else beside your own data.", show_default=False)]


@dataclass(frozen=True, kw_only=True)
class Founding:
    """What `ccms init` is told."""

    context: typer.Context
    organisation: Annotated[str, typer.Option(metavar="NAME", help="What it is called.")] = "Our organisation"
    regime: Annotated[str, typer.Option(metavar="ID", help="The rules complaints fall under.")] = "general"
    calendar: Annotated[str, typer.Option(metavar="CODE", help="Its public holidays.")] = "GB-ENG"
    zone: Annotated[str, typer.Option(help="Its time zone.", metavar="ZONE")] = "Europe/London"
    currency: Annotated[str, typer.Option(help="What amounts are in.", metavar="CODE")] = "GBP"
    as_json: Json = False


def _init(told: Founding) -> None:
    """Make the database; whoever does becomes its administrator."""
    rules = {name: getattr(told, name) for name in ("regime", "calendar", "zone", "currency")}
    found = filled(Found, {"name": told.organisation, "founder": _account_holder(), **rules})
    call = calling(told.context)
    if not call.db:
        call.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = call.parts.init(call.url, found)
    made = {"db": call.url, "organisation": found.name, "administrator": found.founder, **rules}
    page = f"{found.name} is founded at {call.url}, and {found.founder} is its administrator"
    tell({**recorded(done), **made}, [page], told.as_json)


commands.command("init")(taking(Founding, _init))


@commands.command()
def demo(context: typer.Context, no_tui: NoTui = False, cases: Cases = None, as_json: Json = False) -> None:
    """Make a record to try things on."""
    call = calling(context)
    opens = not (no_tui or as_json)
    if opens:
        _insist_on_a_terminal()
    with progress("cases") as told:
        url, made = call.parts.demo(call.url if call.db else None, cases, told)
    tell({"db": url, "cases": made}, [f"{made} cases at {url}"], as_json)
    if opens:
        call.parts.terminal(url, None, None, call.plain)


@commands.command()
def tui(context: typer.Context, screen: Screen = None, case: OneCase = None) -> None:
    """Open the terminal."""
    if screen and screen not in SCREENS:
        raise malformed(f"--screen {screen}: say one of {', '.join(SCREENS)}")
    open_terminal(calling(context), screen, number(case) if case else None)


@commands.command()
def serve(context: typer.Context, socket: Socket = None) -> None:
    """Serve until stopped."""
    call = calling(context)
    if call.url.startswith("unix:"):
        raise malformed("--db: what is served already cannot be served again, name the database itself")
    path = socket or call.folder / "ccms.sock"
    said = f"serving {call.url} at unix://{path.absolute()}, until stopped by Ctrl-C"
    call.parts.serve(call.url, path, lambda: typer.echo(said, err=True))


@commands.command()
def migrate(context: typer.Context, as_json: Json = False) -> None:
    """Change the tables to what this version works with."""
    call = calling(context)
    done = call.parts.migrate(call.url)
    tell({"db": call.url, "done": done}, [f"{call.url}: {done}"], as_json)


def open_terminal(call: Calling, screen: str | None = None, case: int | None = None) -> None:
    """The screens, on the terminal of whoever calls."""
    _insist_on_a_terminal()
    call.parts.terminal(call.url, screen, case, call.plain)


def _insist_on_a_terminal() -> None:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise malformed("this opens in a terminal only; in a script or a pipe, use what `ccms --help` lists")


def _account_holder() -> str:
    """What the machine calls whoever runs this, by the real user id, which no environment can change."""
    account = os.getuid()
    try:
        entry: Any = pwd.getpwuid(account)
    except KeyError:
        return f"account {account}"
    return line(entry.pw_gecos.partition(",")[0].strip() or entry.pw_name)
