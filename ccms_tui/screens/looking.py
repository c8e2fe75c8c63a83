"""How every screen asks the desk for things without holding up the keyboard."""

import asyncio

from textual import work
from textual.screen import Screen

from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.request import A, Changes, View
from ccms_tui.rules.safe import safe
from ccms_tui.screens.bearings import Bearing
from ccms_tui.screens.top import Top


class LookingScreen(Screen[None]):
    """A screen that sees through the desk, in a thread that never touches a widget."""

    app: Bearing

    def tick(self) -> None:
        """Draw again what time alone has changed; only the screen in front is told that it went by."""
        self.query(Top).refresh()

    async def look(self) -> None:
        """See again what this screen shows."""

    def shows(self, changes: Changes) -> bool:
        """Whether any of these changes is news to this screen."""
        return bool(changes.subjects)

    def on_mount(self) -> None:
        self.app.changed.subscribe(self, self._on_changed)

    def on_screen_resume(self) -> None:
        """Make up for the time in which something else stood in front."""
        self.tick()

    def on_unmount(self) -> None:
        """Leave: a signal keeps alive whoever listens to it."""
        self.app.changed.unsubscribe(self)

    async def see(self, view: View[A]) -> A:
        """Answer a view, off the loop that paints; nobody waits for it any more once the screen is left."""
        desk = await self.app.desk()
        answer = await asyncio.to_thread(desk.see, view)
        if not (self.is_attached and self.app.is_running):
            raise asyncio.CancelledError
        return answer

    def warn(self, trouble: object) -> None:
        """Say what went wrong, and go on."""
        self.notify(safe(str(trouble)), severity="warning", markup=False)

    @work(exclusive=True, group="look")
    async def look_again(self) -> None:
        """Look again; what cannot be seen just now stays as it was, and says so."""
        try:
            await self.look()
        except (Denied, Unreachable) as trouble:
            self.warn(trouble)

    def _on_changed(self, changes: Changes) -> None:
        if self.shows(changes):
            self.look_again()
