"""What came in: its case, by the references that it names and by who sent it, and what answers it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import LetterKind

REFERENCE = re.compile(r"(?<![A-Za-z0-9])C-[0-9]{4}-[0-9]{6,9}(?![0-9])", re.I)
SUBJECT = re.compile(r"^subject:.*$", re.I | re.M)
SOURCE = "merging policy: a reply goes to the case it is about"
ANSWERS = frozenset(LetterKind) - {LetterKind.ACKNOWLEDGEMENT, LetterKind.HOLDING}
"""The letters that answer what came in: the others only say that an answer is on its way."""


@dataclass(frozen=True)
class Known:
    """A case that something may belong to, and by what its people are known: names, addresses, accounts."""

    case: int
    reference: str
    lead: str | None
    """The reference of the case that it is merged into."""
    people: frozenset[str]

    def knows(self, sender: str) -> bool:
        """Whether one of its people may be the sender: a name or an address of theirs stands in it whole."""
        return any(_within(person, sender) for person in self.people)


def references(text: str) -> tuple[str, ...]:
    """The references that a text names, each once, in order; those in the subject of a mail come first."""
    subject = SUBJECT.search(text)
    found = (*REFERENCE.findall(subject[0] if subject else ""), *REFERENCE.findall(text))
    return tuple(dict.fromkeys(reference.upper() for reference in found))


def belongs(named: Sequence[str], known: Iterable[Known], sender: str) -> Known | None:
    """The one case that it surely belongs to: of those that it names, or that are merged into one it names,
    the one that the sender complains in.

    A reference alone decides nothing, for whoever quotes one need not be of that case.
    """
    theirs = [one for one in known if one.knows(sender)]
    for reference in named:
        if itself := [one for one in theirs if one.reference == reference]:
            return itself[0]
        merged = [one for one in theirs if one.lead == reference]
        if len(merged) == 1:
            return merged[0]
    return None


def unanswered(facts: CaseFacts, _: Asking) -> Findings:
    """Why there is nothing to be seen to."""
    if not facts.unanswered:
        yield Reason("nothing came in that waits to be seen to", SOURCE)


def _within(person: str, sender: str) -> bool:
    """Whether a name or an address stands within another text, with no letter or digit beside it."""
    return bool(person) and bool(
        re.search(rf"(?<!\w){re.escape(person.casefold())}(?!\w)", sender.casefold())
    )
