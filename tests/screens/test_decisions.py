"""The decision log: every revision, what came of it, and what changed."""

from ccms_tui.desk.approving import Approve
from ccms_tui.screens.decision_rows import detail, log_of
from ccms_tui.screens.revisions import differences
from ccms_tui.screens.wording import words_rows
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.screens.worked import HOSTILE, SIZES, investigated, propose, read, returned
from tests.showing import settle, text, until

ON_IT = ("queue", 1)


@SIZES
async def test_each_revision_is_there_with_what_became_of_it(
    house: House, showing: Showing, size: tuple[int, int]
) -> None:
    returned(house)
    async with showing("ana", size=size, start=ON_IT) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: "What changed since revision 1" in read(pilot, "words"))
        told = read(pilot, "words")
        for words in ("▢ compliance", "still to sign", "Outcome    upheld", "78.00 GBP", "call.txt"):
            assert words in told
        await pilot.press("j")
        await until(pilot, lambda: "Say what went wrong, and pay it back." in read(pilot, "words"))
        assert "What changed" not in read(pilot, "words")
        await pilot.press("enter", "G")
        await settle(pilot)
        assert "call.txt" in text(pilot)


async def test_a_signature_under_other_words_is_void(house: House, showing: Showing) -> None:
    investigated(house)
    propose(house)
    house.act("mori", Approve, comment="Agreed.")
    async with showing("ana", size=(200, 60), start=ON_IT) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: "signed for compliance, revision 1" in text(pilot))
        assert "void" not in text(pilot)
        house.later(minutes=5)
        propose(house, rationale="Quite another reason, which nobody has seen yet.")
        await until(pilot, lambda: "signed for compliance, revision 1 · void" in text(pilot))
        await pilot.press("g", "j")
        await until(pilot, lambda: "void: other words stand now" in read(pilot, "words"))
        assert "Agreed." in read(pilot, "words")


def test_lines_that_went_and_came_are_signed_and_their_words_set_apart() -> None:
    old = "Because:\n  It was charged twice.\nRemedy:\n  none\n"
    new = "Because:\n  It was charged three times.\nRemedy:\n  none\n  12.50 GBP\n"
    rows = list(differences(old, new))
    assert [row.whole().plain for row in rows] == [
        "Because:",
        "- It was charged twice.",
        "+ It was charged three times.",
        "Remedy:",
        "+ 12.50 GBP",
    ]
    apart = [span for span in rows[1].told.spans if "underline" in str(span.style)]
    assert [rows[1].told.plain[span.start : span.end] for span in apart] == ["twice."]


def test_the_same_words_have_no_differences() -> None:
    assert [row.whole().plain for row in differences("a:\n  b", "a:\n  b")] == [
        "nothing: the words are the same"
    ]


def test_a_huge_text_is_compared_by_lines_alone() -> None:
    old, new = "Because:\n  " + "a " * 9000, "Because:\n  " + "b " * 9000
    assert [row.whole().plain[0] for row in differences(old, new)] == ["B", "-", "+"]


def test_no_text_can_pose_as_a_field() -> None:
    rows = list(words_rows("Because:\n  Policy:\n  9.9\nPolicy:\n  4.2\n"))
    assert [(str(row.lead), row.told.plain) for row in rows] == [
        ("Because", "Policy:"),
        ("", "9.9"),
        ("Policy", "4.2"),
    ]
    assert [part.plain[:11] for part in rows[0].wrapped(30)] == ["Because    "]


def test_everything_there_is_can_be_read_whole(house: House) -> None:
    investigated(house)
    propose(house, rationale=HOSTILE * 3)
    house.act("mori", Approve)
    sheet = house.sheet()
    for row in log_of(sheet):
        told = "\n".join(r.whole().plain for r in detail(sheet, row.key, lambda instant, form="": "then"))
        assert sheet.proposals[0].fingerprint[:8] in told
        assert not {"\x1b", "\x07", "\u202e"} & set(told)
