"""What moves a deadline by the rule: an extension, a track, a settlement in time, something that happened."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Instant, Line, Prose, Word
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.triage import Number


class Extend(CaseCommand, frozen=True, kw_only=True):
    """Give a clock a later date, of which the complainant was told before the old one."""

    to: Annotated[date, Meta(description="The new date.")]
    ground: Annotated[
        Word, Meta(description="For which of the regime's reasons.", extra={"complete": "grounds"})
    ]
    reason: Annotated[Line, Meta(description="Why, in words.")]
    letter: Annotated[Number | None, Meta(description="The holding letter that told them, by number.")] = None
    agreement: Annotated[Number | None, Meta(description="The evidence that they agreed, by number.")] = None
    clock: Annotated[Word, Meta(description="Which clock.", extra={"complete": "extended"})] = (
        "final_response"
    )


class Track(CaseCommand, frozen=True, kw_only=True):
    """Put the case on a track of its regime, where other dates hold."""

    track: Annotated[
        Word, Meta(description="Which track, in the regime's words.", extra={"complete": "tracks"})
    ]
    reason: Annotated[Line, Meta(description="Why it belongs there.")]
    since: Annotated[Instant | None, Meta(description="What it counts from, where the track says so.")] = None


class Settle(CaseCommand, frozen=True, kw_only=True):
    """Record that the complainant accepted a resolution within the regime's short time for it."""

    window: Annotated[
        Word, Meta(description="Which window, in the regime's words.", extra={"complete": "windows"})
    ]
    words: Annotated[Prose, Meta(description="What they accepted, and how they said so.")]
    accepted: Annotated[Instant | None, Meta(description="When, if not now.")] = None


class Mark(CaseCommand, frozen=True, kw_only=True):
    """Record that something happened that a clock of the regime waits for."""

    what: Annotated[
        Word,
        Meta(
            description="What, in the regime's words, such as became_aware.",
            extra={"complete": "happenings"},
        ),
    ]
    note: Annotated[Line, Meta(description="How we know.")]
    at: Annotated[Instant | None, Meta(description="When, if not now.")] = None
