"""What the ledger tells besides cases: of people, and of packs and calendars that dates are reckoned by."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from ccms_tui.rules.adopting import AdoptionStatus
from ccms_tui.rules.calendar_tables import read_recorded
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retelling import Body
from ccms_tui.services.told_of_people import PeopleTold
from ccms_tui.store.packs import Version, regime_from


class ToldOfAll(PeopleTold):
    """All that a case is checked by; a pack that nobody had to adopt comes with the program."""

    def __init__(self, told: Iterable[Body], shipped: Mapping[Version, Regime]) -> None:
        super().__init__()
        self._shipped = shipped
        self._texts: dict[str, str] = {}
        self._in_use: set[str] = set()
        self._calendars: dict[str, Calendar] = {}
        for body in told:
            at = datetime.fromisoformat(body["at"])
            for entry in body["rows"]:
                self.take(at, entry)

    def take(self, at: datetime, entry: Mapping[str, Any]) -> None:
        """Let a row that an event tells of change what is known."""
        super().take(at, entry)
        table, row = entry["table"], entry["row"] or {}
        if table == "pack":
            self._texts[row["sha256"]] = row["text"]
        elif table == "adoption" and row["status"] == AdoptionStatus.ADOPTED:
            self._in_use.add(row["sha256"])
        elif table == "calendar":
            self._calendars[row["id"]] = read_recorded(row["table"])

    def pack(self, id: str, version: str) -> Regime | None:
        """A version of a pack, as it was adopted or else as it came, if there is one."""
        return self._adopted.get((id, version)) or self._shipped.get((id, version))

    def calendar(self, id: str) -> Calendar:
        """A calendar as it was recorded."""
        return self._calendars[id]

    @cached_property
    def _adopted(self) -> dict[Version, Regime]:
        packs = (regime_from(self._texts[digest]) for digest in sorted(self._in_use))
        return {(pack.id, pack.version): pack for pack in packs}
