"""Where to write a file: a path, asked for."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ccms_tui.rules.safe import line, safe
from ccms_tui.widgets.editors import LineEditor
from ccms_tui.widgets.keys import KeyLine


class Save(ModalScreen[str | None]):
    """Asks where to write something to; it writes nothing itself."""

    CSS_PATH = Path(__file__).with_name("form.tcss")
    DEFAULT_CSS = "Save { align: center middle; }"
    BINDINGS = [
        Binding("ctrl+s", "save", "Write", tooltip="Write it to a new file; none is ever written over."),
        Binding("escape", "dismiss(None)", "Leave"),
    ]

    def __init__(self, what: str, path: str, news: str = "") -> None:
        super().__init__()
        self._what, self._path, self._news = what, path, news

    def compose(self) -> ComposeResult:
        wrong = Content.styled(safe(self._news), "bold $text-warning")
        with Vertical(id="sheet"):
            yield Static(Content.styled(f"Write {line(self._what)} to a new file", "bold"), id="title")
            yield Static(wrong if self._news else Content("A path; no file is ever written over."), id="news")
            yield LineEditor(self._path, id="path")
        yield KeyLine()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Hand back the path, if there is one."""
        self.dismiss(self.query_one(LineEditor).value.strip() or None)
