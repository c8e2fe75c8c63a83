"""Evidence: adding it, reviewing it, getting it back, proving that it is what was added."""

from typing import Annotated

from msgspec import Meta

from ccms_tui.desk.kinds import Line
from ccms_tui.desk.request import CaseCommand, Value, View
from ccms_tui.desk.triage import Number
from ccms_tui.rules.words import EvidenceKind

LARGEST = 25 * 1024 * 1024
"""The most bytes of one item."""


class AddEvidence(CaseCommand, frozen=True, kw_only=True):
    """Put a file in evidence."""

    file: Annotated[
        Annotated[bytes, Meta(max_length=LARGEST)], Meta(description="The file.", extra={"file": True})
    ]
    name: Annotated[Line | None, Meta(description="What it is called, if not as its file.")] = None
    kind: Annotated[EvidenceKind, Meta(description="What it is.")]
    source: Annotated[Line, Meta(description="Where it comes from.")]
    description: Annotated[Line | None, Meta(description="What it shows.")] = None


class ReviewEvidence(CaseCommand, frozen=True, kw_only=True):
    """Record that you have looked at an item of evidence."""

    item: Annotated[Number, Meta(description="Which item.", extra={"complete": "evidence"})]
    comment: Annotated[Line | None, Meta(description="What it shows.")] = None


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
    """The beginning of an item, as text or as bytes in hexadecimal; `form` says which."""

    form: str
    lines: tuple[str, ...]


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
