"""The case file from the terminal: made by an act like any other, and written where its maker says."""

from pathlib import Path

import pytest

from ccms_tui.screens.form import Form
from ccms_tui.screens.saving import Save
from ccms_tui.widgets.editors import LineEditor
from tests.casefile.files import run, unpacked
from tests.conftest import House
from tests.screens.conftest import Showing
from tests.services.lives import closed
from tests.showing import settle, text, until


@pytest.mark.after(life=closed)
async def test_the_case_file_is_written_to_a_path_of_ones_own(
    house: House, showing: Showing, tmp_path: Path
) -> None:
    (tmp_path / "there.zip").write_text("mine")
    async with showing("ana", start=("queue", 1)) as pilot:
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await settle(pilot)
        await pilot.press(*"ombudsman", "tab", *"they asked", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Save))
        assert pilot.app.screen.query_one(LineEditor).value == "~/C-2026-000001.zip"
        pilot.app.screen.query_one(LineEditor).value = str(tmp_path / "there.zip")
        await pilot.press("enter")
        await until(pilot, lambda: "it is there already" in text(pilot))
        pilot.app.screen.query_one(LineEditor).value = str(tmp_path / "case.zip")
        await pilot.press("enter")
        await until(pilot, lambda: (tmp_path / "case.zip").exists())
    assert (tmp_path / "there.zip").read_text() == "mine"
    code, told = run(at=unpacked(tmp_path / "case.zip", tmp_path / "out"))
    assert (code, told[:17]) == (0, "PROVED: 14 events")
    assert house.version() == 15
