"""The case file that proves itself: having it made, for whom, and fetching what was made."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import CaseCommand, Order, Value
from ccms_tui.rules.disclosing import Level

PAPER = "case.pdf"
"""Where the case on paper lies, in a case file that was made where the `[pdf]` extra is installed."""
UNPRINTED = "without a PDF: for that, pip install 'ccms-tui[pdf]' where the record is kept"
"""What is said of one that was made elsewhere."""


class Export(CaseCommand, frozen=True, kw_only=True):
    """Make the case file that proves itself, for somebody outside; that it was made is recorded."""

    level: Annotated[Level, Meta(description="For whom: what they are not to see is withheld.")]
    reason: Annotated[Line, Meta(description="Who gets it, and what for.")]


class Part(Value, frozen=True):
    """A file of a case file, by its path in it."""

    path: str
    content: bytes


class Enclosed(Value, frozen=True):
    """An exhibit that goes with a case file: its path in it, and which item it is."""

    path: str
    item: int


class CaseFile(Value, frozen=True, kw_only=True):
    """A case file as it was made, but for the exhibits' bytes, of which each is fetched by itself."""

    reference: str
    version: int
    """The version of the case that it tells of."""
    level: Level
    parts: tuple[Part, ...]
    exhibits: tuple[Enclosed, ...]

    @property
    def printed(self) -> bool:
        """Whether the case on paper is in it."""
        return any(part.path == PAPER for part in self.parts)


class Fetch(Order[CaseFile], frozen=True, kw_only=True):
    """Fetch the case file that an export made, sealed, as long as nothing was done to the case since."""

    case: Annotated[int, Meta(gt=0, le=2**53 - 1)]
    version: Annotated[int, Meta(gt=0, le=2**53 - 1)]
    """The version that the export made."""

    @classmethod
    def answer(cls) -> type[CaseFile]:
        return CaseFile
