"""One story on its way: its acts in order, each filled in as a form is, refused as a person is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Protocol

from ccms_tui.demo.moments import Moments
from ccms_tui.demo.stories import Step, Stories, Story, Texts
from ccms_tui.demo.wording import Wording, kind_of, spoken
from ccms_tui.desk.catalogue import CASE_COMMANDS
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.fields import Invalid, fields
from ccms_tui.desk.request import Command, Done

ACTS: Mapping[str, type[Command]] = {command.verb(): command for command in CASE_COMMANDS}
Act = tuple[datetime, Callable[[], None]]
"""What happens, and when."""


class Unplayable(Exception):
    """A story that the rules do not let happen: a mistake in the story."""


class Do(Protocol):
    """How somebody does something at their desk."""

    def __call__(self, who: str, verb: type[Command], texts: Texts, **given: object) -> Done: ...


class Telling:
    """One story on its way."""

    def __init__(
        self, story: Story, stories: Stories, moments: Moments, do: Do, opened: "dict[str, Telling]"
    ) -> None:
        self.story, self._moments, self._carry_out, self._done = story, moments, do, 0
        self._opened = opened
        self._people, self._letters = stories.people, stories.organisation.letters
        self.received = moments.received(story)
        final, came = moments.final(self.received), moments.calendar.day_of(self.received)
        self.said = {
            "complainant": str(story.texts["complainant"]),
            "dear": story.dear,
            "summary": str(story.texts["summary"]),
            "received": spoken(came),
            "reply_by": spoken(final.due_on),
            "handler": self._people[story.owner].name,
        }
        self.wording = Wording(story, moments.calendar, came, self.said)

    def acts(self) -> Iterator[Act]:
        """Its acts, with when each happens."""
        yield self.received, self._open
        for at, step in zip(self._moments.steps(self.story, self.received), self.story.steps, strict=True):
            yield at, partial(self._step, step)

    def _open(self) -> None:
        texts = self.wording.fill(self.story.texts)
        done = self._do("open", self.story.opener, texts, received=self.received)
        self.said["reference"] = str(done.reference)
        self._opened[self.story.name] = self
        self._seen(done)

    def _step(self, step: Step) -> None:
        """Its next act; one that has to do with another story is left out where that is not told."""
        about = {field.name for field in fields(ACTS[step.act]) if field.complete == "related"}
        named = {name: str(step.texts[name]) for name in about & set(step.texts)}
        if set(named.values()) <= set(self._opened):
            others = {name: self._opened[story].said["reference"] for name, story in named.items()}
            self._act(step, others, named.values())

    def _act(self, step: Step, others: Texts, told_of: Iterable[str]) -> None:
        """Do it; what has to do with another case is told of there too, which is a version more of it."""
        self.said["writer"] = self._people[step.who].name
        texts = {**self.wording.fill(step.texts), **others}
        if kind := kind_of(step.act, step.texts):
            texts["text"] = self.wording.letter(kind, step.texts, self._letters)
        done = self._do(step.act, step.who, texts, case=self.case, seen=self.version)
        for story in told_of:
            self._opened[story].version += 1
        self.said["handler"] = str(done.made.get("owner", self.said["handler"]))
        self._seen(done)

    def _seen(self, done: Done) -> None:
        assert done.case
        self.case, self.version = done.case, done.version

    def _do(self, act: str, who: str, texts: Texts, **given: object) -> Done:
        self._done += 1
        try:
            return self._carry_out(who, ACTS[act], texts, **given)
        except (Denied, Invalid) as error:
            where = f"{self.story.name}, act {self._done} ({act} by {who})"
            raise Unplayable(f"{where}: {error}") from error
