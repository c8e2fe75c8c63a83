"""`ccms user`: the people, and what they are trusted with."""

import pwd
from dataclasses import dataclass, field
from typing import Annotated

import typer

from ccms_tui.cli.answers import Json, malformed, tell
from ccms_tui.cli.calling import At, here
from ccms_tui.cli.doing import carry_out
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Table, day
from ccms_tui.desk.documents import document
from ccms_tui.desk.people import Appoint, Away, Deactivate, Enrol, People, PersonRow
from ccms_tui.rules.people import Role

commands = typer.Typer()
user = typer.Typer(no_args_is_help=True)
commands.add_typer(user, name="user")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What they are called here.")]
First = Annotated[str, typer.Option("--from", metavar="DATE", help="The first day away.")]
Last = Annotated[str, typer.Option("--to", metavar="DATE", help="The last day away.")]
Heir = Annotated[str, typer.Option("--reassign-to", metavar="NAME", help="Who takes on their open cases.")]


Roles = Annotated[list[str], typer.Option("--role", metavar="ROLE", help=f"{'|'.join(Role)}; several times.")]


@dataclass(frozen=True, kw_only=True)
class Changing:
    """What `ccms user appoint` is told."""

    context: typer.Context
    name: Name
    role: Roles = field(default_factory=list)
    os_account: Annotated[
        str, typer.Option(metavar="A", help="Their account on this machine: a name or a number.")
    ] = ""
    deputy: Annotated[str, typer.Option(metavar="NAME", help="Who acts when they are away.")] = ""
    manager: Annotated[str, typer.Option(metavar="NAME", help="Who they answer to.")] = ""
    team: Annotated[str, typer.Option(metavar="T", help="Their team.")] = ""
    as_json: Json = False


@dataclass(frozen=True, kw_only=True)
class Adding(Changing):
    """What `ccms user add` is told: of a new person, the roles too."""

    role: Roles


def _said(told: Changing) -> dict[str, object]:
    """What was said, in the words of the command."""
    said: dict[str, object] = {name: getattr(told, name) for name in ("name", "deputy", "manager", "team")}
    said["role"] = [one.strip() for roles in told.role for one in roles.split(",")]
    said["account"] = _number(told.os_account) if told.os_account else ""
    return said


def _add(told: Adding) -> None:
    """Add a person, with their roles."""
    carry_out(Enrol, here(told.context), _said(told), told.as_json)


def _appoint(told: Changing) -> None:
    """Change what a person is trusted with, or who stands beside them."""
    carry_out(Appoint, here(told.context), _said(told), told.as_json)


user.command("add")(taking(Adding, _add))
user.command("appoint")(taking(Changing, _appoint))


@user.command("list")
def list_(context: typer.Context, at: At = None, as_json: Json = False) -> None:
    """List everybody, with their roles and how many open cases they own."""
    seen = here(context, at)
    people = seen.desk.see(People(at=seen.at))
    head = ("Name", "Roles", "Account", "Team", "Manager", "Deputy", "Away", "Open cases")
    told = [document(row, seen.now) for row in people.rows]
    tell({"people": told}, [Table(head, [_line(row) for row in people.rows])], as_json)


@user.command()
def away(context: typer.Context, name: Name, from_: First, to: Last, as_json: Json = False) -> None:
    """Record when a person is away; their deputy acts meanwhile."""
    carry_out(Away, here(context), {"name": name, "first": from_, "last": to}, as_json)


@user.command()
def deactivate(context: typer.Context, name: Name, reassign_to: Heir, as_json: Json = False) -> None:
    """End a person's access; their open cases go to somebody else."""
    carry_out(Deactivate, here(context), {"name": name, "reassign_to": reassign_to}, as_json)


def _number(account: str) -> str:
    """The number of an account on this machine."""
    if account.isascii() and account.isdigit():
        return account
    try:
        return str(pwd.getpwnam(account).pw_uid)
    except (KeyError, ValueError) as error:
        raise malformed(f"--os-account {account}: this machine has no such account") from error


def _line(row: PersonRow) -> tuple[str, ...]:
    account = "" if row.account is None else str(row.account)
    gone = f"{day(row.away_from)} to {day(row.away_to)}" if row.away_from else ""
    told = (row.name, ", ".join(row.roles), account, row.team or "", row.manager or "", row.deputy or "")
    return (*told, gone if row.active else "deactivated", str(row.open_cases))
