"""Each invariant that the machine watches says so when a forged history breaks it; a true one breaks none."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from ccms_tui.desk.timing import Pause, Resume
from tests.conftest import House
from tests.services.lives import closed
from tests.services.machine_acts import PACKS
from tests.services.machine_clocks import reckoned
from tests.services.machine_history import Event, chains, history
from tests.services.machine_holds import INVARIANTS

pytestmark = [
    pytest.mark.parametrize("empty_house", ["here"], indirect=True),
    pytest.mark.parametrize("url", ["sqlite"], indirect=True),
]
Events = list[Event]
Forgery = Callable[[Events], None]


def lived(house: House) -> None:
    """A whole life, with a pause in it."""
    house.act("ana", Pause, reason="waiting_for_complainant")
    house.later(days=2)
    house.act("ana", Resume, reason="they answered")
    closed(house)


def found(events: Events) -> dict[str, list[str]]:
    """What each invariant says against a history."""
    told = chains(events)
    against = {name: list(check(events, told)) for name, check in INVARIANTS.items()}
    return {**against, "I10": list(reckoned(events, told, PACKS))}


def place(events: Events, act: str) -> int:
    """Where the last event of an act stands."""
    return max(number for number, one in enumerate(events) if one.told["act"] == act)


def rows(act: str, table: str, **changes: Any) -> Forgery:
    """Have the event of an act tell otherwise of the rows of a table."""

    def forge(events: Events) -> None:
        number = place(events, act)
        entries: Any = deepcopy(events[number].told["rows"])
        for entry in (one for one in entries if one["table"] == table):
            entry["row"] |= changes
        events[number] = events[number].saying(rows=entries)

    return forge


def says(act: str, **changes: Any) -> Forgery:
    """Have the event of an act say something else."""

    def forge(events: Events) -> None:
        number = place(events, act)
        events[number] = events[number].saying(**changes)

    return forge


def left_out(act: str) -> Forgery:
    return lambda events: events.__delitem__(place(events, act))


def once_more(act: str) -> Forgery:
    """Record the event of an act again at the end."""
    return lambda events: events.append(replace(events[place(events, act)], version=len(events)))


@pytest.mark.after(life=lived)
def test_nothing_is_said_against_a_true_history(house: House) -> None:
    assert not any(found(history(house.url)).values())


@pytest.mark.after(life=lived)
@pytest.mark.parametrize(
    ("name", "forge"),
    [
        pytest.param("I1", left_out("classify"), id="an event is left out"),
        pytest.param("I1", says("classify", summary="x"), id="an event is not what was hashed"),
        pytest.param("I1", says("open", previous="0" * 64), id="a chain begins elsewhere"),
        pytest.param("I2", rows("approve", "approval", fingerprint="0" * 64), id="other words are signed"),
        pytest.param("I2", rows("approve", "approval", revision=7), id="no such revision is signed"),
        pytest.param("I2", rows("propose", "proposal", words="Outcome: other"), id="the words are others"),
        pytest.param("I3", once_more("decide"), id="it is decided twice"),
        pytest.param("I3", rows("decide", "decision", revision=7), id="what did not stand is decided"),
        pytest.param("I3", rows("approve", "approval", revision=7), id="what is not the latest is signed"),
        pytest.param("I4", rows("propose", "proposal", author=3), id="the author signs"),
        pytest.param("I4", rows("approve", "case", owner_id=3), id="the owner signs"),
        pytest.param("I5", left_out("approve"), id="nobody signs"),
        pytest.param("I5", rows("approve", "approval", role="legal"), id="another role signs"),
        pytest.param("I6", once_more("classify"), id="a closed case is worked on"),
        pytest.param("I8", left_out("classify"), id="a place is left out"),
        pytest.param("I8", says("close", at="2020-01-01T00:00:00.000000Z"), id="time runs backwards"),
        pytest.param("I9", says("close", key="0" * 32), id="it is kept under another key"),
        pytest.param("I9", once_more("close"), id="a key is used twice"),
        pytest.param(
            "I10", rows("send", "clock", due_at="2026-12-24T00:00:00.000000Z"), id="a date is moved"
        ),
        pytest.param("I10", rows("resume", "pause", to_at=None), id="a pause is left out"),
        pytest.param(
            "I10", rows("close", "case", urgent_at="2026-12-24T00:00:00.000000Z"), id="a mark moves"
        ),
    ],
)
def test_what_is_forged_is_found(house: House, name: str, forge: Forgery) -> None:
    events = history(house.url)
    forge(events)
    assert found(events)[name]
