"""A proposal exactly as it will stand: the words that are shown, signed and hashed."""

from dataclasses import dataclass
from datetime import date

from ccms_tui.rules.words import RemedyKind


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


def wording(answer: Answer) -> str:
    """One text for one answer: fields in a fixed order, free text indented so that none can pose as a field."""
    parts = [
        ("Outcome", answer.outcome.replace("_", " ")),
        ("Policy", answer.policy),
        ("Because", answer.rationale),
        ("Remedy", _remedy(answer)),
        ("Next", answer.next_action or "nothing further"),
        ("Evidence", "\n".join(f"{n}. {name} {digest}" for n, name, digest in answer.exhibits) or "none"),
    ]
    return "".join(f"{name}:\n{_indented(text)}\n" for name, text in parts)


def _remedy(answer: Answer) -> str:
    by = f"by {answer.remedy_by:%-d %B %Y}" if answer.remedy_by else None
    return "\n".join(part for part in (answer.remedy.value, answer.amount, answer.remedy_text, by) if part)


def _indented(text: str) -> str:
    return "\n".join(f"  {row}" for row in text.split("\n"))
