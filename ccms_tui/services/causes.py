"""Root causes of a case, once they are tagged: a second look at them."""

from ccms_tui.desk import causes as ask
from ccms_tui.models import Cause
from ccms_tui.rules import causes
from ccms_tui.rules.verdict import Findings
from ccms_tui.services.work import Commands, Handler, Made, Work


def _row(work: Work, cause: str) -> Cause:
    return next(row for row in work.dossier.rows(Cause) if row.cause == cause)


def _unconfirmable(work: Work, command: ask.ConfirmCause) -> Findings:
    return causes.confirms(command.cause, work.facts, work.asking)


def _confirm(work: Work, command: ask.ConfirmCause) -> Made:
    row = _row(work, command.cause)
    row.confirmed_by, row.confirmed_at = work.actor.id, work.now
    return Made(f"root cause confirmed: {title(work, command.cause)}", {"cause": command.cause})


def _not_there(work: Work, command: ask.DropCause) -> Findings:
    return causes.drops(command.cause, work.facts)


def _drop(work: Work, command: ask.DropCause) -> Made:
    work.dossier.remove(_row(work, command.cause))
    return Made(
        f"root cause dropped: {title(work, command.cause)}; {command.reason}", {"cause": command.cause}
    )


def title(work: Work, cause: str) -> str:
    """What a cause is called; one that is in the tree no longer, by its code."""
    return work.premises.policy.causes.get(cause, cause)


COMMANDS: Commands = {
    ask.ConfirmCause: Handler(_unconfirmable, _confirm),
    ask.DropCause: Handler(_not_there, _drop),
}
