"""The ledger on the screen: however long, filtered, proved, and broken where it is broken."""

import sqlite3

from ccms_tui.desk.triage import Note
from ccms_tui.screens.ledger import LedgerScreen
from ccms_tui.widgets.lines import Lines
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import read, returned
from tests.showing import settle, text, until, until_seen

ON_IT = ("queue", 1)


async def test_a_long_ledger_is_fetched_a_page_at_a_time(house: House, showing: Showing) -> None:
    for number in range(2, 262):
        house.act("ana", Note, text=f"note {number}")
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "✔ chain verified, all of it at 09:00 · 261 entries" in text(pilot))
        assert len(pilot.app.screen.query_one(Lines).rows) == 100
        await pilot.press("G")
        await until(pilot, lambda: "opened for A. Person" in text(pilot))
        for _ in range(6):
            await pilot.press("pageup")
            await settle(pilot)
        versions = [entry.version for entry in pilot.app.screen.query_one(Lines).rows]
        assert versions == list(range(versions[0], 0, -1))
        await pilot.press("g")
        await until(pilot, lambda: "noted: note 261" in text(pilot))


async def test_entries_are_filtered_by_act_person_and_words(house: House, showing: Showing) -> None:
    returned(house)
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "13 entries" in text(pilot))
        for asked, found in (
            ("act:propose", [13, 11]),
            ("by:mori", [12]),
            ("act:note", []),
            ("PAY it", [12]),
        ):
            await pilot.press("slash", "ctrl+u", *asked, "enter")
            await until_seen(pilot, f"only {asked}")
            await settle(pilot)
            assert [entry.version for entry in pilot.app.screen.query_one(Lines).rows] == found
        await pilot.press("slash", "escape", "escape")
        await until(pilot, lambda: "only" not in text(pilot))
        assert isinstance(pilot.app.screen, LedgerScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(pilot.app.screen, LedgerScreen)


async def test_an_entry_is_read_whole(house: House, showing: Showing) -> None:
    returned(house)
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "13 propose" in " ".join(read(pilot, "entry").split()))
        told = read(pilot, "entry")
        for words in ("Ana Reyes", "Mon 2 Mar 09:00:00", "Outcome", "upheld", "Policy", "4.2", "Digest"):
            assert words in told


async def test_a_ledger_that_was_tampered_with_says_where(house: House, showing: Showing) -> None:
    returned(house)
    async with showing("ana", size=(80, 24), start=ON_IT) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "✔ chain verified" in text(pilot))
        with sqlite3.connect(house.url.removeprefix("sqlite:///")) as behind:
            behind.execute("DROP TRIGGER IF EXISTS event_update")
            for (name,) in behind.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                behind.execute(f'DROP TRIGGER "{name}"')
            behind.execute("UPDATE event SET body = replace(body, 'upheld', 'closed') WHERE version = 9")
        await pilot.press("g")
        await until(pilot, lambda: "✖ broken at version 9" in text(pilot))
        assert "chain verified" not in text(pilot)
