"""A line of tabs with counts: the digits choose, and the one in hand is marked by more than its colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ccms_tui.rules.safe import line


@dataclass(frozen=True)
class Tab:
    """What a tab is called, and how many things are behind it, once that is known."""

    name: str
    count: int | None = None

    def shown(self, number: int, here: bool) -> str:
        """The tab as it is written, with the digit that chooses it."""
        words = f"{number} {line(self.name)}" + ("" if self.count is None else f" {self.count}")
        return f"[{words}]" if here else f" {words} "


class Tabs(Widget):
    """Tabs on one line; where there is no room for all, those around the one in hand."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Tabs { height: 1; }"

    class Chosen(Message):
        """Another tab is wanted: its place, from 0."""

        def __init__(self, tabs: "Tabs", place: int) -> None:
            super().__init__()
            self.tabs, self.place = tabs, place

        @property
        def control(self) -> "Tabs":
            return self.tabs

    def __init__(self, tabs: Sequence[Tab], here: int = 0, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs, self._here = tuple(tabs), here

    @property
    def here(self) -> int:
        """The place of the tab in hand."""
        return self._here

    def show(self, tabs: Sequence[Tab], here: int | None = None) -> None:
        """Show other counts, or another tab as the one in hand; it is drawn again only if that differs."""
        new = (tuple(tabs), self._here if here is None else here)
        if new != (self._tabs, self._here):
            self._tabs, self._here = new
            self.refresh()

    def choose(self, here: int) -> None:
        """Mark another tab as the one in hand."""
        self.show(self._tabs, here)

    def render(self) -> Content:
        return Content(" ").join(
            Content.styled(text, "bold" if place == self._here else "dim") for place, text in self._shown()
        )

    def on_click(self, event: events.Click) -> None:
        """Want the tab that is pointed at."""
        at = event.x
        for place, text in self._shown():
            if 0 <= at < cell_len(text):
                self.post_message(self.Chosen(self, place))
                return
            at -= cell_len(text) + 1

    def _shown(self) -> list[tuple[int, str]]:
        texts = [(place, tab.shown(place + 1, place == self._here)) for place, tab in enumerate(self._tabs)]
        while len(texts) > 1 and sum(cell_len(text) + 1 for _, text in texts) - 1 > self.size.width:
            texts.pop(0 if self._here - texts[0][0] > texts[-1][0] - self._here else -1)
        return texts


class Found(Widget):
    """A few words at the end of a line of tabs."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._said = ""

    def render(self) -> Content:
        return Content(self._said)

    def say(self, said: str) -> None:
        if line(said) != self._said:
            self._said = line(said)
            self.refresh(layout=True)
