"""What a story is: a complaint, how it came, and who did what about it when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from ccms_tui.desk.fields import Typed
from ccms_tui.rules.words import Channel

Texts = Mapping[str, Typed]
"""The fields of a command as they are written: filled in as a form fills them, so checked the same."""


@dataclass(frozen=True)
class Person:
    """Somebody who acts; `you` is whoever runs the demonstration."""

    key: str
    texts: Texts
    you: bool = False

    @property
    def name(self) -> str:
        return str(self.texts["name"])


@dataclass(frozen=True)
class Absence:
    """Who is away, in days before and after today."""

    who: str
    days_ago: int
    days_more: int


@dataclass(frozen=True)
class Organisation:
    """Whose complaints these are, and what is put around their letters."""

    texts: Texts
    founder: str
    days_ago: int
    letters: Mapping[str, str]
    away: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Action:
    """A corrective action: asked for and done so many days ago, and due so many days from today."""

    texts: Texts
    who: str
    days_ago: int
    due: int
    case: str | None
    """The story that showed that it is needed."""
    done_days_ago: int | None = None
    result: str = ""


@dataclass(frozen=True)
class Received:
    """When a complaint came: so many days ago, or when a share of a clock's time has gone today."""

    days_ago: int | None = None
    share: float = 0.0
    of: str = "final_response"


@dataclass(frozen=True)
class When:
    """Working days after receipt, working days before today, or past a mark of the final response's clock."""

    day: float | None = None
    ago: float | None = None
    past: str | None = None


@dataclass(frozen=True)
class Step:
    """An act in a story."""

    act: str
    who: str
    when: When
    texts: Texts


@dataclass(frozen=True)
class Story:
    """One complaint, as it is told."""

    name: str
    opener: str
    owner: str
    dear: str
    received: Received
    texts: Texts
    steps: tuple[Step, ...]
    letters: Mapping[str, str]

    @property
    def channel(self) -> Channel:
        return Channel(str(self.texts["channel"]))


@dataclass(frozen=True)
class Stories:
    """All that is told of one organisation, kind by kind."""

    organisation: Organisation
    people: Mapping[str, Person]
    kinds: Mapping[str, tuple[Story, ...]]
    actions: tuple[Action, ...] = ()

    @property
    def all(self) -> tuple[Story, ...]:
        """Every story, each kind in its turn, so that the first few are of every kind."""
        rounds = zip_longest(*self.kinds.values())
        return tuple(story for told in rounds for story in told if story)

    def only(self, stories: tuple[Story, ...]) -> "Stories":
        """The same organisation with these stories and no others."""
        return replace(self, kinds={"chosen": stories})
