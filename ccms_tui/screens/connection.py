"""The desk behind the first frame: opened in a thread, and asked what changed until the end."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.erasing import Erased, ErasedCases
from ccms_tui.desk.people import Bearings, WhoAmI
from ccms_tui.desk.request import Changes, Desk
from ccms_tui.desk.watching import SUBJECT, Watch, Watched
from ccms_tui.desk.witnessing import Head, TreeHead
from ccms_tui.drafts import OLDEST
from ccms_tui.rules.safe import safe

OVERLAP = timedelta(seconds=20)
"""How far back is asked: what began earlier may be committed later."""

WATCHED = (SUBJECT, "action/")
"""What the line at the top tells of: the sweep, and corrective actions that are late."""
TURNS = 30
"""Questions after which the head of the tree is looked at again, though nothing changed."""

News = Bearings | Changes | ErasedCases | Watched | Head | str
"""Where one is, what changed or was erased, how the last sweep went, what is unseen, why no desk answers (or
empty: it does)."""


class Connection:
    """What one terminal has to the desk; whoever needs the desk waits for it, and the keyboard does not."""

    def __init__(self, open_desk: Callable[[], Desk], clock: Callable[[], datetime], poll: float) -> None:
        self._open, self._clock, self._poll = open_desk, clock, poll
        self._desk: asyncio.Future[Desk] = asyncio.get_running_loop().create_future()
        self._since = clock() - OVERLAP
        self._told = set[tuple[str, int]]()
        self._turns = 0

    async def desk(self) -> Desk:
        """The desk, once it is open."""
        return await asyncio.shield(self._desk)

    def know(self, subject: str, version: int) -> None:
        """Take note of a change that was made here: it is no news, but for the line at the top."""
        if not subject.startswith(WATCHED):
            self._told.add((subject, version))

    async def news(self) -> AsyncIterator[News]:
        """Open the desk, which imports a database, and then tell what changed until the end."""
        while not self._desk.done():
            try:
                async for news in self._reach():
                    yield news
            except Unreachable as trouble:
                yield safe(str(trouble))
                await asyncio.sleep(self._poll)
        while True:
            await asyncio.sleep(self._poll)
            try:
                for news in await self._ask(await self.desk()):
                    yield news
            except (Denied, Unreachable) as trouble:
                yield safe(str(trouble))

    async def _reach(self) -> AsyncIterator[News]:
        """Open the desk; where one is is told before anybody can see a case, for keys are pressed on that."""
        desk = await asyncio.to_thread(self._open)
        yield await asyncio.to_thread(desk.see, WhoAmI())
        self._told = set((await asyncio.to_thread(desk.changes, self._since)).subjects)
        self._desk.set_result(desk)
        yield await asyncio.to_thread(desk.see, Watch())
        yield await asyncio.to_thread(desk.see, Erased(since=self._clock() - OLDEST))
        yield await asyncio.to_thread(desk.see, TreeHead())

    async def _ask(self, desk: Desk) -> list[News]:
        """What is news: one that is named again within the overlap is none; that there was no trouble is."""
        changes = await asyncio.to_thread(desk.changes, self._since)
        news = set(changes.subjects) - self._told
        erasing, since = any(subject.startswith("case/") for subject, _ in news), self._since
        self._since, self._told = changes.next, set(changes.subjects)
        told: list[News] = ["", *([Changes(tuple(news), changes.next)] if news else [])]
        if any(subject.startswith(WATCHED) for subject, _ in news):
            told.append(await asyncio.to_thread(desk.see, Watch()))
        self._turns += 1
        if news or self._turns % TURNS == 0:
            told.append(await asyncio.to_thread(desk.see, TreeHead()))
        if erasing:
            told.append(await asyncio.to_thread(desk.see, Erased(since=since)))
        return told
