"""The line in which a list is filtered: it completes what it knows, and says what cannot be meant."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from ccms_tui.rules.filters import OPEN_ENDED, WORDS, BadFilter, read_filter
from ccms_tui.rules.safe import line
from ccms_tui.screens.asked import Note
from ccms_tui.widgets.editors import LineEditor

HELP = 'owner:me  risk:high  stage:review  flag:legal  final<2d  received:>2026-10-01  "exact words"  word'
FIELDS = (*(f"{field}:" for field in (*OPEN_ENDED, *WORDS, "received")), "ack<", "investigation<", "final<")
LAST = re.compile(r'(?:[a-z]+:"[^"]*|\S*)\Z')
Words = Callable[[], Mapping[str, Sequence[str]]]
"""What may stand after a field, for the fields whose words the house knows."""


class FilterLine(Vertical):
    """Typed after a slash, above the list, none of which moves; enter applies it, escape leaves it."""

    DEFAULT_CSS = """
    FilterLine {
        display: none; layer: above; dock: top; offset-y: 1; height: 2; padding: 0 1; background: $boost;
    }
    FilterLine.-open { display: block; }
    FilterLine Input { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "apply", "Apply", key_display="enter"),
        Binding("escape", "leave", "Leave"),
    ]

    class Filtered(Message):
        """A filter is wanted: what was typed, or the one before where it was left."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._applied = words, ""
        self._editor = LineEditor("", self._complete, id="filter")
        self._note = Note(Content(HELP))

    def compose(self) -> ComposeResult:
        yield self._editor
        yield self._note

    def open(self) -> None:
        """Take the keys."""
        self.add_class("-open")
        self._editor.focus()

    def clear(self) -> None:
        """Forget what was applied."""
        self._applied = self._editor.value = ""

    def action_leave(self) -> None:
        """Leave what was applied before."""
        self._end(self._applied)

    @on(Input.Changed)
    def _check(self, event: Input.Changed) -> None:
        event.stop()
        why = _wrong(event.value)
        self._note.say(Content.styled(f"! {line(why)}", "bold $text-error") if why else Content(HELP))

    @on(Input.Submitted)
    def _apply(self, event: Input.Submitted) -> None:
        event.stop()
        if not _wrong(event.value):
            self._end(event.value.strip())

    def _end(self, text: str) -> None:
        self._applied = self._editor.value = text
        self.remove_class("-open")
        self.post_message(self.Filtered(text))

    async def _complete(self, typed: str) -> list[str]:
        """The whole line with its last word completed."""
        before, word = typed[: (at := _last(typed))], typed[at:]
        field, colon, _ = word.partition(":")
        known = self._words().get(field, WORDS.get(field, ())) if colon else ()
        wanted = [f"{field}:{_quoted(one)}" for one in known] if colon else list(FIELDS)
        return [before + one for one in wanted] if word or not typed else []


def _last(typed: str) -> int:
    """Where what is being typed begins: a word, or a field whose value began with a quotation mark."""
    found = LAST.search(typed)
    return found.start() if found else len(typed)


def _quoted(word: str) -> str:
    """A word as it is typed after a field."""
    return f'"{word}"' if " " in word else word


def _wrong(text: str) -> str:
    """Why a filter cannot be meant, if it cannot."""
    try:
        read_filter(text)
    except BadFilter as error:
        return str(error)
    return ""
