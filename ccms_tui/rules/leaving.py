"""Who leaves, or is away: a plan for everything that is theirs, before it takes effect."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccms_tui.rules.verdict import Findings, Reason

SOURCE = "ownership policy: a plan for each case"


class Part(StrEnum):
    """What somebody is to something that they would leave behind."""

    OWNS = "owns"
    OFFERED = "offered"
    ASKED = "asked"


@dataclass(frozen=True)
class Belonging:
    """Something that is somebody's, by its reference, and what is at stake in it."""

    reference: str
    stake: str

    @property
    def is_case(self) -> bool:
        return self.reference.startswith("C-")


def heirs(plan: Iterable[str], theirs: Sequence[Belonging]) -> dict[str, str]:
    """Who is to have what, by reference: lines such as `C-2026-000123=Ben Okoro`, or `123=Ben Okoro`.

    A line that names nobody yet plans nothing.
    """
    found = {}
    for line in plan:
        reference, name = _named(line, theirs)
        if reference and name:
            found[reference] = name
    return found


def misread(plan: Iterable[str], theirs: Sequence[Belonging]) -> Findings:
    """Lines of a plan that say nothing, speak of what is not theirs, or speak twice of the same."""
    seen: dict[str, str] = {}
    for line in plan:
        said, equals, _ = line.partition("=")
        reference, name = _named(line, theirs)
        if not equals:
            yield Reason(f"a line of a plan is REFERENCE=NAME, not {line}", SOURCE)
        elif not reference:
            yield Reason(f"{said.strip()} is not theirs", SOURCE)
        elif name and seen.setdefault(reference, name) != name:
            yield Reason(f"{reference} is given to two people, {seen[reference]} and {name}", SOURCE)


def unplanned(theirs: Iterable[Belonging], planned: Mapping[str, str], for_all: str | None) -> Findings:
    """Everything that nobody would have."""
    for one in theirs:
        if not for_all and one.reference not in planned:
            yield Reason(f"{one.reference} has nobody to take it on: {one.stake}", SOURCE)


def overlap(first: date, last: date, away: tuple[date | None, date | None]) -> bool:
    """Whether somebody else is away on any of these days."""
    from_, to = away
    return bool(from_ and to and from_ <= last and first <= to)


def _named(line: str, theirs: Sequence[Belonging]) -> tuple[str | None, str]:
    """The reference that a line means, if it is one of theirs, and the name behind it."""
    said, _, name = line.partition("=")
    meant = (one.reference for one in theirs if _means(said.strip(), one.reference))
    return next(meant, None), name.strip()


def _means(said: str, reference: str) -> bool:
    """Whether somebody who says this means that reference; a number alone is a case's."""
    if said.isascii() and said.isdigit():
        return reference.startswith("C-") and int(reference.rpartition("-")[2]) == int(said)
    return reference == said.upper()
