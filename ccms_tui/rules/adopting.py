"""Putting a regime pack to use: what stands against proposing it, and against adopting what was proposed."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ccms_tui.rules.people import Actor, Person
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.verdict import Findings, Reason

SOURCE = "regime packs"
INDEPENDENCE = "regime packs: nobody adopts what they proposed"


class AdoptionStatus(StrEnum):
    """What came of a pack that was proposed."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    DECLINED = "declined"


class Move(NamedTuple):
    """What a pack does to one running clock: the case, the clock, which run of it, and its days."""

    reference: str
    clock: str
    run: int
    from_on: date
    to_on: date
    late: bool

    def __str__(self) -> str:
        late = ", late at once" if self.late else ""
        return f"{self.reference} {self.clock} from {self.from_on} to {self.to_on}{late}"


def not_that_version(pack: Regime, known: Regime | None) -> Findings:
    """A version says one thing for ever."""
    if known and known != pack:
        yield Reason(f"{pack.name} is known and says something else: give yours another version", SOURCE)


def not_from(pack: Regime, from_on: date, today: date) -> Findings:
    """A pack is adopted for days that are still to come, and on which its rules hold."""
    if from_on < today:
        yield Reason(f"new cases fall under it from today on at the earliest, and not from {from_on}", SOURCE)
    if from_on < pack.in_force_from:
        yield Reason(f"{pack.name} is in force from {pack.in_force_from}, and not from {from_on}", pack.name)


def not_under(pack: Regime, reference: str, closed: bool, regime: str, version: str) -> Findings:
    """Only an open case that falls under another version of the pack can come to fall under it."""
    if closed:
        yield Reason(f"{reference} is closed", SOURCE)
    elif regime != pack.id:
        yield Reason(f"{reference} falls under {regime}, and not under {pack.id}", SOURCE)
    elif version == pack.version:
        yield Reason(f"{reference} falls under {pack.name} already", SOURCE)


def not_said(late: int, said: int) -> Findings:
    """Whoever makes clocks late says how many, so that nobody does it unawares."""
    if late != said:
        yield Reason(f"clocks that it makes late at once: {late}, and {said} was said", SOURCE)


def not_as_proposed(proposed: Iterable[Move], now: Iterable[Move]) -> Findings:
    """What is adopted does what was proposed, and nothing else."""
    before, after = set(proposed), set(now)
    for move in sorted(before - after):
        yield Reason(f"it would no longer move {move}: propose it again", SOURCE)
    for move in sorted(after - before):
        yield Reason(f"it would now move {move}, which was not proposed: propose it again", SOURCE)


def not_another(
    involved: frozenset[int], from_account: int, actor: Actor, account: int, name: Person | None
) -> Findings:
    """Somebody else than whoever proposed it, from an account of their own, and in nobody's name who did."""
    if actor.id in involved or account == from_account:
        yield Reason("you proposed it: another person adopts or declines it", INDEPENDENCE)
    elif name and name.id in involved:
        yield Reason(
            f"{name.name} proposed it: who acts in their name does not adopt or decline it", INDEPENDENCE
        )
