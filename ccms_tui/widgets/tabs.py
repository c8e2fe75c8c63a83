"""A line of tabs with counts: the digits choose, and the one in hand is marked by more than its colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ccms_tui.rules.safe import line

MORE = "…"


@dataclass(frozen=True)
class Tab:
    """What a tab is called, and how many things are behind it, once that is known."""

    name: str
    count: int | None = None
    brief: str = ""
    """What it is called where there is little room, if not the same."""

    def shown(self, number: int, here: bool, brief: bool = False) -> str:
        """The tab as it is written, with the digit that chooses it."""
        name = self.brief if brief and self.brief else self.name
        words = f"{number} {line(name)}" + ("" if self.count is None else f" {self.count}")
        return f"[{words}]" if here else f" {words} "


class Tabs(Widget):
    """Tabs on one line; where there is no room for all, briefer, or only those around the one in hand."""

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
        return Content("").join(
            Content.styled(text, "bold" if place == self._here else "dim") for place, text in self._shown()
        )

    def on_click(self, event: events.Click) -> None:
        """Want the tab that is pointed at."""
        at = event.x
        for place, text in self._shown():
            if 0 <= at < cell_len(text):
                self.post_message(self.Chosen(self, place))
                return
            at -= cell_len(text)

    def _shown(self) -> list[tuple[int, str]]:
        """The tabs there is room for, each by its place; an end behind which there are more says so."""
        for gap, brief in ((" ", False), ("", False), ("", True)):
            texts = [(place, self._text(place, brief) + gap) for place in range(len(self._tabs))]
            texts[-1] = (texts[-1][0], texts[-1][1].rstrip())
            if _width(texts) <= self.size.width:
                return texts
        while len(texts) > 1 and _width(texts) + 2 * len(MORE) > self.size.width:
            texts.pop(0 if self._here - texts[0][0] > texts[-1][0] - self._here else -1)
        if texts[0][0]:
            texts[0] = (texts[0][0], MORE + texts[0][1])
        if texts[-1][0] < len(self._tabs) - 1:
            texts[-1] = (texts[-1][0], texts[-1][1] + MORE)
        return texts

    def _text(self, place: int, brief: bool) -> str:
        return self._tabs[place].shown(place + 1, place == self._here, brief)


def _width(texts: Sequence[tuple[int, str]]) -> int:
    return sum(cell_len(text) for _, text in texts)


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
