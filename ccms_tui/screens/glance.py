"""The case under the cursor, in a few lines below the list."""

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from ccms_tui.desk.queue import Glimpsed
from ccms_tui.rules.safe import line


class Glance(Widget):
    """Who, in their own words, how far it is, and what comes next."""

    DEFAULT_CSS = "Glance { height: 5; border-top: hkey $foreground 30%; padding: 0 1; }"
    seen: reactive[Glimpsed | None] = reactive(None)

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.seen)) if self.seen else Content("")

    def _lines(self, seen: Glimpsed) -> Iterator[Content]:
        width = self.size.width
        yield Content.styled(line(seen.heading), "bold").truncate(width, ellipsis=True)
        yield Content(f"“{line(seen.own_words)}”").truncate(width, ellipsis=True)
        waits = f" · waits for {', '.join(seen.waits_for)}" if seen.waits_for else ""
        points = f"Points {seen.points_found} of {seen.points} found upon"
        evidence = f"evidence {seen.evidence} ({seen.evidence_reviewed} reviewed)"
        yield Content(line(f"{points} · {evidence}{waits}")).truncate(width, ellipsis=True)
        yield Content.assemble(("Next: ", "bold"), line(seen.next)).truncate(width, ellipsis=True)
