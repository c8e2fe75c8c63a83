"""What is met and what is not, line by line, with a cursor to jump to what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from ccms_tui.rules.safe import line
from ccms_tui.widgets.columns import Column
from ccms_tui.widgets.handed import Handed
from ccms_tui.widgets.signs import ICONS


@dataclass(frozen=True)
class Item:
    """One thing to be met: its key, what it is, whether it is, and a word on who or when."""

    key: str
    text: str
    met: bool
    note: str = ""


class Checklist(Handed[Item]):
    """Items of a list that is short enough to be handed over whole."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Meet it", key_display="enter")]

    def __init__(
        self,
        items: Sequence[Item] | None = None,
        *,
        empty: str = "…",
        width: int = 0,
        id: str | None = None,
    ) -> None:
        """With a width, items keep to it, and notes have all the rest or no room at all."""
        columns = (
            Column[Item]("", lambda item: ICONS.met if item.met else ICONS.unmet, width=1),
            Column[Item]("", lambda item: line(item.text), width=width, share=3, least=16),
            Column[Item]("", lambda item: line(item.note), share=2, least=10, drop=1),
        )
        super().__init__(columns, lambda item: item.key, empty=empty, id=id)
        self._items = items

    def on_mount(self) -> None:
        if self._items is not None:
            self.show(self._items)

    @property
    def summary(self) -> str:
        """How many are met, such as: 7 of 11."""
        items = self._handed or ()
        return f"{sum(item.met for item in items)} of {len(items)}"
