"""Root causes: whoever works on the case proposes one, somebody else confirms it."""

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage

SOURCE = "root cause policy"


def confirmable(facts: CaseFacts, asking: Asking) -> Findings:
    """There is a cause that is not confirmed, and that somebody else tagged."""
    if not facts.unconfirmed:
        yield Reason("no root cause waits to be confirmed", SOURCE)
    elif set(facts.unconfirmed.values()) == {asking.actor.id}:
        yield Reason("somebody else confirms the root cause that you tagged", SOURCE)


def confirms(cause: str, facts: CaseFacts, asking: Asking) -> Findings:
    """Whether this very cause can be confirmed, and by whoever asks."""
    tagged_by = facts.unconfirmed.get(cause)
    if tagged_by is None:
        confirmed = cause in facts.causes
        yield Reason(f"{cause} is {'confirmed already' if confirmed else 'not tagged'}", SOURCE)
    elif tagged_by == asking.actor.id:
        yield Reason("somebody else confirms the root cause that you tagged", SOURCE)


def droppable(facts: CaseFacts, _: Asking) -> Findings:
    """A case that is closed keeps one: what takes its place is tagged first."""
    if not facts.causes:
        yield Reason("no root cause is tagged", SOURCE)
    elif facts.stage is Stage.CLOSED and len(facts.causes) == 1:
        yield Reason("a closed case keeps a root cause: tag the right one first", SOURCE)


def drops(cause: str, facts: CaseFacts) -> Findings:
    """Whether this very cause is tagged."""
    if cause not in facts.causes:
        yield Reason(f"{cause} is not tagged", SOURCE)
