"""Typing ahead: over a slow line keys come in bursts, and each goes where its writer saw it go."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.screen import Screen

from ccms_tui.rules.safe import clean

R = TypeVar("R")
ROUNDS = 4
"""How often a mark follows a key: behind it, behind what it gave rise to, and behind what came of that."""
BURST = 0.02
"""Seconds within which keys are of one burst: nobody presses two as fast as that."""
LOST = 1.0
"""Seconds after which a mark is sent again: what it was under way through may have been taken away."""
TYPED = (events.Key, events.Paste)


class Ahead(App[None]):
    """Takes one key at a time, and the next only when all that the one before it led to has been done.

    Textual sends a key to whatever has the focus when the key comes in: of `n` and a word in one burst the
    word would go to the list below the form, and what follows a tab into the field before it.
    """

    class Passed(Message):
        """Follows a key on its way from where it is typed up to the app."""

        def __init__(self, rounds: int) -> None:
            super().__init__()
            self.rounds = rounds

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._mark: Ahead.Passed | None = None
        self._holds = 0
        self._taken = self._dropped = 0.0

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._follow_anew)

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for its turn, and no paste in as it came; who leaves does not wait."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        if event.is_forwarded or not isinstance(event, TYPED) or self._leaves(event):
            return await super().on_event(event)
        if event.time - self._dropped < BURST:
            self._dropped = event.time
            return
        self._waiting.append(event)
        if self._mark and event.time - self._mark.time > LOST:
            self._follow(ROUNDS)
        await self._take_next()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold what is typed, while it is found out where it is to go."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
            self.call_later(self._take_next)

    async def ask(self, dialog: Screen[R]) -> R | None:
        """Put a question, and wait for its answer; what was typed ahead goes into it."""
        with self.held():
            answer = self.push_screen(dialog, wait_for_dismiss=True)
            shown = asyncio.Event()
            dialog.call_later(shown.set)
            await shown.wait()
        return await answer

    def drop(self) -> None:
        """Forget what was typed ahead, to the end of its burst: what it was meant for does not come."""
        self._dropped = max((event.time for event in self._waiting), default=self._taken)
        self._waiting.clear()

    async def _take_next(self) -> None:
        if self._waiting and not self._mark and not self._holds:
            event = self._waiting.popleft()
            self._taken = event.time
            await super().on_event(event)
            self._follow(ROUNDS)

    def _follow(self, rounds: int) -> None:
        """Send a mark to where the keys go: it comes back here when the key before it is done with."""
        if self.screen_stack:
            self._mark = self.Passed(rounds)
            (self.focused or self.screen).post_message(self._mark)

    def _follow_anew(self, _: Screen[object]) -> None:
        """A mark on a screen that was left comes back no more."""
        if self._mark:
            self._follow(ROUNDS)

    @on(Passed)
    async def _passed(self, mark: Passed) -> None:
        if mark is not self._mark:
            return
        self._mark = None
        if mark.rounds > 1:
            self._follow(mark.rounds - 1)
        else:
            await self._take_next()

    def _leaves(self, event: events.Event) -> bool:
        """Whether a key leaves the program, for which nothing is waited for."""
        pressed = (
            self.active_bindings.get(event.key) if isinstance(event, events.Key) and self._holds else None
        )
        return bool(pressed and pressed.binding.action == "quit")
