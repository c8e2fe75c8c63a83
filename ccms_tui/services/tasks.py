"""What is asked of a person beside the clocks."""

from datetime import date, datetime

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


def hand_on(work: Work, kind: TaskKind, person: int) -> None:
    """Whatever is still asked of this kind is asked of somebody else."""
    for task in work.dossier.rows(Task):
        if task.waits_for(kind):
            task.person = person


def finish(work: Work, kind: TaskKind, up_to: datetime | None = None) -> None:
    """Whatever was asked of this kind, up to an instant if one is given, is done."""
    for task in work.dossier.rows(Task):
        if task.waits_for(kind) and task.made_at <= (up_to or work.now):
            task.done_at = work.now
