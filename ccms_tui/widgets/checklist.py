"""What is met and what is not, line by line, with a cursor to jump to what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccms_tui.rules.safe import line
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.lines import Lines, Where
from ccms_tui.widgets.signs import ICONS, Signs
from ccms_tui.widgets.window import PAGE


@dataclass(frozen=True)
class Item:
    """One thing to be met: its key, what it is, whether it is, and a word on who or when."""

    key: str
    text: str
    met: bool
    note: str = ""


class Checklist(Lines[Item]):
    """Items of a list that is short enough to be handed over whole."""

    def __init__(
        self, items: Sequence[Item] = (), *, empty: str = "…", signs: Signs = ICONS, id: str | None = None
    ) -> None:
        self._items = tuple(items)
        wide = max(len(signs.met), len(signs.unmet))
        columns = (
            Column[Item]("", lambda item: signs.met if item.met else signs.unmet, width=wide),
            Column[Item]("", lambda item: line(item.text), share=3, least=16),
            Column[Item]("", lambda item: line(item.note), share=2, least=10, drop=1),
        )
        super().__init__(self._page, columns, lambda item: item.key, empty=empty, signs=signs, id=id)

    def on_mount(self) -> None:
        self.reload()

    @property
    def summary(self) -> str:
        """How many are met, such as: 7 of 11."""
        return f"{sum(item.met for item in self._items)} of {len(self._items)}"

    def show(self, items: Sequence[Item]) -> None:
        """Show these instead, the cursor on the same one as before."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.reload()

    async def _page(self, where: Where, item: Item | None) -> Sequence[Item]:
        if where == "last":
            return self._items[-PAGE:]
        place = self._items.index(item) if item in self._items else -1
        return (
            self._items[max(0, place - PAGE) : place]
            if where == "before"
            else self._items[place + 1 :][:PAGE]
        )
