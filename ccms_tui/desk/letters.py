"""What is said to the complainant, and what is done for them."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Instant, Line, Money
from ccms_tui.desk.opening import Statement
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.triage import Number
from ccms_tui.rules.words import Channel, LetterKind, RemedyKind, RemedyStatus


class Acknowledge(CaseCommand, frozen=True, kw_only=True):
    """Tell the complainant that we have their complaint."""

    text: Annotated[Statement | None, Meta(description="What they are told; else our usual words.")] = None
    channel: Annotated[Channel, Meta(description="How they are told.")] = Channel.LETTER


class Send(CaseCommand, frozen=True, kw_only=True):
    """Send the complainant a letter, and keep what it says."""

    kind: Annotated[LetterKind, Meta(description="What it is for.")]
    text: Annotated[Statement, Meta(description="What it says, word for word.")]
    channel: Annotated[Channel, Meta(description="How it goes.")] = Channel.LETTER
    sent: Annotated[Instant | None, Meta(description="When it went, if not now.")] = None


class Remediate(CaseCommand, frozen=True, kw_only=True):
    """Record what was done to put things right, or that more is owed."""

    item: Annotated[Number | None, Meta(description="Which remedy, by its number; none to add one.")] = None
    kind: Annotated[RemedyKind | None, Meta(description="What kind, of one that is added.")] = None
    status: Annotated[RemedyStatus, Meta(description="How it stands.")] = RemedyStatus.DONE
    amount: Annotated[Money | None, Meta(description="What is paid, of one that is added.")] = None
    text: Annotated[Line | None, Meta(description="What was done, in words.")] = None
    due: Annotated[date | None, Meta(description="Owed by when.")] = None
    done: Annotated[date | None, Meta(description="Done when, if not today.")] = None
