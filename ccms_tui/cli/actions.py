"""`ccms action`: what is done so that a cause does not come again, and what came of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from ccms_tui.cli.answers import Json, malformed, tell
from ccms_tui.cli.calling import At, here
from ccms_tui.cli.doing import filled, recorded
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Block, Table, day, titled
from ccms_tui.cli.sheet import action_table
from ccms_tui.desk.actions import (
    Action,
    ActionCommand,
    Actions,
    ActionSheet,
    AddAction,
    CancelAction,
    ChangeAction,
    CompleteAction,
    Which,
)
from ccms_tui.desk.documents import document
from ccms_tui.rules.actions import Effect, Span

commands = typer.Typer()
action = typer.Typer(no_args_is_help=True)
commands.add_typer(action, name="action")

Ref = Annotated[str, typer.Argument(metavar="ACTION", help="The action: A-3, or 3.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]
Only = Annotated[Which, typer.Option("--which", help="Which of them.")]
Below = Annotated[str, typer.Option("--cause", metavar="CODE", help="Only against this cause or one below.")]


@dataclass(frozen=True, kw_only=True)
class Adding:
    """What `ccms action add` is told."""

    context: typer.Context
    cause: Annotated[str, typer.Option(metavar="CODE", help="Against which cause.")]
    what: Annotated[str, typer.Option(metavar="TEXT", help="What is to be done.")]
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who sees to it.")]
    due_on: Annotated[str, typer.Option(metavar="DATE", help="By when.")]
    case: Annotated[str, typer.Option(metavar="REF", help="The case that showed that it is needed.")] = ""
    as_json: Json = False


@dataclass(frozen=True, kw_only=True)
class Changing:
    """What `ccms action change` is told."""

    context: typer.Context
    ref: Ref
    reason: Reason
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who sees to it from now on.")] = ""
    due_on: Annotated[str, typer.Option(metavar="DATE", help="By when.")] = ""
    as_json: Json = False


@dataclass(frozen=True, kw_only=True)
class Completing:
    """What `ccms action complete` is told."""

    context: typer.Context
    ref: Ref
    result: Annotated[str, typer.Option(metavar="TEXT|@FILE|-", help="What was done.")]
    done_on: Annotated[str, typer.Option(metavar="DATE", help="When it took effect, if not today.")] = ""
    as_json: Json = False


def _add(told: Adding) -> None:
    """Have something done so that a cause does not come again."""
    at = here(told.context)
    reference = at.sheet(told.case).reference if told.case else ""
    said = {name: getattr(told, name) for name in ("cause", "what", "owner", "due_on")}
    done = at.desk.do(filled(AddAction, {**said, "reference": reference}, at.setting))
    tell(recorded(done), [done.summary], told.as_json)


def _change(told: Changing) -> None:
    """Give a corrective action to somebody else, or another day."""
    _do(told, ChangeAction, {"owner": told.owner, "due_on": told.due_on, "reason": told.reason})


def _complete(told: Completing) -> None:
    """Record that a corrective action is done: from then on its effect is counted."""
    _do(told, CompleteAction, {"result": told.result, "done_on": told.done_on})


def _do(told: Changing | Completing, command: type[ActionCommand], said: Mapping[str, Any]) -> None:
    _carry_out(told.context, told.ref, command, said, told.as_json)


action.command("add")(taking(Adding, _add))
action.command("change")(taking(Changing, _change))
action.command("complete")(taking(Completing, _complete))


@action.command()
def cancel(context: typer.Context, ref: Ref, reason: Reason, as_json: Json = False) -> None:
    """Give a corrective action up."""
    _carry_out(context, ref, CancelAction, {"reason": reason}, as_json)


@action.command("list")
def list_(
    context: typer.Context, which: Only = Which.OPEN, cause: Below = "", at: At = None, as_json: Json = False
) -> None:
    """List corrective actions, what is due first first."""
    seen = here(context, at)
    found = seen.desk.see(Actions(which=which, cause=cause or None, at=seen.at))
    counts = ", ".join(f"{count} {name}" for name, count in found.counts.items())
    tell(document(found, seen.now), [action_table(found.rows) if found.rows else "none", counts], as_json)


@action.command()
def show(context: typer.Context, ref: Ref, at: At = None, as_json: Json = False) -> None:
    """Show a corrective action, and complaints of its cause by month, before it and after."""
    seen = here(context, at)
    sheet = seen.desk.see(Action(action=_number(ref), at=seen.at))
    tell(document(sheet, seen.now), _page(sheet), as_json)


def _carry_out(
    context: typer.Context, ref: str, command: type[ActionCommand], said: Mapping[str, Any], as_json: bool
) -> None:
    """Do something to an action as it now stands."""
    at, number = here(context), _number(ref)
    seen = at.desk.see(Action(action=number)).row.version
    done = at.desk.do(filled(command, said, at.setting, action=number, seen=seen))
    tell(recorded(done), [done.summary], as_json)


def _number(ref: str) -> int:
    found = re.fullmatch(r"(?:[Aa]-)?([1-9][0-9]{0,8})", ref.strip())
    if not found:
        raise malformed(f"{ref} is no action: say A-3, or 3")
    return int(found[1])


def _page(sheet: ActionSheet) -> Iterator[Block]:
    row = sheet.row
    yield f"{row.reference}  {row.what}"
    yield f"against {row.title} ({row.cause}) · {row.owner} · by {day(row.due_on)}" + (
        " · overdue" if row.overdue else f" · {row.status}"
    )
    yield f"{row.result} ({sheet.ended_by}, {day(row.done_on) or 'not done'})" if row.result else ""
    yield f"shown by {row.case}" if row.case else ""
    months = [(f"{one.first:%b %Y}", str(one.complaints)) for one in sheet.effect.months]
    yield from titled("Complaints of this cause", Table(("Month", "Complaints"), months))
    yield _effect(sheet.effect)


def _effect(effect: Effect) -> str:
    """Complaints a month before and after, over whole months."""
    return f"a month: {_each(effect.before)} before, {_each(effect.after)} after"


def _each(span: Span) -> str:
    return f"{span.each} (over {span.months})" if span.months else "no whole month yet"
