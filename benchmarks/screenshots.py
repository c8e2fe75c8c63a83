"""`make screenshots`: pictures of the running program on the demonstration, always the same ones."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from benchmarks.office import ROOT
from benchmarks.svg import alone
from ccms_tui.app import CaseApp
from ccms_tui.demo import MovableClock, Stage, demonstrate
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.request import Desk
from ccms_tui.drafts import Drafts
from ccms_tui.local import desks, premises
from ccms_tui.rules.words import Tab
from ccms_tui.store.migrating import upgrade
from tests.showing import settle, text, type_in, until

PICTURES = ROOT / "docs" / "pictures"
NOW = datetime(2026, 11, 18, 10, 20, tzinfo=UTC)
SIZE = (120, 36)
SHOWN = "Charged after cancelling"
"""How the case begins that the pictures of a case are of."""


@dataclass(frozen=True)
class Picture:
    """The place that is opened, or else the case; the keys that are pressed there, and what is typed then."""

    name: str
    place: str | None = None
    keys: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    """Into each field of a form in turn."""


COMPLAINT = (
    "Chidi Okafor",
    "Refund confirmed in writing, and again not paid",
    "phone",
    "2026-11-17",
    "You wrote on Friday that it was on its way. It is Wednesday.",
    "4471-09",
)
ALL = (
    Picture("queue", "queue", ("5",)),
    Picture("case"),
    Picture("evidence", keys=("2",)),
    Picture("decisions", keys=("3",)),
    Picture("approvals", "approvals"),
    Picture("risk", "risk"),
    Picture("outlook", "outlook"),
    Picture("opening", "queue", ("5", "N"), COMPLAINT),
    Picture("why", keys=("w",)),
)


def main(words: list[str] | None = None) -> int:
    """Play the demonstration, and take every picture of it."""
    parser = argparse.ArgumentParser("make screenshots", description=__doc__)
    parser.add_argument("name", nargs="*", help="only these")
    parser.add_argument("--folder", type=Path, default=PICTURES, help="where to")
    asked = parser.parse_args(words)
    asked.folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = played(Path(folder))
        for one in ALL:
            if not asked.name or one.name in asked.name:
                made = asyncio.run(taken(one, desk, Path(folder)))
                (asked.folder / f"{one.name}.svg").write_text(made)
    return 0


def played(folder: Path) -> Desk:
    """The desk of the person whose the demonstration is, on the day that is pictured."""
    clock = MovableClock(NOW)
    shared = premises(f"sqlite:///{folder}/demo.db", ROOT / "data", folder / "files", clock, _chances())
    upgrade(shared.database)
    account = os.getuid()
    stage = Stage(desks(shared), clock, account, shared.latest)
    demonstrate(ROOT / "data" / "demo", None, stage, lambda _: None)
    return desks(shared)(account)


def _chances() -> Callable[[int], bytes]:
    """Bytes that look random and are the same each time."""
    drawn = count()
    return lambda size: sha256(f"chance {next(drawn)}".encode()).digest()[:size]


async def taken(picture: Picture, desk: Desk, folder: Path) -> str:
    """The picture, when everything that belongs on it is there."""
    start = (picture.place, None) if picture.place else ("queue", _case(desk))
    app = CaseApp(lambda: desk, lambda: NOW, Drafts(folder / picture.name, lambda: NOW), start, poll=600)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.bearings is not None)
        await settle(pilot)
        await pilot.press(*picture.keys)
        await _steady(pilot)
        for words in picture.typed:
            await type_in(pilot, words)
            await pilot.press("tab")
        await _steady(pilot)
        return alone(app.export_screenshot(title="ccms", simplify=True))


async def _steady(pilot: Pilot[None]) -> None:
    """Wait until nothing has moved for a while."""
    seen = ""
    while seen != (seen := text(pilot)):
        await pilot.pause(0.6)


def _case(desk: Desk) -> int:
    found = desk.see(Queue(tab=Tab.OPEN, limit=500)).rows
    return next(row.case for row in found if row.summary.startswith(SHOWN))


if __name__ == "__main__":
    sys.exit(main())
