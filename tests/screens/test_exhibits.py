"""Evidence on the screen: looked into, reviewed, written out and checked."""

from pathlib import Path

import pytest

from ccms_tui.desk.evidence import AddEvidence
from ccms_tui.desk.triage import Classify
from ccms_tui.rules.words import EvidenceKind, Risk
from ccms_tui.screens.form import Form
from ccms_tui.screens.saving import Save
from tests.conftest import House
from tests.previews.files import png
from tests.screens.conftest import Showing
from tests.screens.worked import SIZES, investigated, read, told
from tests.showing import settle, text, until

ON_IT = ("queue", 1)
WIDE = (200, 60)


@SIZES
async def test_the_item_under_the_cursor_is_looked_into(
    house: House, showing: Showing, size: tuple[int, int]
) -> None:
    investigated(house)
    async with showing("ana", size=size, start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "[/b] for Friday" in read(pilot, "inside"))
        assert "Inside as text, 2 lines" in " ".join(read(pilot, "inside").split())
        await pilot.press("j")
        await until(pilot, lambda: "89 50 4e 47 00 01" in read(pilot, "inside"))
        assert "refund confirmed" not in read(pilot, "inside")
        await pilot.press("enter", "G")
        await settle(pilot)
        assert "SHA-256" in text(pilot)


async def test_a_review_is_of_the_item_under_the_cursor(house: House, showing: Showing) -> None:
    investigated(house)
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "scan.png" in text(pilot))
        await pilot.press("j", "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await settle(pilot)
        assert "2  scan.png" in text(pilot)
        assert "Item" not in text(pilot).split("Review evidence")[1]
        await pilot.press(*"A picture", "ctrl+s")
        await until(pilot, lambda: "▢ not yet" not in text(pilot))
    item = house.sheet().evidence[1]
    assert (item.reviewed_by, item.review) == ("Ana Reyes", "A picture")


async def test_what_is_missing_is_added_from_where_it_is_missed(
    house: House, showing: Showing, tmp_path: Path
) -> None:
    house.act("ana", Classify, category="billing", risk=Risk.LOW)
    (tmp_path / "bill.txt").write_text("39.00")
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "▢ document" in text(pilot))
        assert "Nothing is in evidence: e adds a file." in text(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*str(tmp_path / "bill.txt"), "tab", *"bill.txt", "tab", *"Ledger", "ctrl+s")
        await until(pilot, lambda: "Expected of billing: nothing is missing" in text(pilot))
    assert house.sheet().evidence[0].kind is EvidenceKind.DOCUMENT


async def test_a_case_of_no_kind_says_that_it_is(house: House, showing: Showing) -> None:
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "Expected: say first what kind of complaint it is (c)" in text(pilot))
        await pilot.press("X", "v")
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 2 + isinstance(pilot.app.screen, Form)


async def test_an_item_is_written_to_a_new_file_and_never_over_one(
    house: House, showing: Showing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "call.txt").write_text("mine")
    investigated(house)
    async with showing("ana", start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "call.txt" in text(pilot))
        await pilot.press("X")
        await until(pilot, lambda: isinstance(pilot.app.screen, Save))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "it is there already, name a new file" in text(pilot))
        await pilot.press("2", "enter")
        await until(pilot, lambda: (tmp_path / "call.txt2").exists())
    assert (tmp_path / "call.txt").read_text() == "mine"
    assert (tmp_path / "call.txt2").read_bytes() == b"02:10 refund confirmed\n[/b] for Friday\n"
    assert (tmp_path / "call.txt2").stat().st_mode & 0o777 == 0o600


async def test_what_was_altered_behind_our_back_is_told(house: House, showing: Showing) -> None:
    investigated(house)
    async with showing("ana", size=WIDE, start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "call.txt" in text(pilot))
        await pilot.press("V")
        await until(pilot, lambda: "✔ 2 items checked" in told(pilot))
        stored = next(p for p in house.files.rglob("*") if p.is_file() and b"refund" in p.read_bytes())
        stored.chmod(0o600)
        stored.write_bytes(b"nothing was promised")
        await pilot.press("V")
        await until(pilot, lambda: "ALTERED: evidence 1 is not the file that was added" in told(pilot))


async def test_a_picture_is_drawn_and_who_saw_it_stands_below(house: House, showing: Showing) -> None:
    dots = png(2, 2, b"\0" + b"\xff\0\0" * 2 + b"\0" + b"\0\0\xff" * 2)
    house.act("ana", AddEvidence, file=dots, kind=EvidenceKind.SCREENSHOT, source="them", name="flag.png")
    async with showing("sam", size=WIDE, start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "as picture, PNG, 2 × 2 dots" in text(pilot))
        assert "▀▀" in read(pilot, "inside")
        await until(pilot, lambda: "viewed by Sam Tan" in read(pilot, "inside"))
        await pilot.press("V")
        await until(pilot, lambda: "✔ 1 item checked" in told(pilot))


async def test_an_item_is_set_aside_and_redacted_where_it_is_looked_at(
    house: House, showing: Showing, tmp_path: Path
) -> None:
    investigated(house)
    (tmp_path / "black.txt").write_text("###")
    async with showing("sam", size=WIDE, start=ON_IT) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "call.txt" in text(pilot))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*str(tmp_path / "black.txt"), "tab", "tab", *"A name", "ctrl+s")
        await until(pilot, lambda: len(house.sheet().evidence) == 3)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press(*"Not ours", "ctrl+s")
        await until(pilot, lambda: "set aside" in text(pilot))
    first, _, copy = house.sheet().evidence
    assert (copy.name, copy.original, first.aside) == ("black.txt", 1, "Not ours")
