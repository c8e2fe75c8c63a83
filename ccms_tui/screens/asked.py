"""One field of a form: what it is called, where it is typed, and a line that says what is asked or wrong."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ccms_tui.desk.fields import Field, Kind
from ccms_tui.desk.typed import Setting, choice
from ccms_tui.drafts import Draft
from ccms_tui.rules.safe import line
from ccms_tui.widgets.editors import LineEditor, ProseEditor, Source

SEVERAL_LINES = (Kind.PROSE, Kind.LINES)


@dataclass(frozen=True)
class Around:
    """What surrounds a form: the day and the zone, what completes its fields, its draft, what it is about."""

    setting: Setting = field(default_factory=Setting)
    sources: Mapping[str, Source] = field(default_factory=dict)
    draft: Draft | None = None
    aside: Content | None = None


class Asked(Horizontal):
    """A field as a person fills it in."""

    def __init__(self, asked: Field, text: str, around: Around) -> None:
        super().__init__(classes="asked")
        self.field, self._setting = asked, around.setting
        source = asked.choices or around.sources.get(asked.complete, ())
        self._choices = () if callable(source) else tuple(source)
        name, several = f"field-{asked.name}", asked.kind in SEVERAL_LINES
        self.editor = ProseEditor(text, id=name) if several else LineEditor(text, source, id=name)
        self.editor.set_class(asked.kind is Kind.PROSE, "prose")
        self._note = Note(self._help(), id=f"wrong-{asked.name}")

    def compose(self) -> ComposeResult:
        star = " *" if self.field.required else ""
        yield Static(Content(f"{self.field.label}{star}"), classes="label")
        with Vertical():
            yield self.editor
            yield self._note

    def on_descendant_focus(self) -> None:
        """Show by more than a colour where the keys go, and bring the whole field into sight."""
        self.add_class("-here")
        self.scroll_visible(animate=False)

    def on_descendant_blur(self) -> None:
        self.remove_class("-here")
        self.finish()

    def finish(self) -> None:
        """Where only the words that are shown can be meant, and a few letters say which: write it out."""
        if self._choices and self.text.strip():
            with suppress(ValueError):
                self.text = choice(self.text, self._choices)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.editor.text if isinstance(self.editor, ProseEditor) else self.editor.value

    @text.setter
    def text(self, text: str) -> None:
        if isinstance(self.editor, ProseEditor):
            self.editor.text = text
        else:
            self.editor.value = text

    def check(self) -> None:
        """Say what is wrong, or what is understood, while it is typed."""
        if why := self.field.wrong(self.text, self._setting):
            return self.say(why)
        meant = self.field.understood(self.text, self._setting)
        self._note.say(Content.styled(f"= {line(meant)}", "$text-success") if meant else self._help())

    def say(self, why: str) -> None:
        """Say what is wrong with it."""
        self._note.say(Content.styled(f"! {line(why)}", "bold $text-error"))

    def _help(self) -> Content:
        told = self.field.help
        if self._choices:
            told += " " + " · ".join(self._choices)
        elif self.field.kind is Kind.LINES:
            told += " One a line."
        return Content(line(told))


class Note(Widget):
    """A line that is drawn again only when it says something else, and never moves what is around it."""

    DEFAULT_CSS = "Note { height: 1; text-wrap: nowrap; text-overflow: ellipsis; color: $text-muted; }"

    def __init__(self, said: Content, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said = said

    def render(self) -> Content:
        return self._said

    def say(self, said: Content) -> None:
        if not said.is_same(self._said):
            self._said = said
            self.refresh()
