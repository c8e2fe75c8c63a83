"""Checking every case from the ledger alone, with what that tells of people, packs and calendars."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlmodel import Session, col, func, select

from ccms_tui.models import Event
from ccms_tui.rules.commitments import revealed
from ccms_tui.rules.rechecking import recheck
from ccms_tui.rules.regimes import Regime
from ccms_tui.services.paging import A_TIME
from ccms_tui.services.proving import READ, UNREADABLE, Broken
from ccms_tui.services.replay import events, ledgers_of, of_no_case
from ccms_tui.services.told_of_all import ToldOfAll
from ccms_tui.store.packs import Version

CASE = "case/"


def against_policy(
    session: Session, shipped: Mapping[Version, Regime], case: int | None = None
) -> Iterator[Broken]:
    """Every act on any case, or on one of them, that the rules did not allow when it was done."""
    yield from _used_twice(session, case)
    wanted = [f"{CASE}{case}"] if case else None
    known = ToldOfAll(bodies(events(session, None, list(of_no_case(session)))), shipped)
    told = (one for one in events(session, None, wanted) if one[0].startswith(CASE))
    for name, chain in groupby(told, lambda one: one[0]):
        try:
            for version, what in recheck(bodies(chain), known):
                yield Broken(name, version, what)
        except (*UNREADABLE, LookupError) as error:
            yield Broken(name, 0, f"an event cannot be read, and nothing after it was checked: {error}")


def bodies(told: Iterable[tuple[str, bytes, list[str] | None]]) -> Iterator[dict[str, Any]]:
    """What events tell, with personal values where they are not erased."""
    return (revealed(READ(body), texts) for _, body, texts in told)


def _used_twice(session: Session, case: int | None) -> Iterator[Broken]:
    """Events that share the key of their command with another, of whatever subject: it was done twice."""
    twice = select(Event.key).group_by(col(Event.key)).having(func.count() > 1)
    wanted = select(Event.subject, Event.version).order_by(col(Event.subject), col(Event.version))
    if case:
        mine = col(Event.subject).in_(ledgers_of(case))
        twice, wanted = twice.where(col(Event.key).in_(select(Event.key).where(mine))), wanted.where(mine)
    found = session.execute(wanted.where(col(Event.key).in_(twice)).execution_options(yield_per=A_TIME))
    yield from (Broken(subject, version, "its command was carried out twice") for subject, version in found)
