"""Any command there is, drawn as a person would fill it in: from what the command says of its own fields.

A new command is taken in by itself. Where most of what could be typed would be refused, a field has chances
of its own below, by its name or by what completes it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from ccms_tui.desk.catalogue import COMMANDS
from ccms_tui.desk.fields import Field, Kind, fields, fill
from ccms_tui.desk.request import CaseCommand, Command
from ccms_tui.desk.typed import Setting
from ccms_tui.rules.regimes import Regime
from ccms_tui.store.packs import latest, load_policy, load_versions
from tests.cast import PEOPLE
from tests.conftest import DATA
from tests.services.lives import LETTER, WHY
from tests.services.packs import LONGER, TIGHTER

CASES = 3
"""So many cases there are at first; more may be opened."""
NAMES = tuple(name for _, name, _ in PEOPLE.values())


POLICY, PACKS = load_policy(DATA), load_versions(DATA / "regimes")
REGIMES = ("general", "uk-fca-disp", "au-rg271", "iso-10002", "us-fda-mdr")
"""The packs under which complaints are taken in: between them they have all that a clock can have."""
LATEST = latest(PACKS)
KNOWN: Mapping[str, tuple[str, ...]] = {
    "people": NAMES,
    "categories": tuple(POLICY.categories)[:2],
    "causes": tuple(POLICY.causes)[:2],
    "tagged": tuple(POLICY.causes)[:2],
    "policies": tuple(POLICY.sections)[:2],
    "evidence": ("1", "1", "2"),
    "extended": ("final_response", "acknowledgement"),
    "related": tuple(f"C-2026-{number:06}" for number in range(1, CASES + 1)),
    "regimes": REGIMES,
    "parties": ("Okafor, Chidi", "somebody else"),
}
"""What completes a field, whatever pack the case falls under."""


def _of_pack(pack: Regime) -> Mapping[str, Iterable[str]]:
    """What completes a field under one pack."""
    extensions = [rule.extension for rule in pack.clocks if rule.extension]
    return {
        "outcomes": pack.outcomes,
        "pauses": pack.pauses,
        "grounds": (why for one in extensions for why in one.reasons),
        "tracks": (track.kind for track in pack.tracks),
        "windows": (window.kind for window in pack.windows),
        "happenings": pack.happenings,
    }


NAMED: Mapping[str, tuple[str | bytes, ...]] = {
    "text": ("It was said again.", LETTER),
    "rationale": (WHY,),
    "point": ("1", "2"),
    "points": ("1", "1, 2"),
    "also": ("apology; ; ; ; we are sorry",),
    "detail": ("team=north",),
    "plan": ("C-2026-000001=Ben Okoro",),
    "pack": (TIGHTER.encode(), LONGER.encode()),
    "cases": ("1", "1, 2"),
    "late": ("0", "1"),
    "account": ("201", "202"),
    "reference": ("C-2026-000001",),
    "currency": ("GBP",),
    "received": ("-1d", "today"),
}
DRAWN: Mapping[Kind, tuple[str | bytes, ...]] = {
    Kind.LINE: ("one thing", "another thing", "with\x1b[31m colour"),
    Kind.PROSE: (WHY, "more was said"),
    Kind.LINES: ("one thing\nanother thing",),
    Kind.DATE: ("today", "+3d", "+40d", "-1d"),
    Kind.INSTANT: ("today", "-1d"),
    Kind.MONEY: ("25.00", "250.00"),
    Kind.NUMBER: ("1", "2"),
    Kind.NUMBERS: ("1", "1, 2"),
    Kind.FILE: (b"a statement", b"another statement"),
}
Texts = Mapping[str, str | bytes]
EVERY = tuple(COMMANDS)
ON_A_CASE = tuple(command for command in COMMANDS if issubclass(command, CaseCommand))


@cache
def texts(command: type[Command], regime: str) -> st.SearchStrategy[Texts]:
    """What to type into each field of a command; most often nothing, where nothing need be typed."""
    return st.fixed_dictionaries({field.name: _typed(field, LATEST[regime]) for field in fields(command)})


def made(command: type[Command], typed: Texts, today: date, **given: Any) -> Command:
    """The command that these texts make on a day, or Invalid."""
    also = {name: value for name, value in given.items() if name in command.__struct_fields__}
    command_made: Command = fill(command, typed, Setting(today), **also)
    return command_made


def _typed(field: Field, pack: Regime) -> st.SearchStrategy[str | bytes]:
    drawn = _chances(field, pack)
    return st.sampled_from(drawn if field.required else (field.show(field.default),) * 4 + drawn)


def _chances(field: Field, pack: Regime) -> tuple[str | bytes, ...]:
    """What may be typed into a field."""
    like = str(field.extra.get("like", ""))
    if field.name in NAMED:
        return NAMED[field.name]
    if field.complete:
        return KNOWN.get(field.complete) or (*_of_pack(pack)[field.complete], "no such thing")
    if field.choices:
        return field.choices
    return ("0" * 64,) if like.startswith("a fingerprint") else DRAWN[field.kind]
