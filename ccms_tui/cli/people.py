"""`ccms user`: the people, and what they are trusted with."""

import pwd
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

import typer

from ccms_tui.cli.answers import Json, malformed, tell
from ccms_tui.cli.calling import At, here
from ccms_tui.cli.doing import carry_out
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Block, Table, day, words
from ccms_tui.cli.typing_in import text_of
from ccms_tui.desk.documents import document
from ccms_tui.desk.leaving import AtStake, Stakes
from ccms_tui.desk.people import Appoint, Away, Deactivate, Enrol, People, PersonRow
from ccms_tui.rules.clocks import state
from ccms_tui.rules.people import Role

commands = typer.Typer()
user = typer.Typer(no_args_is_help=True)
commands.add_typer(user, name="user")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What they are called here.")]
First = Annotated[str, typer.Option("--from", metavar="DATE", help="The first day away.")]
Last = Annotated[str, typer.Option("--to", metavar="DATE", help="The last day away.")]
Heir = Annotated[
    str, typer.Option("--reassign-to", metavar="NAME", help="Who takes on all that the plan does not name.")
]
Plan = Annotated[
    list[str],
    typer.Option("--plan", metavar="REF=NAME", help="Who takes on one of their cases; several times."),
]
PlanFile = Annotated[
    str, typer.Option("--plan-file", metavar="PATH|-", help="The same in a file, one REF=NAME a line.")
]


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
def cases(context: typer.Context, name: Name, at: At = None, as_json: Json = False) -> None:
    """Show what a person would leave behind, with the deadlines at stake."""
    seen = here(context, at)
    stakes = seen.desk.see(AtStake(name=name, at=seen.at))
    tell(document(stakes, seen.now), _stakes(stakes, seen.now), as_json)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What `ccms user deactivate` is told."""

    context: typer.Context
    name: Name
    reassign_to: Heir = ""
    plan: Plan = field(default_factory=list)
    plan_file: PlanFile = ""
    as_json: Json = False

    @property
    def said(self) -> dict[str, object]:
        """The name, and who takes on what."""
        return {"name": self.name, "reassign_to": self.reassign_to, "plan": [*self.plan, *self._read]}

    @property
    def _read(self) -> list[str]:
        """The lines of the file; empty ones, and those that begin with #, plan nothing."""
        try:
            text = text_of("-" if self.plan_file == "-" else f"@{self.plan_file}") if self.plan_file else ""
        except ValueError as error:
            raise malformed(f"--plan-file {self.plan_file}: say {error}") from error
        return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@dataclass(frozen=True, kw_only=True)
class Leaving(Ending):
    """What `ccms user away` is told."""

    from_: First
    to: Last


def _away(told: Leaving) -> None:
    """Record when a person is away; their deputy acts meanwhile, or others are offered their cases."""
    carry_out(Away, here(told.context), {**told.said, "first": told.from_, "last": told.to}, told.as_json)


def _deactivate(told: Ending) -> None:
    """End a person's access; everything that is theirs goes to others in the same moment."""
    carry_out(Deactivate, here(told.context), told.said, told.as_json)


user.command("away")(taking(Leaving, _away))
user.command("deactivate")(taking(Ending, _deactivate))


def _number(account: str) -> str:
    """The number of an account on this machine."""
    if account.isascii() and account.isdigit():
        return account
    try:
        return str(pwd.getpwnam(account).pw_uid)
    except (KeyError, ValueError) as error:
        raise malformed(f"--os-account {account}: this machine has no such account") from error


def _stakes(stakes: Stakes, now: datetime) -> Iterator[Block]:
    """Each case with every clock that runs on it."""
    head = ("Case", "About", "Stage", "", "Clock", "State", "Due")
    rows: list[tuple[str, ...]] = []
    for one in stakes.rows:
        about: tuple[str, ...] = (one.reference, one.summary, one.stage, one.part)
        for clock in one.clocks or (None,):
            told = (words(clock.kind), state(clock, now), day(clock.due_on)) if clock else ("", "", "")
            rows.append((*about, *told))
            about = ("", "", "", "")
    yield Table(head, rows)
    yield Table(
        ("Action", "What", "By"), [(one.reference, one.what, day(one.due_on)) for one in stakes.actions]
    )
    yield f"{len(stakes.rows)} cases; " + (
        f"{stakes.deputy} is their deputy" if stakes.deputy else "nobody is their deputy"
    )


def _line(row: PersonRow) -> tuple[str, ...]:
    account = "" if row.account is None else str(row.account)
    gone = f"{day(row.away_from)} to {day(row.away_to)}" if row.away_from else ""
    told = (row.name, ", ".join(row.roles), account, row.team or "", row.manager or "", row.deputy or "")
    return (*told, gone if row.active else "deactivated", str(row.open_cases))
