"""Taking a complaint in, and what is known before it is."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Instant, Line, Sought, Word
from ccms_tui.desk.request import Command, Value, View
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.words import Channel, Risk, Stage

LONGEST = 100_000
"""Letters of a statement, at most."""
Statement = Annotated[
    str, Meta(min_length=1, max_length=LONGEST, pattern=r"^[^\x00\ud800-\udfff]*\Z", extra={"long": True})
]


class Open(Command, frozen=True, kw_only=True):
    """Take in a new complaint."""

    complainant: Annotated[Line, Meta(description="Who complains.")]
    summary: Annotated[Line, Meta(description="What it is about, in a line.")]
    channel: Annotated[Channel, Meta(description="How it reached us.")]
    received: Annotated[Instant | None, Meta(description="When it reached us, if not now.")] = None
    own_words: Annotated[Statement | None, Meta(description="What they say, word for word.")] = None
    account: Annotated[Line | None, Meta(description="Their account or reference with us.")] = None
    contact: Annotated[Line | None, Meta(description="How to reach them.")] = None
    representative: Annotated[Line | None, Meta(description="Who speaks for them, if somebody does.")] = None
    point: Annotated[
        tuple[Line, ...], Meta(max_length=40, description="Each separate thing they complain of.")
    ] = ()
    category: Annotated[
        Word | None, Meta(description="What kind of complaint it is.", extra={"complete": "categories"})
    ] = None
    product: Annotated[Line | None, Meta(description="Which product or service.")] = None
    risk: Annotated[Risk, Meta(description="How much harm it can do.")] = Risk.LOW
    regime: Annotated[
        Word | None,
        Meta(description="The rules it falls under, if not our usual.", extra={"complete": "regimes"}),
    ] = None
    owner: Annotated[
        Line | None, Meta(description="Who is to own it, if not you.", extra={"complete": "people"})
    ] = None
    source: Annotated[
        Line | None, Meta(description="Its number elsewhere: nothing comes in twice from one source.")
    ] = None
    detail: Annotated[
        tuple[Line, ...], Meta(max_length=60, description="Anything else the source says, as name=value.")
    ] = ()


class Similar(Value, frozen=True):
    """A case that a new complaint may belong to."""

    case: int
    reference: str
    complainant: str
    summary: str
    stage: Stage
    why: str


class Foreseen(Value, frozen=True):
    """What opening a complaint would start, and what it may repeat."""

    clocks: tuple[Clock, ...]
    similar: tuple[Similar, ...]


class Foresee(View[Foreseen], frozen=True, kw_only=True):
    """The clocks that a complaint would start, and cases that look like it."""

    received: Instant | None = None
    regime: Sought | None = None
    complainant: Sought = ""
    account: Sought = ""
    risk: Risk = Risk.LOW

    @classmethod
    def answer(cls) -> type[Foreseen]:
        return Foreseen


class KnownSources(Value, frozen=True):
    """Those of the sources asked for that were taken in already."""

    known: tuple[str, ...]


class Known(View[KnownSources], frozen=True, kw_only=True):
    """Which of these were taken in already."""

    sources: Annotated[tuple[Sought, ...], Meta(max_length=500)]

    @classmethod
    def answer(cls) -> type[KnownSources]:
        return KnownSources
