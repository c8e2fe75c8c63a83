"""Cases that belong together: one leads, none leads a leader, and each can be taken apart again."""

from dataclasses import dataclass

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import Stage

SOURCE = "merging policy: each complaint keeps its own clocks"


@dataclass(frozen=True)
class Lead:
    """The case into which another is to be merged."""

    case: int
    reference: str
    stage: Stage
    merged: bool


def mergeable(facts: CaseFacts, _: Asking) -> Findings:
    """A case is merged once, and one that leads others leads them still."""
    if facts.merged_into:
        yield Reason("it is merged already: unmerge it first", SOURCE)
    if facts.leads:
        yield Reason("others are merged into it: merge them where it is to go", SOURCE)


def merged(facts: CaseFacts, _: Asking) -> Findings:
    """Only what is merged is taken apart."""
    if not facts.merged_into:
        yield Reason("it is merged into no other case", SOURCE)


def linked(facts: CaseFacts, _: Asking) -> Findings:
    """Only what is linked is taken apart."""
    if not facts.linked:
        yield Reason("it is linked with no other case", SOURCE)


def leads(case: int, lead: Lead) -> Findings:
    """Whether this case can lead that one."""
    if lead.case == case:
        yield Reason("a case is not merged into itself", SOURCE)
    if lead.stage is Stage.CLOSED:
        yield Reason(f"{lead.reference} is closed", SOURCE)
    if lead.merged:
        yield Reason(f"{lead.reference} is merged into another itself", SOURCE)
