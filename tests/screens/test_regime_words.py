"""Forms complete a regime's own words, and what moved a date stands on the sheet."""

from datetime import date

import pytest
from textual.pilot import Pilot

from ccms_tui.desk.extending import Extend
from ccms_tui.desk.letters import Send
from ccms_tui.desk.triage import AddPoint
from ccms_tui.rules.words import LetterKind
from ccms_tui.screens.asked import Asked
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import read
from tests.showing import until, until_seen

ON_IT = ("queue", 1)
GROUND = "exceptional_beyond_our_control"


def note(pilot: Pilot[None], field: str) -> str:
    """What stands under a field of the form in front."""
    return str(pilot.app.screen.query_one(f"#wrong-{field}").render())


@pytest.fixture
def payment(empty_house: House) -> House:
    """A complaint of a payment, whose final response may be given a later date."""
    empty_house.open(regime="uk-fca-disp-psd")
    return empty_house


@pytest.mark.parametrize(
    ("act", "field", "word"),
    [
        ("extend", "ground", GROUND),
        ("extend", "clock", "final_response"),
        ("settle", "window", "summary_resolution"),
    ],
)
async def test_a_form_shows_the_words_of_the_regime_of_the_case(
    payment: House, showing: Showing, act: str, field: str, word: str
) -> None:
    async with showing("sam", start=ON_IT) as pilot:
        await until_seen(pilot, "Points")
        pilot.app.screen.action_act(act)  # type: ignore[attr-defined]  # of the case's screen
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        assert word in note(pilot, field)


async def test_a_finding_shows_what_may_be_found(house: House, showing: Showing) -> None:
    house.act("ana", AddPoint, text="Charged after cancelling")
    async with showing("ana", start=ON_IT) as pilot:
        await until_seen(pilot, "Charged after cancelling")
        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        assert "upheld · partially_upheld · not_upheld" in note(pilot, "finding")


async def test_a_ground_is_completed_as_it_is_typed(payment: House, showing: Showing) -> None:
    async with showing("sam", start=ON_IT) as pilot:
        await until_seen(pilot, "Points")
        await pilot.press("E")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("tab", "down")
        grounds = {asked.field.name: asked for asked in pilot.app.screen.query(Asked)}
        await until(pilot, lambda: grounds["ground"].text == GROUND)


async def test_what_moved_a_date_stands_on_the_sheet(payment: House, showing: Showing) -> None:
    payment.act("ana", Send, kind=LetterKind.HOLDING, text="We need until 22 April, because …")
    payment.act("sam", Extend, to=date(2026, 4, 22), ground=GROUND, reason="the bank is closed", letter=1)
    async with showing("ana", start=ON_IT) as pilot:
        await until_seen(pilot, "Dates moved by the rule")
        page = " ".join(read(pilot, "page").split())
        assert "Mon 23 Mar 2026 → Wed 22 Apr 2026 · exceptional beyond our control" in page
        assert "Sam Tan" in page and "letter 1" in page
