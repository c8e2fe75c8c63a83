"""A case on the screen says until when it is kept; a hold and an erasure are forms like any other."""

import pytest

from ccms_tui.desk.erasing import Erase, Hold, RequestErasure
from ccms_tui.rules.erasing import Basis
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.services.lives import closed
from tests.showing import text, until, until_seen

ON_IT = ("queue", 1)
pytestmark = pytest.mark.after(life=closed)


async def test_the_sheet_says_until_when_it_is_kept_and_what_holds_it(house: House, showing: Showing) -> None:
    house.act("lee", Hold, reason="County Court claim 7XY")
    async with showing("ana", start=ON_IT) as pilot:
        await until_seen(pilot, "until Tue 2 Mar 2032 · 6 years from closing on 2026-03-02")
        assert "County Court claim 7XY · Lee Marsh" in text(pilot)


async def test_an_erasure_is_asked_for_and_carried_out_by_keys(house: House, showing: Showing) -> None:
    house.later(days=6 * 366)
    async with showing("mori", start=ON_IT) as pilot:
        await until_seen(pilot, "until Tue 2 Mar 2032")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"order", "tab", *"by the court", "ctrl+s")
        await until(pilot, lambda: house.sheet().erasures != ())
    async with showing("lee", start=ON_IT) as pilot:
        await until_seen(pilot, "by the court")
        await pilot.press("ctrl+x")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"C-2026-000001", "ctrl+s")
        await until_seen(pilot, "what was somebody's own is gone")
    assert house.sheet().erased_at


@pytest.mark.parametrize("open_meanwhile", [True, False])
async def test_what_was_typed_and_never_sent_goes_with_the_case(
    house: House, showing: Showing, open_meanwhile: bool
) -> None:
    drafts = house.files / "ana"
    house.later(days=6 * 366)
    async with showing("ana", start=ON_IT) as pilot:
        await until_seen(pilot, "until Tue 2 Mar 2032")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"about her", "escape")
        await until(pilot, lambda: [*drafts.glob("*.json")])
        if open_meanwhile:
            erased(house)
            await until(pilot, lambda: not [*drafts.glob("*.json")])
    if not open_meanwhile:
        erased(house)
        async with showing("ana") as pilot:
            await until(pilot, lambda: not [*drafts.glob("*.json")])


def erased(house: House) -> None:
    house.act("mori", RequestErasure, basis=Basis.RETENTION_OVER, reason="the yearly round")
    house.act("lee", Erase, reference="C-2026-000001")
