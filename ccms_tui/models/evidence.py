"""Items of evidence, and who handled them."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from ccms_tui.models.columns import LARGE, of_case, personal, refers_to, word
from ccms_tui.models.row import Row
from ccms_tui.rules.words import EvidenceKind, Handled


class Exhibit(Row, table=True):
    """One item of evidence; its bytes lie in the store, under their SHA-256."""

    __tablename__ = "evidence"

    case_id: int = of_case()
    number: int = Field(primary_key=True)
    sha256: str
    size: int
    name: str = personal()
    kind: EvidenceKind = word(EvidenceKind)
    source: str = personal()
    description: str | None = personal(default=None)
    added_by: int = refers_to("user.id")
    added_at: datetime
    reviewed_by: int | None = refers_to("user.id", nullable=True)
    reviewed_at: datetime | None
    review: str | None = personal(default=None)
    received_at: datetime | None = None
    """When it reached us, where that is not when it was added."""
    points: str | None = None
    """The numbers of the points that it bears on, with commas."""
    original: int | None = None
    """The item that this one is a redacted copy of."""
    aside_by: int | None = refers_to("user.id", nullable=True)
    aside_at: datetime | None = None
    aside: str | None = personal(default=None)
    """Why nobody relies on it any more."""
    wrong: str | None = None
    """What is wrong with its bytes, as they were last found."""
    wrong_since: datetime | None = None


class Custody(Row, table=True):
    """The ledger of who handled the evidence of a case: beside its own, so that a look changes no case."""

    id: int = refers_to("case.id", primary_key=True, kind=LARGE)
    version: int


class Handling(Row, table=True):
    """One look into an item, or one copy taken out."""

    __table_args__ = (Index("handling_of_item", "custody_id", "item", "person", "what", "at"),)

    custody_id: int = refers_to("custody.id", primary_key=True, kind=LARGE)
    number: int = Field(primary_key=True)
    item: int
    what: Handled = word(Handled)
    person: int = refers_to("user.id")
    at: datetime
