"""People and letters of a case on the screen."""

from datetime import date

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.owning import Accept, Assign
from ccms_tui.desk.timing import KeepPromise, Promise
from ccms_tui.desk.triage import ClearFlag, Flag, TagCause
from ccms_tui.rules.words import FlagKind
from ccms_tui.screens.case import SheetScreen
from ccms_tui.screens.form import Form
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import SIZES, read, returned
from tests.showing import fill, go, send, settle, text, type_in, until, until_seen

ON_IT = ("queue", 1)


@SIZES
async def test_everybody_and_all_that_was_asked_of_them(
    house: House, showing: Showing, size: tuple[int, int]
) -> None:
    house.act("ana", Flag, kind=FlagKind.VULNERABLE, reason="recently bereaved")
    house.act("ana", Flag, kind=FlagKind.LEGAL, reason="threatens to sue")
    house.act("lee", ClearFlag, kind=FlagKind.LEGAL, reason="no claim was made")
    house.act("ana", Promise, text="Ring on Thursday", by=date(2026, 3, 5))
    house.act("ana", Promise, text="Write on Tuesday", by=date(2026, 3, 3))
    house.act("ana", KeepPromise, item=1)
    house.act("ana", TagCause, cause="billing", note="seen before")
    house.later(days=3)
    house.act("ana", Assign, to="Ben Okoro", reason="on holiday")
    house.act("ben", Accept)
    async with showing("ben", size=size, start=ON_IT) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "Root causes" in read(pilot, "who"))
        told = " ".join(read(pilot, "who").split())
    for words in (
        "complainant A. Person",
        "Ben Okoro, now · on holiday",
        "Ana Reyes, until Thu 5 Mar 09:00",
        "⚑ vulnerable recently bereaved · Ana Reyes",
        "✔ legal threatens to sue",
        "lifted by Lee Marsh",
        "1 ✔ kept Ring on Thursday",
        "2 ✖ broken Write on Tuesday · by Tue 3 Mar 2026, Ana Reyes",
        "✔ Ben Okoro accept or decline: on holiday",
        "seen before",
    ):
        assert words in told


async def test_a_promise_is_kept_by_the_number_beside_the_form(house: House, showing: Showing) -> None:
    house.act("ana", Promise, text="Ring on Thursday", by=date(2026, 3, 5))
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "▢ open" in text(pilot))
        await pilot.press("M")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await settle(pilot)
        assert "1   Ring on Thursday" in text(pilot)
        await pilot.press("1", "ctrl+s")
        await until(pilot, lambda: "✔ kept" in text(pilot))
    assert house.sheet().promises[0].kept_at


async def test_another_case_of_the_same_person_is_one_key_away(house: House, showing: Showing) -> None:
    house.open(summary="And again")
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "And again" in text(pilot))
        await pilot.press("tab", "tab", "enter")
        await until(pilot, lambda: "C-2026-000002  And again" in text(pilot))
        assert isinstance(pilot.app.screen, SheetScreen)
        await pilot.press("escape")
        await until(pilot, lambda: "Other cases of this person" in text(pilot))


async def test_a_name_that_may_not_be_what_it_seems_is_told(house: House, showing: Showing) -> None:
    house.open(complainant="\u0410nna Reyes")
    async with showing("ana", start=("queue", 2)) as pilot:
        await pilot.press("5")
        await until(
            pilot, lambda: "! the name has mixes Cyrillic and Latin" in text(pilot) or "! " in text(pilot)
        )


@SIZES
async def test_letters_are_read_whole_and_remedies_say_how_they_stand(
    house: House, showing: Showing, size: tuple[int, int]
) -> None:
    returned(house)
    house.act("mori", Approve)
    house.act("ana", Decide)
    async with showing("ana", size=size, start=ON_IT) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: "▢ owed" in text(pilot))
        assert "refund · 78.00 GBP" in text(pilot)
        assert "Charged twice" in read(pilot, "text")
        await pilot.press("j")
        await until(pilot, lambda: "Acknowledgement" in read(pilot, "text"))
        assert "C-2026-000001" in read(pilot, "text")


async def test_what_comes_in_is_asked_of_the_owner(house: House, showing: Showing) -> None:
    house.open(complainant="Zoë Quist", summary="Parcel left in rain")
    async with showing("ana") as pilot:
        await until_seen(pilot, "[1 Mine 2]")
        await pilot.press("j", "enter")
        await until_seen(pilot, "Parcel left in rain", "owner")
        await pilot.press("less_than_sign")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await type_in(pilot, "It is still wet.")
        await go(pilot, "field-sender")
        await type_in(pilot, "Zo")
        await until_seen(pilot, "Zoë Quist")
        await pilot.press("right")
        await send(pilot)
        await pilot.press("escape", "7")
        asked = "Next: Ana Reyes is to see to what Zoë Quist sent, by Tue 3 Mar 2026"
        await until_seen(pilot, "[7 Came in 1]", asked)
        await pilot.press("enter")
        await until_seen(pilot, "Parcel left in rain", "owner")
        await fill(pilot, "greater_than_sign", text="Rang her: it has dried.")
        await pilot.press("escape")
        await until_seen(pilot, "[7 Came in 0]", "No case here")
    (reply,) = house.sheet(2).replies
    assert (reply.sender, reply.text) == ("Zoë Quist", "It is still wet.")
    assert [task.done_at is None for task in house.sheet(2).tasks] == [False]
