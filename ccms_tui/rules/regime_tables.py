"""Reading a regime pack: what is missing, unknown, ill-typed or contradictory is refused by its key."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ccms_tui.rules.allowance import Allowance
from ccms_tui.rules.calendars import Days
from ccms_tui.rules.clock_rules import Confidence, Trigger
from ccms_tui.rules.clock_tables import allowance, read_clock
from ccms_tui.rules.contradictions import sensible
from ccms_tui.rules.reckoning import Ends
from ccms_tui.rules.regimes import Meaning, OutcomeRule, Regime, Reopening, Track, Window
from ccms_tui.rules.tables import BadPack, Table

PLAIN = (
    "complaint",
    "applies_to",
    "goes_next_to",
    "reopening_source",
    "categories",
    "reporting",
    "notes",
    "unconfirmed",
)
"""What a person reads and nothing reckons with: a text, or a list of texts."""
LETTERS = "letters_if_needed"
MAY = {"retention_from", "in_force_from", "windows", "tracks", LETTERS, *PLAIN}
MUST = {
    "id",
    "version",
    "title",
    "source",
    "verified_on",
    "confidence",
    "clocks",
    "outcomes",
    "required_letters",
    "reopening",
    "pauses",
    "retention_years",
}


def read_regime(table: Mapping[str, Any]) -> Regime:
    """The regime that a pack says."""
    pack = Table(table).holds(MUST, MAY)
    regime = Regime(
        id=pack.of(str, "id"),
        version=pack.of(str, "version"),
        title=pack.of(str, "title"),
        source=pack.of(str, "source"),
        verified_on=pack.of(date, "verified_on"),
        confidence=pack.one_of(Confidence, "confidence"),
        clocks=tuple(map(read_clock, pack.rows("clocks"))),
        outcomes={word: _outcome(outcome) for word, outcome in pack.tables("outcomes").items()},
        required_letters=_letters(pack.table("required_letters")),
        reopening=pack.one_of(Reopening, "reopening"),
        pauses=pack.words("pauses"),
        retention_years=pack.number("retention_years"),
        retention_from=pack.one_of(Trigger, "retention_from")
        if "retention_from" in table
        else Trigger.CLOSED,
        in_force_from=pack.of(date, "in_force_from") if "in_force_from" in table else date.min,
        windows=tuple(map(_window, pack.rows("windows"))) if "windows" in table else (),
        tracks=tuple(map(_track, pack.rows("tracks"))) if "tracks" in table else (),
        text=dict(_text(pack)),
    )
    return sensible(regime)


def _outcome(table: Table) -> OutcomeRule:
    table.holds({"title", "means", "reasons"})
    return OutcomeRule(table.of(str, "title"), table.one_of(Meaning, "means"), table.of(bool, "reasons"))


def _letters(table: Table) -> dict[str, tuple[str, ...]]:
    return {kind: table.words(kind) for kind in table.values}


def _window(table: Table) -> Window:
    given = table.holds({"kind", "title", "begins", "allow", "source"}, {"ends", "spares"}).values
    return Window(
        kind=table.word("kind"),
        title=table.of(str, "title"),
        begins=table.one_of(Trigger, "begins"),
        allow=_allowed(table, "allow"),
        source=table.of(str, "source"),
        ends=table.one_of(Ends, "ends") if "ends" in given else None,
        spares=table.words("spares") if "spares" in given else (),
    )


def _track(table: Table) -> Track:
    given = table.holds({"kind", "title", "source"}, {"allow", "begins", "suspended", "suspends"}).values
    allowed = table.table("allow") if "allow" in given else Table({})
    return Track(
        kind=table.word("kind"),
        title=table.of(str, "title"),
        source=table.of(str, "source"),
        allow={kind: _allowed(allowed, kind) for kind in allowed.values},
        begins=table.one_of(Trigger, "begins") if "begins" in given else None,
        suspended=(_days(table.table("suspended")),) if "suspended" in given else (),
        suspends=table.words("suspends") if "suspends" in given else (),
    )


def _allowed(table: Table, key: str) -> Allowance:
    found = allowance(table, key)
    assert found, "a key that the table holds"
    return found


def _days(table: Table) -> Days:
    table.holds({"first", "last"})
    first, last = table.of(date, "first"), table.of(date, "last")
    if last < first:
        raise BadPack(table.key("last"), f"is before the first day, {first}")
    return first, last


def _text(pack: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each thing that is there to be read, as paragraphs."""
    for key in PLAIN:
        if key in pack.values:
            yield key, pack.texts(key)
    if LETTERS in pack.values:
        letters = pack.table(LETTERS)
        yield LETTERS, tuple(f"{kind}: {', '.join(letters.texts(kind))}" for kind in letters.values)
