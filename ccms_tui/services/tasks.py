"""What is asked of a person beside the clocks."""

from datetime import date

from ccms_tui.models import Task
from ccms_tui.rules.words import TaskKind
from ccms_tui.services.work import Work


def ask_for(work: Work, kind: TaskKind, text: str, person: int, due_on: date | None = None) -> None:
    """Ask something of a person."""
    work.dossier.add(
        Task(
            case_id=work.case.id,
            number=work.dossier.next(Task),
            kind=kind,
            text=text,
            person=person,
            due_on=due_on,
            made_at=work.now,
            done_at=None,
        )
    )


def finish(work: Work, kind: TaskKind) -> None:
    """Whatever was asked of this kind is done."""
    for task in work.dossier.rows(Task):
        if task.kind is kind and not task.done_at:
            task.done_at = work.now
