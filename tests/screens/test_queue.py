"""The queue: counts that are true, rows that line up, acts from here, and a filter that explains itself."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from ccms_tui.desk.owning import Assign
from ccms_tui.desk.triage import Flag, Note
from ccms_tui.rules.words import FlagKind, Risk
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.showing import fill, lines, send, settle, text, type_in, until, until_seen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
HOSTILE = "[@click=app.quit]x[/] [/b] \x1b]0;t\x07\u202e"


def row(pilot: Pilot[None], reference: str) -> str:
    """The line of the list in which a case stands."""
    return next(line for line in lines(pilot)[2:-6] if reference in line)


def many(house: House) -> None:
    """A dozen cases, no two alike."""
    for number in range(2, 14):
        house.open(complainant=f"Person {number}", summary=f"About {number}", risk=list(Risk)[number % 3])
        house.later(hours=7)


@SIZES
async def test_it_says_how_many_there_are_and_how_each_stands(
    showing: Showing, house: House, size: tuple[int, int]
) -> None:
    many(house)
    house.act("ana", Flag, 3, kind=FlagKind.VULNERABLE, reason="she is ninety")
    async with showing("ana", size=size) as pilot:
        await until_seen(pilot, "C-2026-000013", "Mine 13")
        shown = lines(pilot)
        assert shown[0].startswith(" ccms") or size[0] == 80
        assert "Ana Reyes, handler" in shown[0]
        assert "1 Mine 13" in shown[1]
        assert ("5 All open 13" if size[0] > 80 else "5 Open 13") in shown[1]
        assert "♥" in row(pilot, "C-2026-000003")
        starts = {line.index("C-2026-0") for line in shown if "C-2026-0" in line and "·" not in line}
        assert len(starts) == 1, "references line up"
        ends = {line.index("Reyes") for line in shown if "Reyes" in line and "C-2026-0" in line}
        assert len(ends) == (size[0] > 80), "and so do owners, where there is room for them"
        assert all(len(line) <= size[0] for line in shown)
        assert shown[-1].rstrip().endswith("? help")


async def test_a_late_clock_says_how_late_and_a_met_one_is_quiet(showing: Showing, house: House) -> None:
    house.later(days=21)
    async with showing("ana", size=(200, 60)) as pilot:
        await until_seen(pilot, "C-2026-000001", "late")
        assert "✖ late" in row(pilot, "C-2026-000001")
        await fill(pilot, "A")
        await until(pilot, lambda: "✕" in row(pilot, "C-2026-000001"))


async def test_time_that_passes_shows_without_anything_being_asked(showing: Showing, house: House) -> None:
    async with showing("ana") as pilot:
        await until(pilot, lambda: "●" in row(pilot, "C-2026-000001"))
        house.now += timedelta(days=30)
        pilot.app.screen.lines.refresh()  # type: ignore[attr-defined]  # what the timer does
        await until(pilot, lambda: "✖ late" in row(pilot, "C-2026-000001"))


async def test_the_case_under_the_cursor_is_shown_when_the_cursor_rests(
    showing: Showing, house: House
) -> None:
    house.open(complainant="Zoë Quist", summary="Parcel left in rain", own_words="It was soaked.")
    async with showing("ana") as pilot:
        await pilot.press("j")
        await until_seen(pilot, "“It was soaked.”", "Next: the complaint is not classified")


async def test_digits_and_letters_lead_where_they_say(showing: Showing, house: House) -> None:
    house.open("ben", complainant="Of Ben")
    async with showing("ana") as pilot:
        await until_seen(pilot, "[1 Mine 1]")
        await pilot.press("5")
        await until_seen(pilot, "[5 All open 2]", "Of Ben")
        await pilot.press("6")
        await until_seen(pilot, "No case here")
        await pilot.press("1")
        await until_seen(pilot, "A. Person")
        await pilot.press("enter")
        await until_seen(pilot, "owner", "To close this defensibly")
        await pilot.press("escape")
        await until_seen(pilot, "[1 Mine 1]")


async def test_a_filter_completes_applies_and_explains_itself(showing: Showing, house: House) -> None:
    many(house)
    async with showing("ana") as pilot:
        await until_seen(pilot, "C-2026-000013")
        await pilot.press("slash")
        await type_in(pilot, "risk:purple")
        await until_seen(pilot, "! risk", "purple")
        await pilot.press("enter")
        assert "risk:purple" in text(pilot), "what cannot be meant is not applied, and not lost"
        await pilot.press("ctrl+u")
        await type_in(pilot, "ri")
        await until_seen(pilot, "risk:")
        await pilot.press("right")
        await type_in(pilot, "h")
        await until_seen(pilot, "risk:high")
        await pilot.press("right", "enter")
        await until_seen(pilot, "4 found  risk:high")
        assert "C-2026-000003" not in text(pilot)
        await pilot.press("escape")
        await until_seen(pilot, "C-2026-000003")
        assert "found  risk" not in text(pilot)


async def test_a_filter_that_only_the_desk_can_refuse_is_a_sentence(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await pilot.press("slash")
        await type_in(pilot, "owner:nobody")
        await pilot.press("enter")
        await until_seen(pilot, "nobody active is called nobody")


async def test_a_person_is_completed_with_the_whole_name(showing: Showing, house: House) -> None:
    house.open("ben", complainant="Of Ben")
    async with showing("ana") as pilot:
        await pilot.press("5", "slash")
        await type_in(pilot, 'owner:"Be')
        await until_seen(pilot, 'owner:"Ben Okoro"')
        await pilot.press("right", "enter")
        await until_seen(pilot, '1 found  owner:"Ben Okoro"', "Of Ben")


async def test_an_act_that_cannot_be_done_says_why(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await until_seen(pilot, "Next: ")
        await pilot.press("y")
        await until_seen(pilot, "Accept, not now: no hand-over of this case is offered")
        await pilot.press("full_stop")
        await until_seen(pilot, "What can be done here", "y    Accept", "not now: no hand-over")
        await pilot.press("escape")
        await until(pilot, lambda: "What can be done here" not in text(pilot))


async def test_a_refusal_keeps_what_was_typed(showing: Showing, house: House) -> None:
    async with showing("ana") as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await type_in(pilot, "Ruth Mori")
        await pilot.press("tab")
        await type_in(pilot, "She knows billing")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Ruth Mori holds no role", "She knows billing")
        assert house.sheet().offered_to is None


async def test_what_others_changed_meanwhile_is_told_beside_what_was_typed(
    showing: Showing, house: House
) -> None:
    async with showing("ana") as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await type_in(pilot, "He rang at noon")
        house.act("sam", Note, text="Seen by Sam")
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Not sent, for meanwhile", "Sam Tan", "He rang at noon")
        await send(pilot)
        await until(pilot, lambda: [note.text for note in house.sheet().notes][-1] == "He rang at noon")


async def test_a_draft_is_found_again(showing: Showing) -> None:
    async with showing("ana") as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await type_in(pilot, "Half a thought")
        await pilot.press("ctrl+q")
    async with showing("ana") as pilot:
        await pilot.press("n")
        await until_seen(pilot, "Half a thought", "Brought back as you left it")


async def test_marks_stay_when_the_list_changes(showing: Showing, house: House) -> None:
    house.open(complainant="Marked")
    async with showing("ana") as pilot:
        await until_seen(pilot, "Marked")
        await pilot.press("j", "space")
        await until(pilot, lambda: row(pilot, "Marked")[:2].strip() == "+" or "+" in row(pilot, "Marked")[:3])
        house.open(complainant="Another")
        await until_seen(pilot, "Another")
        assert "+" in row(pilot, "Marked")[:3]
        await pilot.press("escape")
        await until(pilot, lambda: "+" not in row(pilot, "Marked")[:3])


async def test_what_is_offered_is_taken_from_the_list(showing: Showing, house: House) -> None:
    house.act("ana", Assign, to="Ben Okoro", reason="He knows")
    async with showing("ben") as pilot:
        await until_seen(pilot, "is to accept or decline it")
        await pilot.press("y")
        await until(pilot, lambda: row(pilot, "C-2026-000001").endswith("Okoro"))


async def test_nothing_in_a_case_is_obeyed(showing: Showing, house: House) -> None:
    house.open(complainant=HOSTILE, summary=HOSTILE, own_words=HOSTILE)
    async with showing("ana") as pilot:
        await pilot.press("j")
        await until_seen(pilot, "“[@click=app.quit]x[/] [/b]")
        await fill(pilot, "n", text="seen")
        await settle(pilot)
        assert not set("\x1b\x07\u202e") & set(text(pilot))
