"""A demonstration, played and looked at."""

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from ccms_tui.demo import MovableClock, Stage, demonstrate
from ccms_tui.demo.playing import NOBODY, play
from ccms_tui.demo.reading import read
from ccms_tui.demo.stories import Stories
from ccms_tui.desk.cases import Case, CaseSheet
from ccms_tui.desk.request import Desk
from ccms_tui.local import desks, premises
from ccms_tui.rules.clocks import Clock, State, state
from ccms_tui.store.migrating import upgrade

DATA = Path("data")
FOLDER = DATA / "demo"
ME = 1000
WEDNESDAY = datetime(2026, 11, 18, 14, 30, tzinfo=UTC)


class Demonstration:
    """Stories that have been played on SQLite, seen by whoever played them."""

    def __init__(self, folder: Path, now: datetime, stories: Stories | None = None) -> None:
        self.now, self.stories, clock = now, stories or read(FOLDER), MovableClock(now)
        shared = premises(
            f"sqlite:///{folder}/demo.db", DATA, folder / "files", clock, lambda size: b"\7" * size
        )
        upgrade(shared.database)
        self._desks, self.told = desks(shared), list[int]()
        stage = Stage(self._desks, clock, ME, shared.latest)
        if stories:
            self.played = play(stories, stage, self.told.append)
        else:
            self.played = demonstrate(FOLDER, None, stage, self.told.append)

    @property
    def mine(self) -> Desk:
        return self._desks(ME)

    def desk(self, key: str) -> Desk:
        return self._desks(NOBODY + list(self.stories.people).index(key))

    @cached_property
    def sheets(self) -> dict[str, CaseSheet]:
        """Every case by the name of its story."""
        found = [self.mine.see(Case(case=number)) for number in range(1, self.played.cases + 1)]
        named = {(s.texts["complainant"], s.texts["summary"]): s.name for s in self.stories.all}
        return {named[sheet.complainant, sheet.summary]: sheet for sheet in found}

    def shows(self, name: str, kind: str = "final_response") -> State:
        return state(_latest(self.sheets[name].clocks, kind), self.now)


def _latest(clocks: tuple[Clock, ...], kind: str) -> Clock:
    return max((clock for clock in clocks if clock.kind == kind), key=lambda clock: clock.round)
