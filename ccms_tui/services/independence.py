"""The colleagues whom a complaint is about: naming them, and what they do not see."""

from dataclasses import replace
from typing import Any

from sqlalchemy import true
from sqlmodel import col

from ccms_tui.desk import independence as ask
from ccms_tui.models import Case, Colleague
from ccms_tui.rules.independence import ABOUT
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.work import Commands, Handler, Made, Work


def seen_by(work: Work) -> Any:
    """What a case must be for whoever asks to see it; nothing more for nearly everybody."""
    return col(Case.id).not_in(work.hidden) if work.hidden else true()


def apart(work: Work) -> None:
    """Nobody acts on a case in the name of a colleague whom it is about."""
    if work.actor.stands_in_for:
        about = work.facts.complained_about
        others = tuple(who for who in work.actor.stands_in_for if who.id not in about)
        work.actor = replace(work.actor, stands_in_for=others)


def _not_namable(work: Work, command: ask.NameColleague) -> Findings:
    person, case = work.person(command.person), work.case
    if person.id in work.facts.complained_about:
        yield Reason(f"{person.name} is named already", ABOUT)
    if work.facts.merged_into or work.facts.leads:
        yield Reason("it is handled with other cases: take them apart first", ABOUT)
    if person.id == case.owner_id:
        yield Reason(f"{person.name} owns the case: somebody else takes it on first", ABOUT)
    if person.id == case.offered_to:
        yield Reason(f"it is offered to {person.name}: offer it to somebody else first", ABOUT)


def _name(work: Work, command: ask.NameColleague) -> Made:
    person = work.person(command.person)
    work.dossier.add(
        Colleague(
            case_id=work.case.id,
            number=work.dossier.next(Colleague),
            person=person.id,
            reason=command.reason,
            named_by=work.actor.id,
            named_at=work.now,
            cleared_by=None,
            cleared_at=None,
        )
    )
    return Made(f"it is about {person.name}: {command.reason}", {"person": person.name})


def _not_clearable(work: Work, command: ask.ClearColleague) -> Findings:
    person = work.person(command.person)
    if person.id not in work.facts.complained_about:
        yield Reason(f"the complaint is not about {person.name}", ABOUT)


def _clear(work: Work, command: ask.ClearColleague) -> Made:
    person = work.person(command.person)
    for row in work.dossier.rows(Colleague):
        if row.person == person.id and not row.cleared_at:
            row.cleared_by, row.cleared_at, row.clearing = work.actor.id, work.now, command.reason
    return Made(f"it is not about {person.name}: {command.reason}", {"person": person.name})


COMMANDS: Commands = {
    ask.NameColleague: Handler(_not_namable, _name),
    ask.ClearColleague: Handler(_not_clearable, _clear),
}
