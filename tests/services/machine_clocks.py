"""Whether deadlines follow from events alone: each is reckoned anew from what the events of its case tell."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ccms_tui.rules.calendar_tables import read_recorded
from ccms_tui.rules.calendars import Calendar
from ccms_tui.rules.clock_rules import again
from ccms_tui.rules.clocks import Clock, Pause
from ccms_tui.rules.reckoning import Extended
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.timing import urgency
from ccms_tui.store.packs import regime_from
from tests.services.machine_history import Chains, History, Row, Step, Tables, all_of, case_of, told_of

Packs = Mapping[tuple[str, str], Regime]
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)")
MARKS = ("due_on", "due_at", "escalate_at", "review_at")


def reckoned(events: History, chains: Chains, shipped: Packs) -> Iterator[str]:
    """I10: every deadline is what the rules make of events: what started it, its pauses, its extension."""
    adopted = {(pack.id, pack.version): pack for pack in map(_pack, told_of(events, "pack").values())}
    calendars = {row["id"]: read_recorded(row["table"]) for row in told_of(events, "calendar").values()}
    for subject, steps in chains.items():
        tables, told = steps[-1].after, _instants(steps)
        calendar = calendars[case_of(tables)["calendar"]]
        for row in all_of(tables, "clock"):
            pack = {**shipped, **adopted}[row["regime"], row["regime_version"]]
            yield from (f"{subject}: {what}" for what in _clock(row, tables, pack, calendar))
            if row["started_at"] not in told:
                yield f"{subject}: no event tells of what started its {row['kind']}"
        yield from (f"{subject}: {what}" for what in _marks(tables))


def _clock(row: Row, tables: Tables, pack: Regime, calendar: Calendar) -> Iterator[str]:
    """What of a clock is not as its facts make it."""
    rule = pack.rule(row["kind"], row["regime_stage"], row["track"])
    made, _ = again(rule, _facts(row, tables), calendar, _extended(row, tables))
    expected = (made.due_on.isoformat(), *map(_spelled, (made.due_at, made.escalate_at, made.review_at)))
    for name, here in zip(MARKS, expected, strict=True):
        if row[name] != here:
            yield f"{name} of its {row['kind']} is {row[name]}, and its events make it {here}"


def _marks(tables: Tables) -> Iterator[str]:
    """What of the marks that lists are sorted by does not follow from the clocks that run."""
    case = case_of(tables)
    mine = (row for row in all_of(tables, "clock") if row["round"] == case["round"])
    made = urgency(tuple(_facts(row, tables) for row in mine))
    for name, here in made._asdict().items():
        if case[name] != (here and _spelled(here)):
            yield f"its {name} is {case[name]}, and its clocks make it {here}"


def _facts(row: Row, tables: Tables) -> Clock:
    """A clock as the rules know it, with its pauses."""
    pauses = (one for one in all_of(tables, "pause") if _same(one, row))
    return Clock(
        kind=row["kind"],
        round=row["round"],
        started_at=_at(row["started_at"]),
        due_on=date.fromisoformat(row["due_on"]),
        due_at=_at(row["due_at"]),
        escalate_at=_at(row["escalate_at"]),
        review_at=_at(row["review_at"]),
        stopped_at=row["stopped_at"] and _at(row["stopped_at"]),
        paused_at=row["paused_at"] and _at(row["paused_at"]),
        pauses=tuple(Pause(_at(one["from_at"]), one["to_at"] and _at(one["to_at"]), "") for one in pauses),
        escalate_share=row["escalate_share"],
        review_share=row["review_share"],
        stage=row["regime_stage"],
    )


def _extended(row: Row, tables: Tables) -> Extended | None:
    """The later day that a clock has, if it was extended."""
    mine = [one for one in all_of(tables, "extension") if _same(one, row)]
    last = max(mine, key=lambda one: one["number"], default=None)
    return Extended(date.fromisoformat(last["to_on"]), _at(last["made_at"]), "") if last else None


def _same(one: Row, clock: Row) -> bool:
    return (one["kind"], one["round"]) == (clock["kind"], clock["round"])


def _instants(steps: list[Step]) -> set[str]:
    """Every instant that the events of a case tell of, but for those of its clocks."""
    return {
        _spelled(_at(text)) for step in steps for text in _texts(_but_clocks(step)) if INSTANT.fullmatch(text)
    }


def _but_clocks(step: Step) -> list[Any]:
    told = step.told
    rows = [entry["row"] for entry in told["rows"] if entry["table"] != "clock"]
    return [told["at"], told["happened_at"], told["command"], rows]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _pack(row: Row) -> Regime:
    return regime_from(row["text"])


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _spelled(at: datetime) -> str:
    """An instant as events spell it."""
    return f"{at.isoformat(timespec='microseconds')[:-6]}Z"
