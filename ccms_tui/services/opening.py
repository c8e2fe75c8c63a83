"""Taking a complaint in: the case, its first rows, its clocks."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import select

from ccms_tui.desk import opening as ask
from ccms_tui.models import Case, Ownership, Party, Point
from ccms_tui.rules import owning
from ccms_tui.rules.calendars import BeyondReach
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.timing import NEVER
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import PartyRole, Stage, reference
from ccms_tui.services import clocks
from ccms_tui.services.dossier import Dossier
from ccms_tui.services.premises import Start
from ccms_tui.services.work import Commands, Handler, Made, Work

SOURCE = "intake"
TOLD = ("complainant", "summary", "channel", "own_words", "account", "category", "product", "risk", "source")
"""What a case has word for word from whoever opens it; all else is reckoned."""


def regime_of(work: Work, told: ask.Open | ask.Foresee) -> Regime | None:
    """The version of its regime that was in force on the local day on which it was received."""
    received = (told.received or work.now).astimezone(ZoneInfo(work.organisation.zone)).date()
    return work.premises.falls_under(work.session, told.regime or work.organisation.regime, received)


def _against(work: Work, command: ask.Open) -> Findings:
    regime, received = regime_of(work, command), command.received or work.now
    if not regime:
        yield _noregime_of(work, command.regime or work.organisation.regime)
    else:
        yield from _beyond(work, regime, received)
    if received > work.now:
        yield Reason("a complaint cannot have been received in the future", SOURCE)
    if command.category and command.category not in work.premises.policy.categories:
        yield unknown_category(work, command.category)
    if command.owner:
        person = work.person(command.owner)
        yield from owning.can_own(person.roles, person.name)
    elif regime:
        yield from owning.can_own(work.actor.roles, work.actor.name)
    if command.source and (twice := _taken_in(work, command.source)):
        yield Reason(f"{command.source} was taken in already, as {twice}", "intake: nothing in twice")
    if wrong := [text for text in command.detail if not text.partition("=")[0].strip()]:
        yield Reason(f"a detail is name=value, not {wrong[0]}", SOURCE)


def _noregime_of(work: Work, id: str) -> Reason:
    """Why a regime cannot be fallen under: there is none, or none was in force yet."""
    if since := work.premises.since(work.session, id):
        return Reason(f"{id} is in force from {since}, and this was received before", SOURCE)
    return Reason(f"there is no regime {id}; there are {', '.join(sorted(work.regimes))}", SOURCE)


def unknown_category(work: Work, category: str) -> Reason:
    """Why a category cannot be given."""
    return Reason(
        f"there is no category {category}; there are {', '.join(work.premises.policy.categories)}", SOURCE
    )


def _beyond(work: Work, regime: Regime, received: datetime) -> Findings:
    """A calendar says nothing of days it does not reach."""
    try:
        work.premises.begun(work.session, regime, work.organisation.calendar, Start("received", received))
    except BeyondReach as error:
        yield Reason(str(error), SOURCE)


def _taken_in(work: Work, source: str) -> str | None:
    """The case that came from this source, in the record or earlier in this very batch."""
    in_hand: dict[str, str] = work.session.info.setdefault("sources", {})
    if source in work.session.info.get("new", ()):
        return in_hand.get(source)
    found = select(Case.reference).where(Case.source == source)
    return in_hand.get(source) or work.session.exec(found).first()


def _open(work: Work, command: ask.Open) -> Made:
    case = _case(work, command)
    work.session.add(case)
    work.held, work.subject = Dossier(work.session, case, new=True), case
    if command.source:
        work.session.info["sources"][command.source] = case.reference
    for row in _rows(case, command):
        work.dossier.add(row)
    clocks.happened(work, "received", case.received_at)
    happened = command.received if command.received and command.received < work.now else None
    numbers: dict[str, int | str] = {"case": case.id, "points": len(command.point)}
    return Made(f"{case.reference} opened for {command.complainant}", numbers, happened)


def _case(work: Work, command: ask.Open) -> Case:
    """A new case: what is told of it, and what follows."""
    regime, number = regime_of(work, command), work.premises.database.number(work.session, "case")
    assert regime, "asked for before"
    owner = work.person(command.owner).id if command.owner else work.actor.id
    return Case(
        **{name: getattr(command, name) for name in TOLD},
        id=number,
        version=0,
        reference=reference(number, work.today.year),
        round=1,
        regime=regime.id,
        regime_version=regime.version,
        calendar=work.organisation.calendar,
        stage=Stage.TRIAGE,
        owner_id=owner,
        taken=owner == work.actor.id and not command.source,
        opened_by=work.actor.id,
        opened_at=work.now,
        received_at=command.received or work.now,
        details=_details(command),
        urgent_at=NEVER,
        closed_at=None,
        escalate_at=None,
        review_at=None,
        due_at=None,
        merged_into=None,
    )


def _rows(case: Case, command: ask.Open) -> Iterator[Any]:
    """The rows that belong to a case from its first moment."""
    yield Ownership(
        case_id=case.id, number=1, owner_id=case.owner_id, from_at=case.opened_at, to_at=None, reason=None
    )
    yield Party(
        case_id=case.id,
        number=1,
        role=PartyRole.COMPLAINANT,
        name=command.complainant,
        contact=command.contact,
        account=command.account,
    )
    if command.representative:
        yield Party(
            case_id=case.id,
            number=2,
            role=PartyRole.REPRESENTATIVE,
            name=command.representative,
            contact=None,
        )
    for number, text in enumerate(command.point, start=1):
        yield point(case.id, number, text)


def point(case: int, number: int, text: str) -> Point:
    """A point on which nothing is found yet."""
    return Point(
        case_id=case,
        number=number,
        text=text,
        finding=None,
        reason=None,
        evidence="",
        found_by=None,
        found_at=None,
    )


def _details(command: ask.Open) -> str | None:
    """What the source says beside, each name once, in one text."""
    told = dict(_pair(text) for text in command.detail)
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else None


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip(), value.strip()


COMMANDS: Commands = {ask.Open: Handler(_against, _open)}
