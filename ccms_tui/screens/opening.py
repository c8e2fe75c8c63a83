"""Taking a complaint in: beside the form stand the clocks it will start, and cases that look like it."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

from textual import work
from textual.content import Content

from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.fields import fields
from ccms_tui.desk.opening import Foresee, Foreseen, Open, Similar
from ccms_tui.desk.request import Command
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.safe import line, safe
from ccms_tui.screens.asked import Around
from ccms_tui.screens.form import Form
from ccms_tui.screens.writing import Local

See = Callable[[Foresee], Awaitable[Foreseen]]
NAMES = {"acknowledgement": "Acknowledge", "investigation": "Investigate", "final_response": "Final response"}


class NewComplaint(Form):
    """The form of opening, which says while it is typed what will come of it."""

    def __init__(
        self, draft: Command | None, news: str, around: Around, see: Callable[[Any], Any], local: Local
    ) -> None:
        super().__init__(Open, {}, draft, news, around)
        self._see: See = see
        self._local, self._setting = local, around.setting
        self._asked: Foresee | None = None

    def on_mount(self) -> None:
        self._foresee(self.texts)

    def on_form_typed(self, typed: Form.Typed) -> None:
        self._foresee(typed.texts)

    @work(exclusive=True, group="foresee")
    async def _foresee(self, texts: Mapping[str, str]) -> None:
        """Ask what would come of it, where anything that matters to that has changed."""
        asked = self._question(texts)
        if asked == self._asked:
            return
        try:
            seen = await self._see(asked)
        except (Denied, Unreachable) as trouble:
            return self.show_aside(Content(safe(str(trouble))))
        self._asked = asked
        self.show_aside(Content("\n").join(self._told(seen)))

    def _question(self, texts: Mapping[str, str]) -> Foresee:
        """What has been typed, as far as it can be read yet."""
        read: dict[str, Any] = {}
        for field in fields(Open):
            wanted, text = field.name in Foresee.__struct_fields__, texts.get(field.name, "")
            if wanted and text.strip() and not field.wrong(text, self._setting):
                read[field.name] = field.parse(text, self._setting)
        return Foresee(**read)

    def _told(self, seen: Foreseen) -> Iterator[Content]:
        if seen.similar:
            yield Content.styled("It may be the same as", "bold")
            for case in seen.similar:
                yield from _case(case)
            yield Content("")
        yield Content.styled("It will start", "bold")
        for clock in seen.clocks:
            yield self._clock(clock)
        if not seen.clocks:
            yield Content("no clock: there are no such rules")

    def _clock(self, clock: Clock) -> Content:
        name = NAMES.get(clock.kind, clock.kind.replace("_", " ").capitalize())
        return Content(f"{name:15} {self._local(clock.due_at, '%a %-d %b')}")


def _case(case: Similar) -> Iterator[Content]:
    yield Content.styled(line(f"{case.reference}  {case.stage} · {case.why}"), "$text-warning")
    yield Content(line(f"  {case.complainant}: {case.summary}"))
