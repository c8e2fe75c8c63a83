"""A case on the screen: what it shows, where it leads, and what is done there is done to the record."""

import pytest
from textual.pilot import Pilot

from ccms_tui.desk.approving import Return
from ccms_tui.desk.triage import Note
from ccms_tui.screens.case import SheetScreen
from ccms_tui.screens.case_places import CASE_PLACES
from ccms_tui.screens.form import Form
from ccms_tui.screens.sign import Sign
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import HOSTILE, REASONS, SIZES, investigated, propose, read, returned, told
from tests.showing import settle, text, until, until_seen

ON_IT = ("queue", 1)
ROUND = "1665646362615545352514434241332312211"
"""The six places, each at some time after each."""


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("empty_house", ["here", "served"], indirect=True)
async def test_from_a_key_to_the_record_and_back_on_every_desk(house: House, showing: Showing) -> None:
    investigated(house)
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "owner" in text(pilot))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"Rang twice", "ctrl+s")
        await until(pilot, lambda: house.sheet().notes != ())
        await pilot.press("5")
        await until(pilot, lambda: "Rang twice" in text(pilot))
    propose(house)
    async with showing("mori", start=ON_IT) as pilot:
        await until(pilot, lambda: "approvals current" in text(pilot))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        await until(pilot, lambda: REASONS[:40] in text(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: house.sheet().approvals != ())
        await pilot.press("3")
        await until(pilot, lambda: "signed for compliance" in text(pilot))
    sheet = house.sheet()
    assert sheet.proposal
    assert sheet.approvals[0].fingerprint == sheet.proposal.fingerprint


@SIZES
@pytest.mark.parametrize(
    ("key", "promised"),
    [
        ("1", ["Charged after cancelling", "upheld, evidence 1", "not upheld", "To close this defensibly"]),
        ("2", ["call.txt", "✔ Reyes", "▢ not yet", "Expected of billing", "Friday was promised"]),
        ("3", ["revision 2: upheld · stands", "revision 1 · returned by Mori", "▢ compliance"]),
        ("4", ["the complaint", "acknowledgement", "Done for them", "Charged twice"]),
        ("5", ["A. Person", "Ana Reyes, now", "Notes", "Other cases of this person"]),
        (
            "6",
            [
                "✔ chain verified, all of it at 09:00 · 13 entries",
                "point 1: upheld",
                "13  propose",
                "Recorded",
            ],
        ),
    ],
)
async def test_each_place_shows_what_it_promises(
    house: House, showing: Showing, size: tuple[int, int], key: str, promised: list[str]
) -> None:
    returned(house)
    async with showing("ana", size=size, start=ON_IT) as pilot:
        await until_seen(pilot, "Points")
        await pilot.press(key)
        await until_seen(pilot, *promised)
        lines = text(pilot).splitlines()
        assert len(lines) == size[1]
        assert "owner Ana Reyes · review" in lines[1]
        assert "high risk" in lines[2]
        assert "Final ● " in lines[3] or "Final response ● " in lines[3]


async def test_every_place_is_one_key_from_every_other(house: House, showing: Showing) -> None:
    async with showing("ana", start=ON_IT) as pilot:
        for place in ROUND:
            await pilot.press(place)
            await settle(pilot)
            assert type(pilot.app.screen) is list(CASE_PLACES.values())[int(place) - 1]
        assert len(pilot.app.screen_stack) == 2
        await pilot.click("Tabs", offset=(2, 0))
        await settle(pilot)
        assert isinstance(pilot.app.screen, SheetScreen)


async def test_what_is_not_met_comes_first_and_leads_to_what_meets_it(house: House, showing: Showing) -> None:
    investigated(house)
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "▢ every point found upon" in text(pilot))
        await pilot.press("tab")
        await settle(pilot)
        assert "no finding on point 2 (closing policy 3)" in read(pilot, "missing")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await until(pilot, lambda: "2   Refund promised, not paid" in text(pilot))
        await pilot.press("escape")
        await settle(pilot)
        await _on_gate(pilot, "evidence reviewed")
        await pilot.press("enter")
        await until(pilot, lambda: "call.txt" in text(pilot))


async def test_a_gate_that_cannot_be_met_yet_says_why(house: House, showing: Showing) -> None:
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "▢ decision" in text(pilot))
        await pilot.press("tab")
        await _on_gate(pilot, "decision with reasons and policy")
        assert "Decide, not now: decide is for a case in review" in read(pilot, "missing")
        await pilot.press("enter")
        await until(pilot, lambda: "Decide, not now" in told(pilot))


