"""The organisation, its people, and who is asking."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line, Word
from ccms_tui.desk.request import Command, Value, View
from ccms_tui.rules.people import Role

Account = Annotated[int, Meta(ge=0, le=2**32 - 2)]


ALONE = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.HANDLER)
"""What a person needs who begins alone; nobody approves their own all the same."""


class Found(Command, frozen=True, kw_only=True):
    """Found the organisation; whoever does becomes its administrator."""

    name: Annotated[Line, Meta(description="What the organisation is called.")]
    founder: Annotated[Line, Meta(description="The name of whoever founds it.")]
    role: Annotated[
        tuple[Role, ...], Meta(min_length=1, max_length=8, description="What its founder is trusted with.")
    ] = ALONE
    regime: Annotated[Word, Meta(description="The rules that complaints fall under.")] = "general"
    calendar: Annotated[
        str,
        Meta(
            max_length=40,
            pattern=r"^[A-Z]{2,3}(-[A-Z0-9]{1,4})?\Z",
            description="Whose public holidays count.",
        ),
    ] = "GB-ENG"
    zone: Annotated[
        str,
        Meta(max_length=60, pattern=r"^[A-Za-z0-9_+/-]+\Z", description="In which zone days begin and end."),
    ] = "Europe/London"
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", description="In what is paid.")] = "GBP"


class Enrol(Command, frozen=True, kw_only=True):
    """Add a person, with their roles."""

    name: Annotated[Line, Meta(description="What they are called here.")]
    role: Annotated[
        tuple[Role, ...], Meta(min_length=1, max_length=8, description="What they are trusted with.")
    ]
    account: Annotated[Account | None, Meta(description="The number of their account on this machine.")] = (
        None
    )
    team: Annotated[Line | None, Meta(description="Their team.")] = None
    manager: Annotated[Line | None, Meta(description="Who they answer to.", extra={"complete": "people"})] = (
        None
    )
    deputy: Annotated[
        Line | None, Meta(description="Who acts when they are away.", extra={"complete": "people"})
    ] = None


class Appoint(Command, frozen=True, kw_only=True):
    """Change what a person is trusted with, or who stands beside them; what is not said stays."""

    name: Annotated[Line, Meta(description="Who.", extra={"complete": "people"})]
    role: Annotated[
        tuple[Role, ...], Meta(max_length=8, description="What they are trusted with from now on.")
    ] = ()
    account: Annotated[Account | None, Meta(description="The number of their account on this machine.")] = (
        None
    )
    team: Annotated[Line | None, Meta(description="Their team.")] = None
    manager: Annotated[Line | None, Meta(description="Who they answer to.", extra={"complete": "people"})] = (
        None
    )
    deputy: Annotated[
        Line | None, Meta(description="Who acts when they are away.", extra={"complete": "people"})
    ] = None


Plan = Annotated[
    tuple[Line, ...],
    Meta(max_length=1000, description="Who takes on which, such as C-2026-000123=Ben Okoro."),
]
"""A line for each case that is somebody's."""


class Away(Command, frozen=True, kw_only=True):
    """Record when a person is away: their deputy acts meanwhile, or others are offered their cases."""

    name: Annotated[Line, Meta(description="Who.", extra={"complete": "people"})]
    first: Annotated[date, Meta(description="The first day away.")]
    last: Annotated[date, Meta(description="The last day away.")]
    reassign_to: Annotated[
        Line | None,
        Meta(
            description="Who is offered all their open cases; their own name, and all stay theirs.",
            extra={"complete": "people"},
        ),
    ] = None
    plan: Plan = ()


class Deactivate(Command, frozen=True, kw_only=True):
    """End a person's access; everything that is theirs goes to others in the same moment."""

    name: Annotated[Line, Meta(description="Who.", extra={"complete": "people"})]
    reassign_to: Annotated[
        Line | None,
        Meta(description="Who takes on all that the plan does not name.", extra={"complete": "people"}),
    ] = None
    plan: Plan = ()


class PersonRow(Value, frozen=True):
    """A person, as others see them."""

    id: int
    name: str
    roles: tuple[Role, ...]
    account: int | None
    team: str | None
    manager: str | None
    deputy: str | None
    active: bool
    away_from: date | None
    away_to: date | None
    open_cases: int

    @property
    def reference(self) -> str:
        """What tells them from others."""
        return self.name

    @property
    def given(self) -> dict[str, object]:
        """What an act on them says of whom it is on."""
        return {"name": self.name}


class PeopleList(Value, frozen=True):
    """Everybody, by name."""

    rows: tuple[PersonRow, ...]


class People(View[PeopleList], frozen=True, kw_only=True):
    """Everybody, with their roles and how many open cases they own."""

    @classmethod
    def answer(cls) -> type[PeopleList]:
        return PeopleList


class Choice(Value, frozen=True):
    """A code, and what it means."""

    code: str
    title: str


class Bearings(Value, frozen=True):
    """Who is asking, where they are, and the words that may be used here."""

    id: int
    name: str
    roles: tuple[Role, ...]
    organisation: str
    zone: str
    currency: str
    calendar: str
    regime: str
    shared: bool
    people: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    causes: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    policies: tuple[Choice, ...]
    regimes: tuple[Choice, ...]
    pauses: tuple[Choice, ...]
    refused: dict[str, str]
    """Acts on no case that this person's roles do not allow, each with the reason."""


class WhoAmI(View[Bearings], frozen=True, kw_only=True):
    """Who is asking, where they are, and the words that may be used here."""

    @classmethod
    def answer(cls) -> type[Bearings]:
        return Bearings
