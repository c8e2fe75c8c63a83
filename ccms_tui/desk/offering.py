"""A further remedy, typed on one line: kind; amount; by when; who sees to it; in words."""

from dataclasses import dataclass
from datetime import date

from ccms_tui.desk import typed
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.typed import Setting
from ccms_tui.rules.words import RemedyKind

PARTS = 5
KINDS = tuple(kind.value for kind in RemedyKind if kind is not RemedyKind.NONE)


@dataclass(frozen=True)
class Further:
    """One remedy more."""

    kind: RemedyKind
    amount: Money | None
    due_on: date | None
    owed_by: str | None
    text: str | None


def further(line: str, setting: Setting) -> Further:
    """The remedy that a line means, such as `refund; 12.50 GBP; 2026-05-03; Billing; to the card`."""
    given = [part.strip() for part in line.split(";", PARTS - 1)]
    kind, amount, day, who, text = given + [""] * (PARTS - len(given))
    if kind not in KINDS:
        raise ValueError(f"a further remedy begins with one of {', '.join(KINDS)}, not with {kind}")
    paid = typed.money(amount, setting) if amount else None
    return Further(
        kind=RemedyKind(kind),
        amount=Money(int(str(paid["minor"])), str(paid["currency"])) if paid else None,
        due_on=typed.day(day, setting) if day else None,
        owed_by=who or None,
        text=text or None,
    )