async def _on_gate(pilot: Pilot[None], gate: str) -> None:
    """Put the cursor on a gate."""
    await pilot.press("g")
    for _ in range(12):
        await settle(pilot)
        if any("▌" in line and gate in line for line in text(pilot).splitlines()):
            return
        await pilot.press("j")
    raise AssertionError(f"no gate {gate}:\n{text(pilot)}")


async def test_a_long_case_is_read_to_its_end_with_keys(house: House, showing: Showing) -> None:
    for number in range(30):
        house.act("ana", Note, text=f"note {number}")
    async with showing("ana", size=(80, 24), start=ON_IT) as pilot:
        await until(pilot, lambda: "Timeline" in text(pilot))
        assert "opened" not in text(pilot)
        before = text(pilot)
        await pilot.press("j")
        await settle(pilot)
        assert text(pilot) != before
        await pilot.press("k")
        await settle(pilot)
        assert text(pilot) == before
        await pilot.press("G")
        await settle(pilot)
        assert "Points" not in text(pilot)
        await pilot.press("ctrl+u", "pageup", "g")
        await settle(pilot)
        assert text(pilot) == before


async def test_what_another_does_is_seen_without_asking(house: House, showing: Showing) -> None:
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "Timeline" in text(pilot))
        house.act("cora", Note, text="They rang again")
        await until(pilot, lambda: "They rang again" in text(pilot) or "6 ledger 2" in text(pilot))


async def test_text_from_outside_is_shown_and_never_obeyed(house: House, showing: Showing) -> None:
    house.open(complainant=HOSTILE, summary=HOSTILE, own_words=HOSTILE, point=(HOSTILE,), account=HOSTILE)
    house.act("ana", Note, 2, text=HOSTILE)
    async with showing("ana", size=(200, 60), start=("queue", 2)) as pilot:
        await until(pilot, lambda: "In their own words" in text(pilot))
        for key in "123456":
            await pilot.press(key)
            await settle(pilot)
            shown = text(pilot)
            assert "[@click=app.quit]x[/] [/b] ␛]0;t␇⟨U+202E⟩" in shown
            assert not {"\x1b", "\x07", "\u202e"} & set(shown)


@SIZES
async def test_whoever_signs_sees_the_words_and_what_they_rest_on(
    house: House, showing: Showing, size: tuple[int, int]
) -> None:
    returned(house)
    async with showing("mori", size=size, start=ON_IT) as pilot:
        await until(pilot, lambda: "Points" in text(pilot))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        await settle(pilot)
        shown = " ".join(text(pilot).split())
        for words in (
            "Revision 2 by Ana Reyes",
            "Outcome upheld",
            "Policy 4.2",
            "A charge taken",
            "1 call.txt",
            "Comment",
        ):
            assert words in shown
        await pilot.press("tab", "tab", *"Agreed", "ctrl+s")
        await until(pilot, lambda: house.sheet().approvals != ())
    assert house.sheet().approvals[0].comments == "Agreed"


async def test_words_that_changed_while_they_were_read_are_not_signed(house: House, showing: Showing) -> None:
    investigated(house)
    propose(house)
    async with showing("mori", start=ON_IT, poll=60) as pilot:
        await until(pilot, lambda: "Points" in text(pilot))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        propose(house, rationale="Quite another reason, of which nobody has read a word so far.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Not sent, for meanwhile: proposed" in text(pilot))
        await until(pilot, lambda: "Quite another reason" in text(pilot))
        assert house.sheet().approvals == ()
        house.act("mori", Return, comments="Not like this.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "No proposal stands any more" in text(pilot))
        await pilot.press("ctrl+s", "escape")
        await settle(pilot)
    assert house.sheet().approvals == ()


async def test_deciding_carries_the_words_that_were_shown(house: House, showing: Showing) -> None:
    returned(house)
    async with showing("mori", start=ON_IT) as pilot:
        await until(pilot, lambda: "Points" in text(pilot))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: house.sheet().approvals != ())
    async with showing("ana", start=ON_IT) as pilot:
        await until(pilot, lambda: "Points" in text(pilot))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
        await settle(pilot)
        assert "7800" not in text(pilot)
        assert "78.00 GBP" in text(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: house.sheet().decisions != ())
        await pilot.press("3")
        await until(pilot, lambda: "decided: upheld, revision 2" in text(pilot))
