"""The colleagues whom a complaint is about: they neither see nor handle it."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import CaseCommand


class NameColleague(CaseCommand, frozen=True, kw_only=True):
    """Name a colleague whom it is about: they see the case no more, and their line does not judge it."""

    person: Annotated[Line, Meta(description="Whom it is about.", extra={"complete": "people"})]
    reason: Annotated[Line, Meta(description="What is said of them.")]


class ClearColleague(CaseCommand, frozen=True, kw_only=True):
    """Take back that the complaint is about a colleague."""

    person: Annotated[Line, Meta(description="Who was named.", extra={"complete": "people"})]
    reason: Annotated[Line, Meta(description="Why it is not about them.")]
