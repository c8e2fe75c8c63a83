"""A proposal exactly as it will stand: the words that are shown, signed and hashed."""

import re
from dataclasses import dataclass
from datetime import date

from ccms_tui.rules.facts import PointFact
from ccms_tui.rules.words import RemedyKind

INDENT = "  "
POINTS = re.compile(rf"^Points:\n(?:{INDENT}.*\n)*", re.MULTILINE)
ENDS = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class Answer:
    """All that a signature under a proposal binds."""

    outcome: str
    rationale: str
    policy: str
    exhibits: tuple[tuple[int, str, str], ...]
    """The evidence it rests on: number, name and SHA-256."""
    remedy: RemedyKind
    remedy_text: str | None
    amount: str | None
    remedy_by: date | None
    next_action: str | None
    owed_by: str | None = None
    also: tuple[str, ...] = ()
    """Each further remedy, in words."""
    points: tuple[PointFact, ...] = ()
    """What was found on each point."""


def wording(answer: Answer) -> str:
    """One text for one answer: fields in a fixed order, indented so that no free text can pose as another."""
    parts = [
        ("Outcome", answer.outcome.replace("_", " ")),
        ("Policy", answer.policy),
        ("Because", answer.rationale),
        ("Points", _points(answer.points) if answer.points else None),
        ("Remedy", answer.remedy.value),
        ("Amount", answer.amount),
        ("In words", answer.remedy_text),
        ("By", f"{answer.remedy_by:%-d %B %Y}" if answer.remedy_by else None),
        ("Seen to by", answer.owed_by),
        ("Also", "\n".join(f"- {_indented(text).removeprefix(INDENT)}" for text in answer.also) or None),
        ("Next", answer.next_action),
        ("Evidence", "\n".join(map(_exhibit, answer.exhibits)) or "none"),
    ]
    return "".join(_section(name, text) for name, text in parts if text is not None)


def as_found(words: str, points: tuple[PointFact, ...]) -> bool:
    """Whether these words say of the points what is found on them; words that speak of none bind none."""
    told = POINTS.search(words)
    return not told or told.group() == _section("Points", _points(points))


def _section(name: str, text: str) -> str:
    return f"{name}:\n{_indented(text)}\n"


def _points(points: tuple[PointFact, ...]) -> str:
    return "\n".join(map(_point, points))


def _point(point: PointFact) -> str:
    """What they say happened, and below it set in what was found, why and on which evidence."""
    found = (point.finding or "no finding yet").replace("_", " ")
    why = f": {point.reason}" if point.reason else ""
    relied = f" (evidence {', '.join(map(str, point.evidence))})" if point.evidence else ""
    return f"{point.number}. {point.text}\n{_indented(f'{found}{why}{relied}')}"


def _exhibit(exhibit: tuple[int, str, str]) -> str:
    number, name, digest = exhibit
    return f"{number}. {_indented(name).removeprefix(INDENT)} {digest}"


def _indented(text: str) -> str:
    """Every row of a text set in, whatever a reader may take for the end of a row."""
    return INDENT + ENDS.sub(rf"\g<0>{INDENT}", text)
