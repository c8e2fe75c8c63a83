"""Nobody's own words stand in the ledger: it commits to them, and they lie beside it."""

import json
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from ccms_tui.desk.owning import Assign, Decline
from ccms_tui.desk.record import Log, Verify
from ccms_tui.desk.timing import Pause, Promise, Resume, Review
from ccms_tui.desk.triage import ClearFlag, Note
from ccms_tui.desk.triage import Flag as RaiseFlag
from ccms_tui.models import Personal
from ccms_tui.rules.words import FlagKind
from tests.conftest import House
from tests.services.backdoors import back_door, unguarded
from tests.services.lives import proposed, whole
from tests.services.test_record import every_event

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)

PLANTED = "Xanthippe"
"""A name that stands nowhere but where a test puts it."""


def lived(house: House) -> None:
    """A case in which everything that is somebody's own says this name."""
    everywhere: dict[str, Any] = {
        "complainant": PLANTED,
        "summary": f"for {PLANTED}",
        "own_words": f"I, {PLANTED}, say",
    }
    more: dict[str, Any] = {
        "account": f"{PLANTED}-1",
        "contact": PLANTED,
        "representative": PLANTED,
        "product": None,
    }
    house.open(**everywhere, **more, point=(PLANTED,), detail=(f"note={PLANTED}",))
    proposed(house, next_action=PLANTED, remedy_text=PLANTED, rationale=f"{PLANTED} was charged twice.")
    house.act("ana", Note, text=PLANTED)
    house.act("ana", RaiseFlag, kind=FlagKind.VULNERABLE, reason=PLANTED)
    house.act("sam", ClearFlag, kind=FlagKind.VULNERABLE, reason=PLANTED)
    house.act("ana", Pause, reason="waiting_for_complainant", note=PLANTED)
    house.act("ana", Resume, reason=PLANTED)
    house.act("ana", Promise, text=PLANTED, by=house.now.date())
    house.act("sam", Review, blocking=PLANTED, plan=PLANTED)
    house.act("ana", Assign, to="Ben Okoro", reason=PLANTED)
    house.act("ben", Decline, reason=PLANTED)
    house.act("ana", Note, text=f"{PLANTED}\x1b[2J")


def test_nobodys_words_stand_in_the_ledger(empty_house: House) -> None:
    lived(empty_house)
    bodies = b"".join(event.body for event in every_event(empty_house))
    assert PLANTED.lower().encode() not in bodies.lower()
    for disguise in (PLANTED.encode().hex(), sha256(PLANTED.encode()).hexdigest()):
        assert disguise.encode() not in bodies
    assert PLANTED in empty_house.ana.see(Log(case=1)).entries[0].summary
    assert whole(empty_house)


def test_the_same_words_leave_another_trace_each_time(house: House) -> None:
    for _ in range(2):
        house.act("ana", Note, text=PLANTED)
    first, second = (json.loads(event.body) for event in every_event(house) if event.version > 1)
    assert first["command"]["text"]["commitment"] != second["command"]["text"]["commitment"]


def test_without_the_values_beside_it_a_ledger_holds_and_says_nothing(empty_house: House) -> None:
    lived(empty_house)
    unguarded(empty_house, "DELETE FROM personal WHERE subject = 'case/1'")
    with empty_house.premises.database.reading() as session:
        assert not session.exec(select(Personal).where(Personal.subject == "case/1")).first()
    entries = empty_house.ana.see(Log(case=1)).entries
    assert {entry.summary for entry in entries} == {"[erased]"}
    found = empty_house.aud.see(Verify())
    assert {one.what for one in found.broken} == {"its personal values are gone"}


def test_a_file_without_its_tables_holds_nobodys_words(empty_house: House, tmp_path: Path) -> None:
    if not empty_house.premises.database.sqlite:
        return
    lived(empty_house)
    house, kept = empty_house, {"event", "alembic_version"}
    names = [name for (name,) in _tables(house) if name not in kept]
    statements = ["PRAGMA foreign_keys = 0", *(f'DROP TABLE "{name}"' for name in names)]
    back_door(house.url, *statements)
    back_door(house.url, f"ATTACH '{tmp_path}/ledger.db' AS only")
    with sqlite3.connect(house.url.removeprefix("sqlite:///"), isolation_level=None) as file:
        file.execute(f"VACUUM INTO '{tmp_path}/only.db'")
    assert PLANTED.encode() not in (tmp_path / "only.db").read_bytes()


def _tables(house: House) -> list[tuple[str]]:
    with sqlite3.connect(house.url.removeprefix("sqlite:///")) as file:
        wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        return file.execute(wanted).fetchall()
