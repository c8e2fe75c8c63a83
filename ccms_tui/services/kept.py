"""Until when the file of a case is kept, and what stands against erasing it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from ccms_tui.models import Communication, Decision, Erasure, LegalHold
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import Trigger
from ccms_tui.rules.erasing import ErasureStatus
from ccms_tui.rules.facts import ErasureFact
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retention import Kept, kept
from ccms_tui.rules.words import LetterKind
from ccms_tui.services.dossier import Dossier


def kept_until(dossier: Dossier, regime: Regime, calendar: Calendar) -> Kept:
    """What the regime says of this case, as far as the case has come."""
    case, happened = dossier.case, {Trigger.RECEIVED: dossier.case.received_at}
    if case.closed_at:
        happened[Trigger.CLOSED] = case.closed_at
        happened |= _ends(dossier) if regime.retention_from not in happened else {}
    track = dossier.track if regime.tracks else None
    return kept(regime, track, happened, calendar)


def _ends(dossier: Dossier) -> dict[Trigger, datetime]:
    """When the case was last decided, and its final response last sent."""
    letters = (row for row in dossier.rows(Communication) if row.kind is LetterKind.FINAL_RESPONSE)
    sent = max((row.sent_at for row in letters), default=None)
    decided = max((row.decided_at for row in dossier.rows(Decision)), default=None)
    ends = {Trigger.FINAL_RESPONSE_SENT: sent, Trigger.DECIDED: decided}
    return {trigger: at for trigger, at in ends.items() if at}


class KeepingFacts:
    """What rules may know of holds and erasures, each read when it is first asked for."""

    def __init__(self, dossier: Dossier, kept: Callable[[], Kept]) -> None:
        self._dossier, self._kept = dossier, kept
        self.erased: bool = dossier.case.erased_at is not None

    @cached_property
    def holds(self) -> tuple[int, ...]:
        return tuple(row.number for row in self._dossier.rows(LegalHold) if not row.released_at)

    @cached_property
    def erasure(self) -> ErasureFact | None:
        rows = self._dossier.rows(Erasure)
        waits = next((row for row in rows if row.status is ErasureStatus.REQUESTED), None)
        if not waits:
            return None
        involved = (who for who in (waits.requested_by, waits.requested_for) if who is not None)
        return ErasureFact(waits.number, frozenset(involved))

    @cached_property
    def kept(self) -> Kept:
        return self._kept()
