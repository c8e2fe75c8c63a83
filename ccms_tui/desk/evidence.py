"""Evidence: adding it, reviewing it, getting it back, proving that it is what was added."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.files import LARGEST
from ccms_tui.desk.kinds import Instant, Line
from ccms_tui.desk.request import CaseCommand, Value, View
from ccms_tui.desk.triage import Number
from ccms_tui.rules.words import EvidenceKind

File = Annotated[bytes, Meta(max_length=LARGEST)]
NAMED = Meta(description="What it is called, if not as its file.", extra={"names": "file"})


class AddEvidence(CaseCommand, frozen=True, kw_only=True):
    """Put a file in evidence."""

    file: Annotated[File, Meta(description="The file.", extra={"file": True})]
    name: Annotated[Line | None, NAMED] = None
    kind: Annotated[EvidenceKind, Meta(description="What it is.")]
    source: Annotated[Line, Meta(description="Where it comes from.")]
    description: Annotated[Line | None, Meta(description="What it shows.")] = None
    received: Annotated[Instant | None, Meta(description="When it reached us, if before now.")] = None
    points: Annotated[tuple[Number, ...], Meta(description="The points it bears on, by number.")] = ()


class ReviewEvidence(CaseCommand, frozen=True, kw_only=True):
    """Record that you have looked at an item of evidence."""

    item: Annotated[Number, Meta(description="Which item.", extra={"complete": "evidence"})]
    comment: Annotated[Line | None, Meta(description="What it shows.")] = None


class Redact(CaseCommand, frozen=True, kw_only=True):
    """Put a redacted copy in evidence, as an item of its own that names its original."""

    item: Annotated[Number, Meta(description="The original.", extra={"complete": "evidence"})]
    file: Annotated[File, Meta(description="The redacted copy.", extra={"file": True})]
    name: Annotated[Line | None, NAMED] = None
    description: Annotated[Line, Meta(description="What was taken out, and why.")]


class SetAside(CaseCommand, frozen=True, kw_only=True):
    """Say that an item of evidence is relied on no more, and why; it stays where it is."""

    item: Annotated[Number, Meta(description="Which item.", extra={"complete": "evidence"})]
    reason: Annotated[Line, Meta(description="Why.")]


class ExhibitBytes(Value, frozen=True):
    """An item of evidence, byte for byte."""

    name: str
    sha256: str
    content: bytes


class ExhibitContent(View[ExhibitBytes], frozen=True, kw_only=True):
    """An item of evidence, byte for byte."""

    case: Annotated[int, Meta(gt=0)]
    item: Number

    @classmethod
    def answer(cls) -> type[ExhibitBytes]:
        return ExhibitBytes


class Previewed(Value, frozen=True):
    """The beginning of an item as lines; `form` says as what, and `note` what else is to be known of it."""

    form: str
    lines: tuple[str, ...]
    note: str = ""
    across: int = 0
    """Of a picture, the dots in a row."""
    dots: bytes = b""
    """Of a picture, red, green and blue of each dot, row by row."""


class Preview(View[Previewed], frozen=True, kw_only=True):
    """The beginning of an item of evidence, as lines."""

    case: Annotated[int, Meta(gt=0)]
    item: Number
    limit: Annotated[int, Meta(ge=1, le=2000)] = 200

    @classmethod
    def answer(cls) -> type[Previewed]:
        return Previewed


class Altered(Value, frozen=True):
    """An item whose bytes are gone, or are not what was added."""

    reference: str
    item: int
    what: str


class Checked(Value, frozen=True):
    """What came of hashing stored evidence again."""

    checked: int
    altered: tuple[Altered, ...]


class CheckEvidence(View[Checked], frozen=True, kw_only=True):
    """Hash the evidence of one case, or all there is, again."""

    case: Annotated[int, Meta(gt=0)] | None = None

    @classmethod
    def answer(cls) -> type[Checked]:
        return Checked
