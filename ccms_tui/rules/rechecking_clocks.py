"""Whether deadlines follow from events alone: each is reckoned anew from what the events of its case tell."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import ClockRule, again
from ccms_tui.rules.clocks import Clock, Pause
from ccms_tui.rules.reckoning import Extended
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retelling import Body, Row, Told

Packs = Callable[[str, str], Regime | None]
"""A version of a pack, if there is one: those adopted are told of by the ledger."""
Run = tuple[str, int, int]
"""The kind of a clock, the round, and which run of it this is."""
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
MARKS = ("due_on", "due_at", "escalate_at", "review_at")
GIVEN = ("started_at", "escalate_share", "review_share", "regime", "regime_version", "regime_stage", "track")
"""What is reckoned of a clock, and what it is reckoned from."""


def misreckoned(
    body: Body, before: Told, after: Told, packs: Packs, calendar: Callable[[str], Calendar]
) -> Iterator[str]:
    """What of the deadlines that an event told of is not what the rules make of events."""
    moved = {entry["table"] for entry in body["rows"]} & {"clock", "pause", "extension"}
    for row in _to_reckon(body, before, after) if moved else ():
        name = f"{row['regime']} {row['regime_version']}"
        pack = packs(row["regime"], row["regime_version"])
        if rule := _rule(pack, row):
            yield from _otherwise(rule, row, after, calendar(after.case["calendar"]))
        elif pack:
            yield f"its {row['kind']} is reckoned by {name}, which has none"
        else:
            yield f"its {row['kind']} cannot be reckoned: the pack {name} is not here"
        if not _began(row, body, before, after):
            yield f"nothing tells of what started its {row['kind']}"


def _to_reckon(body: Body, before: Told, after: Told) -> Iterator[Row]:
    """The clocks that an event set otherwise, and the latest runs of those that it paused or extended."""
    stood, stand = _clocks(before), _clocks(after)
    latest = {(kind, round): number for kind, round, number in sorted(stand)}
    entries = [entry["row"] for entry in body["rows"] if entry["table"] in ("pause", "extension")]
    moved = {(row["kind"], row["round"]) for row in entries if row}
    runs = {(*run, latest[run]) for run in moved & latest.keys()}
    yield from (row for run, row in stand.items() if run in runs or _facts(row) != _facts(stood.get(run, {})))


def _facts(row: Row) -> list[Any]:
    return [row.get(part) for part in (*MARKS, *GIVEN)]


def _clocks(told: Told) -> dict[Run, Row]:
    return {(row["kind"], row["round"], row.get("number", 1)): row for row in told.of("clock")}


def _rule(pack: Regime | None, row: Row) -> ClockRule | None:
    """The rule of a clock in its pack."""
    name = row["kind"], row.get("regime_stage", 1)
    known = pack and any((rule.kind, rule.stage) == name for rule in pack.clocks)
    return pack.rule(*name, row.get("track")) if pack and known else None


def _otherwise(rule: ClockRule, row: Row, told: Told, calendar: Calendar) -> Iterator[str]:
    """Which marks of a clock its trigger, its pauses and its extension make otherwise."""
    clock = _clock(row, told)
    made, _ = again(rule, clock, calendar, _extended(row, told))
    for mark in MARKS:
        here, there = getattr(clock, mark), getattr(made, mark)
        if here != there:
            yield f"{mark} of its {row['kind']} is {here}, and its events make it {there}"
    if any(mine > usual for mine, usual in zip(clock.thresholds, rule.thresholds, strict=True)):
        yield f"a threshold of its {row['kind']} is later than its pack has it"


def _clock(row: Row, told: Told) -> Clock:
    """A clock as the rules know it, with its pauses."""
    due_at, escalate_at, review_at = (datetime.fromisoformat(row[mark]) for mark in MARKS[1:])
    return Clock(
        kind=row["kind"],
        round=row["round"],
        started_at=datetime.fromisoformat(row["started_at"]),
        due_on=date.fromisoformat(row["due_on"]),
        due_at=due_at,
        escalate_at=escalate_at,
        review_at=review_at,
        pauses=tuple(_pause(one) for one in told.of("pause") if _same(one, row)),
        escalate_share=row["escalate_share"],
        review_share=row["review_share"],
    )


def _pause(row: Row) -> Pause:
    to_at = row["to_at"] and datetime.fromisoformat(row["to_at"])
    return Pause(datetime.fromisoformat(row["from_at"]), to_at, "")


def _extended(row: Row, told: Told) -> Extended | None:
    """The later day that a clock has, if it was extended."""
    mine = [one for one in told.of("extension") if _same(one, row)]
    last = max(mine, key=lambda one: one["number"], default=None)
    made_at = last and datetime.fromisoformat(last["made_at"])
    return Extended(date.fromisoformat(last["to_on"]), made_at, "") if last and made_at else None


def _same(one: Row, clock: Row) -> bool:
    return (one["kind"], one["round"]) == (clock["kind"], clock["round"])


def _began(row: Row, body: Body, before: Told, after: Told) -> bool:
    """Whether a clock counts from an instant it counted from before, or that is told of otherwise."""
    since = row["started_at"]
    if any((one["kind"], one["started_at"]) == (row["kind"], since) for one in before.of("clock")):
        return True
    rows = [one for table, found in after.rows.items() if table != "clock" for one in found.values()]
    said = _texts([body["at"], body["happened_at"], body["command"], rows])
    start = datetime.fromisoformat(since)
    return any(INSTANT.fullmatch(text) and datetime.fromisoformat(text) == start for text in said)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
