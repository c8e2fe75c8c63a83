"""What every desk of one organisation stands on: its database, its files, its packs and policy, a clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session

from ccms_tui.desk.denials import Unreachable
from ccms_tui.models import CalendarRow, Organisation
from ccms_tui.rules.calendar_tables import read_recorded
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import begin
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.policy import Policy
from ccms_tui.rules.regimes import Regime, in_force
from ccms_tui.store.database import Database
from ccms_tui.store.files import Files
from ccms_tui.store.signer import Signer


class Start(NamedTuple):
    """What sets clocks going: something that happens at an instant, at a stage, to a case on a track."""

    trigger: str
    at: datetime
    stage: int = 1
    track: str | None = None


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
    _calendars: dict[str, Calendar] = field(default_factory=dict)
    _begun: dict[tuple[str, str, Start], tuple[Clock, ...]] = field(default_factory=dict)

    def regime(self, id: str, version: str) -> Regime:
        """The version of a pack under which a case was opened."""
        try:
            return self.packs[id, version]
        except KeyError as error:
            raise Unreachable(f"the pack {id} {version} is not in data/regimes: put it back") from error

    def calendar(self, session: Session, id: str) -> Calendar:
        """A calendar as it was recorded; one that is recorded never changes."""
        if id not in self._calendars:
            self._calendars[id] = read_recorded(session.get_one(CalendarRow, id).table)
        return self._calendars[id]

    def falls_under(self, id: str, received_on: date) -> Regime | None:
        """The version of a pack that a complaint falls under which is received on a local day."""
        return in_force((pack for pack in self.packs.values() if pack.id == id), received_on)

    def begun(self, session: Session, regime: Regime, calendar: str, start: Start) -> tuple[Clock, ...]:
        """The clocks that something starts at an instant, in the first round; many cases share them."""
        name = (regime.name, calendar, start)
        if name not in self._begun:
            if len(self._begun) > REMEMBERED:
                self._begun.clear()
            days = self.calendar(session, calendar)
            rules = regime.started_by(start.trigger, start.stage, start.track)
            self._begun[name] = tuple(begin(rule, start.at, days, 1)[0] for rule in rules)
        return self._begun[name]


def organisation(session: Session) -> Organisation:
    """Whose complaints these are."""
    found: Organisation | None = session.info.get("organisation") or session.get(Organisation, 1)
    session.info["organisation"] = found
    if not found:
        raise Unreachable("this database has no organisation yet: run `ccms init`")
    return found
