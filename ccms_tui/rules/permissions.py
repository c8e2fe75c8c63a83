"""The permission table: who may do which act, read from data."""

from collections.abc import Mapping

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.people import Actor, Permit, Permits, Person, Role
from ccms_tui.rules.verdict import Findings, Reason

SOURCE = "permissions"


class BadPermissions(ValueError):
    """A permission table that cannot be meant."""


def read_permits(table: Mapping[str, object]) -> dict[str, Permit]:
    """Read `act = { any = [roles], own = [roles] }` for each act, refusing any other shape."""
    return {act: _permit(act, entry) for act, entry in table.items()}


def _permit(act: str, entry: object) -> Permit:
    if not isinstance(entry, dict) or not entry or not set(entry) <= {"any", "own"}:
        raise BadPermissions(f"{act}: give `any`, `own` or both, each a list of roles")
    try:
        any_, own = (frozenset(Role(role) for role in entry.get(key, ())) for key in ("any", "own"))
    except (TypeError, ValueError) as error:
        raise BadPermissions(f"{act}: {error}") from error
    return Permit(any_, own)


def in_whose_name(act: str, owner: int | None, actor: Actor, permits: Permits) -> Person | None:
    """Who does the act: the actor, or the person they stand in for today; nobody when it is not theirs."""
    permit = permits[act]
    if who := actor.wearing(permit.anywhere):
        return who
    own = (who for who in actor.everyone() if who.id == owner and who.roles & permit.on_own)
    return next(own, None)


def permitted(act: str, facts: CaseFacts | None, asking: Asking) -> Findings:
    """Only those whom the table names, and for some acts only the owner of the case."""
    permit = asking.policy.permits[act]
    owner = facts.owner if facts else asking.actor.id
    if in_whose_name(act, owner, asking.actor, asking.policy.permits):
        return
    if asking.actor.wearing(permit.on_own):
        yield Reason(f"{act} is for the owner of the case, or {_or(permit.anywhere)}", SOURCE)
    else:
        yield Reason(f"{act} is for {_or(permit.roles)}", SOURCE)


def _or(roles: frozenset[Role]) -> str:
    *first, last = sorted(role.value for role in roles) or ["nobody"]
    return f"{', '.join(first)} or {last}" if first else last
