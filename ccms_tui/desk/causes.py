"""Root causes of a case, once they are tagged: a second look at them."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line, Word
from ccms_tui.desk.request import CaseCommand

Tagged = Annotated[Word, Meta(description="Which of the causes tagged.", extra={"complete": "tagged"})]


class ConfirmCause(CaseCommand, frozen=True, kw_only=True):
    """Confirm a root cause that somebody else tagged."""

    cause: Tagged


class DropCause(CaseCommand, frozen=True, kw_only=True):
    """Take away a root cause that does not hold."""

    cause: Tagged
    reason: Annotated[Line, Meta(description="Why it does not hold.")]
