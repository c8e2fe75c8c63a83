"""What every desk of one organisation stands on: its database, its files, its packs and policy, a clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session

from ccms_tui.desk.denials import Unreachable
from ccms_tui.models import CalendarRow, Organisation
from ccms_tui.rules.calendar_tables import read_recorded
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import ClockRule, begin
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.policy import Policy
from ccms_tui.rules.regimes import Regime, in_force
from ccms_tui.rules.words import Risk
from ccms_tui.services.adopted import adopted
from ccms_tui.store.database import Database
from ccms_tui.store.files import Files
from ccms_tui.store.signer import Signer


class Start(NamedTuple):
    """What sets clocks going: something that happens to a case, at its stage, on its track, of its risk."""

    trigger: str
    at: datetime
    stage: int = 1
    track: str | None = None
    risk: Risk = Risk.LOW


REMEMBERED = 10_000
"""Sets of clocks kept in mind at most."""


@dataclass(frozen=True)
class Premises:
    """Shared by all desks; nothing here belongs to one person or one transaction."""

    database: Database
    files: Files
    packs: Mapping[tuple[str, str], Regime]
    latest: Mapping[str, Regime]
    policy: Policy
    clock: Callable[[], datetime]
    chance: Callable[[int], bytes]
    """So many random bytes: the salts of personal values, and the key that signs."""
    signer: Signer
    patience: float = 2.0
    """Seconds that an approval waits at most until the tree covers it."""
    _calendars: dict[str, Calendar] = field(default_factory=dict)
    _begun: dict[tuple[str, str, Start], tuple[Clock, ...]] = field(default_factory=dict)

    def regime(self, session: Session, id: str, version: str) -> Regime:
        """The version of a pack that a case falls under: as it was adopted, else from data/regimes."""
        found = self.known(session, id, version)
        if not found:
            raise Unreachable(f"the pack {id} {version} is not in data/regimes: put it back")
        return found

    def known(self, session: Session, id: str, version: str) -> Regime | None:
        """A version of a pack, if there is one; what the record holds of it outlives any file."""
        return adopted(session).versions.get((id, version)) or self.packs.get((id, version))

    def current(self, session: Session, today: date) -> Mapping[str, Regime]:
        """The packs there are, by id: of one that was adopted for new cases, the version in force today."""
        ids = {pack.id for pack in adopted(session).for_new}
        in_force = {id: self.falls_under(session, id, today) for id in ids}
        return {**self.latest, **{id: pack for id, pack in in_force.items() if pack}}

    def calendar(self, session: Session, id: str) -> Calendar:
        """A calendar as it was recorded; one that is recorded never changes."""
        if id not in self._calendars:
            self._calendars[id] = read_recorded(session.get_one(CalendarRow, id).table)
        return self._calendars[id]

    def falls_under(self, session: Session, id: str, received_on: date) -> Regime | None:
        """The version of a pack that a complaint falls under which is received on a local day."""
        shipped = (pack for pack in self.packs.values() if pack.id == id)
        return in_force(shipped, received_on, (pack for pack in adopted(session).for_new if pack.id == id))

    def since(self, session: Session, id: str) -> date | None:
        """The day from which there is a version of a pack, if there is one at all."""
        versions = (*self.packs.values(), *adopted(session).for_new)
        return min((pack.in_force_from for pack in versions if pack.id == id), default=None)

    def begun(self, session: Session, regime: Regime, calendar: str, start: Start) -> tuple[Clock, ...]:
        """The clocks that something starts at an instant, in the first round; many cases share them."""
        name = (regime.name, calendar, start)
        if name not in self._begun:
            if len(self._begun) > REMEMBERED:
                self._begun.clear()
            days = self.calendar(session, calendar)
            rules = regime.started_by(start.trigger, start.stage, start.track)
            marked = (self.hastened(rule, start.risk) for rule in rules)
            self._begun[name] = tuple(begin(rule, start.at, days, 1)[0] for rule in marked)
        return self._begun[name]

    def hastened(self, rule: ClockRule, risk: Risk) -> ClockRule:
        """A rule with the thresholds that the organisation sets for a risk, where they are earlier."""
        return replace(rule, thresholds=self.policy.watching.thresholds(rule.thresholds, risk))


def organisation(session: Session) -> Organisation:
    """Whose complaints these are."""
    found: Organisation | None = session.info.get("organisation") or session.get(Organisation, 1)
    session.info["organisation"] = found
    if not found:
        raise Unreachable("this database has no organisation yet: run `ccms init`")
    return found
