"""Places to type in: no blinking cursor, which costs 2 KB a second, and nothing pasted is obeyed."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from ccms_tui.rules.safe import clean, line

Source = Sequence[str] | Callable[[str], Awaitable[Sequence[str]]]
"""What may be meant: all of it, or a question that answers for what has been typed so far."""


class LineEditor(Input):
    """One line; where a source tells what may be meant, it completes, and the arrows go through it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "turn(1)", "Next of what may be meant", show=False),
        Binding("up", "turn(-1)", "The one before", show=False),
    ]

    def __init__(self, text: str, source: Source = (), id: str | None = None) -> None:
        super().__init__(line(text), id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._source, self._stem, self._turned = source, "", ""
        if source:
            self.suggester = Completion(source)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key types something here; one whose name is not Unicode's has no character."""
        return key == "slash" or super().check_consume_key(key, character)

    @work(exclusive=True)
    async def action_turn(self, step: int) -> None:
        """Put in the next that starts with what was typed, or, where that is one of them, just the next."""
        if self.value != self._turned:
            self._stem = self.value
        found = await matching(self._source, self._stem)
        if found == [self.value]:
            self._stem, found = "", await matching(self._source, "")
        if found:
            at = found.index(self.value) + step if self.value in found else min(step, 0)
            self.value = self._turned = found[at % len(found)]
            self.cursor_position = len(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        """Make it fit to be shown before the editor takes it in."""
        event.text = clean(event.text)


class ProseEditor(TextArea):
    """Several lines, which tab leaves."""

    def __init__(self, text: str, id: str | None = None) -> None:
        super().__init__(
            clean(text), id=id, compact=True, tab_behavior="focus", theme="css", highlight_cursor_line=False
        )
        self.cursor_blink = False

    async def _on_paste(self, event: events.Paste) -> None:
        """Make it fit to be shown before the editor takes it in."""
        event.text = clean(event.text)


class Completion(Suggester):
    """Suggests the first that starts with what was typed."""

    def __init__(self, source: Source) -> None:
        super().__init__(use_cache=False, case_sensitive=False)
        self._source = source

    async def get_suggestion(self, value: str) -> str | None:
        return next(iter(await matching(self._source, value)), None)


async def matching(source: Source, stem: str) -> list[str]:
    """What of a source starts with a stem."""
    told = await source(stem) if callable(source) else source
    return [line(one) for one in told if one.casefold().startswith(stem.casefold())]
