"""What came in from the complainant, and to which case it belongs."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.evidence import File
from ccms_tui.desk.kinds import Instant, Line, Prose
from ccms_tui.desk.opening import Statement
from ccms_tui.desk.request import CaseCommand, Value, View
from ccms_tui.rules.words import Channel, Stage


class Receive(CaseCommand, frozen=True, kw_only=True):
    """Record what the complainant sent us about the case, word for word."""

    text: Annotated[Statement, Meta(description="What it says.")]
    sender: Annotated[
        Line,
        Meta(description="From whom: a name or an address, as it came.", extra={"complete": "parties"}),
    ]
    mail: Annotated[
        File | None,
        Meta(
            description="The mail itself, to be kept as evidence.",
            extra={"file": True},
        ),
    ] = None
    channel: Annotated[Channel, Meta(description="How it came.")] = Channel.EMAIL
    received: Annotated[Instant | None, Meta(description="When it came, if not now.")] = None


class SeeTo(CaseCommand, frozen=True, kw_only=True):
    """Note what was done about what came in, where no letter answers it."""

    text: Annotated[Prose, Meta(description="What was done, or why nothing has to be.")]


class ReplyLine(Value, frozen=True):
    """Something that came in."""

    number: int
    sender: str
    channel: Channel
    text: str
    received_at: datetime
    recorded_by: str


class Candidate(Value, frozen=True, kw_only=True):
    """A case that something may belong to."""

    case: int
    version: int
    reference: str
    complainant: str
    summary: str
    stage: Stage
    merged_into: str | None
    why: str
    """What speaks for it."""


class Belongs(Value, frozen=True):
    """Where something belongs: to a case for sure, or perhaps to one of several."""

    sure: Candidate | None
    perhaps: tuple[Candidate, ...]


class Belonging(View[Belongs], frozen=True, kw_only=True):
    """To which case something that came in belongs, merged or not."""

    text: Statement
    sender: Line

    @classmethod
    def answer(cls) -> type[Belongs]:
        return Belongs
