"""The complainant takes it further, and what comes of that."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Instant, Line, Money, Prose
from ccms_tui.desk.request import CaseCommand, Value
from ccms_tui.desk.triage import Number


class Refer(CaseCommand, frozen=True, kw_only=True):
    """Record that the complainant went to an ombudsman, a regulator or a court."""

    body: Annotated[Line, Meta(description="To whom they went.")]
    reference: Annotated[Line | None, Meta(description="What it is called there.")] = None
    referred: Annotated[Instant | None, Meta(description="When they did, if not now.")] = None


class RecordRuling(CaseCommand, frozen=True, kw_only=True):
    """Record what an ombudsman, a regulator or a court found; what it awards is owed from now on."""

    item: Annotated[Number, Meta(description="Which referral, by its number.")]
    outcome: Annotated[Line, Meta(description="What was found, in their word.")]
    words: Annotated[Prose, Meta(description="Why, and what we are to do.")]
    amount: Annotated[Money | None, Meta(description="What is awarded, such as 12.50.")] = None
    due: Annotated[date | None, Meta(description="Owed by when.")] = None
    ruled: Annotated[date | None, Meta(description="Of which day it is, if not today.")] = None


class ReferralLine(Value, frozen=True):
    """A referral, and what came of it."""

    number: int
    body: str
    reference: str | None
    referred_at: datetime
    recorded_by: str
    outcome: str | None
    ruling: str | None
    amount: Money | None
    ruled_on: date | None
    ruled_by: str | None
