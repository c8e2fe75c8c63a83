"""The permission table: who may do which act, read from data."""

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.people import Actor, Permit, Permits, Person, Role
from ccms_tui.rules.tables import BadPack, Table
from ccms_tui.rules.verdict import Findings, Reason

SOURCE = "permissions"


ON_PEOPLE = frozenset({"enrol", "appoint", "away", "deactivate"})
ON_PACKS = frozenset({"propose-pack", "adopt-pack", "decline-pack"})
ON_ACTIONS = frozenset({"add-action", "change-action", "complete-action", "cancel-action"})
HANDLING = frozenset({"view-evidence", "export-evidence", "recheck-evidence"})
"""What is recorded of whoever looks at evidence; a role that is not named for it sees none."""
ACTS = frozenset({*POSSIBLE_AT, *ON_PEOPLE, *ON_PACKS, *ON_ACTIONS, *HANDLING, "open", "sweep", "rotate-key"})
"""Every act that asks for a permit; only founding asks for none, as nobody is there yet to give one."""


def read_permits(table: Table) -> dict[str, Permit]:
    """Read `act = { any = [roles], own = [roles] }` for each act, refusing any other shape."""
    acts = table.holds(set(ACTS)).values
    return {act: _permit(table.table(act)) for act in acts}


def _permit(entry: Table) -> Permit:
    given = entry.holds(set(), {"any", "own"}).values
    if not given:
        raise BadPack(entry.name, "must say `any`, `own` or both, each a list of roles")
    any_, own = (_roles(entry, key) if key in given else frozenset() for key in ("any", "own"))
    return Permit(any_, own)


def _roles(entry: Table, key: str) -> frozenset[Role]:
    """The roles of a list; an empty one permits nobody."""
    return frozenset(entry.some_of(Role, key)) if entry.of(list, key) else frozenset()


def in_whose_name(act: str, owner: int | None, actor: Actor, permits: Permits) -> Person | None:
    """Who does the act: the actor, or the person they stand in for today; nobody when it is not theirs."""
    permit = permits[act]
    if who := actor.wearing(permit.anywhere):
        return who
    own = (who for who in actor.everyone() if who.id == owner and who.roles & permit.on_own)
    return next(own, None)


def permitted(act: str, facts: CaseFacts | None, asking: Asking) -> Findings:
    """Only those whom the table names, and for some acts only the owner of the case."""
    return permitted_on(act, facts.owner if facts else asking.actor.id, asking)


def permitted_on(act: str, owner: int, asking: Asking) -> Findings:
    """The same, where it is known who owns what the act is on."""
    permit = asking.policy.permits[act]
    if in_whose_name(act, owner, asking.actor, asking.policy.permits):
        return
    if asking.actor.wearing(permit.on_own):
        others = f", or {_or(permit.anywhere)}" if permit.anywhere else ""
        yield Reason(f"{act} is for the owner of the case{others}", SOURCE)
    else:
        yield Reason(f"{act} is for {_or(permit.roles)}", SOURCE)


def _or(roles: frozenset[Role]) -> str:
    *first, last = sorted(role.value for role in roles) or ["nobody"]
    return f"{', '.join(first)} or {last}" if first else last
