"""A letter in named parts, each under a heading of its own: what its regime asks for, and what it lacks."""

import re
from collections.abc import Iterable, Mapping

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import LetterKind

JOINED = re.compile(r",| and ")
LONGEST = 200
"""Letters of a line beyond which it is no heading."""
REFERENCE = "reference"
"""The one part that needs no heading: a letter names its case anywhere."""


def required(regime: Regime, kind: str = LetterKind.FINAL_RESPONSE) -> tuple[str, ...]:
    """The parts of a letter that its regime asks for."""
    return regime.required_letters.get(kind, ())


def parts(text: str, names: Iterable[str]) -> dict[str, str]:
    """What stands under each heading of a letter; one heading may name several parts: Outcome and reasons."""
    known = {named((name,)): name for name in names}
    found: dict[str, str] = {}
    here: list[str] = []
    for row in text.splitlines():
        if heading := _heading(row, known):
            here = heading
        elif row.strip():
            found |= {name: f"{found.get(name, '')}{row}\n" for name in here}
    return found


def _heading(row: str, known: Mapping[str, str]) -> list[str]:
    """The parts that a line of a letter heads: names alone, and no sentence."""
    if len(row) > LONGEST or row.rstrip().endswith("."):
        return []
    names = (" ".join(name.split()).lower() for name in JOINED.split(row.strip(" #*:")))
    return [known[name] for name in names if name in known]


def left_out(text: str, reference: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of the parts a letter does not have, or has empty."""
    wanted = tuple(names)
    there = parts(text, wanted).keys() | ({REFERENCE} if reference in text else set())
    return tuple(name for name in wanted if name not in there)


def lacking(facts: CaseFacts, regime: Regime) -> tuple[str, ...]:
    """Which of them no final response of this round has, where one was sent in parts or in any other way."""
    each = [left_out(text, facts.reference, required(regime)) for text in facts.final_responses]
    return min(each, key=len, default=())


def whole(text: str, facts: CaseFacts, asking: Asking) -> Findings:
    """A final response goes out with every part that its regime asks for."""
    if left := left_out(text, facts.reference, required(asking.regime)):
        yield Reason(
            f"it does not say: {named(left)}; each stands under a line with its name", f"{asking.regime.name}"
        )


def named(names: Iterable[str]) -> str:
    """The names of parts as they are written: time limits, leaflet."""
    return ", ".join(name.replace("_", " ") for name in names)


def drafted(names: Iterable[str], known: Mapping[str, str]) -> str:
    """A letter with a heading for each part, and below it what is known already."""
    each = (f"{named((name,)).capitalize()}\n{known.get(name, '')}".rstrip() for name in names)
    return "\n\n".join(each) + "\n"
