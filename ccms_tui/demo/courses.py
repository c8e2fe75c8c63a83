"""How far further complaints have come, and what each act on them says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ccms_tui.demo.reading import texts
from ccms_tui.demo.stories import Texts


@dataclass(frozen=True)
class Course:
    """How far a complaint has come, and how often that is so."""

    weight: int
    first: float
    last: float
    """Between these lies the share of its time that has gone, or for a closed one the days since it came."""
    acts: str = ""

    @property
    def closed(self) -> bool:
        return self.acts.endswith("close")


BEGUN = "acknowledge classify"
LOOKED = f"{BEGUN} add-evidence review-evidence"
FOUND = f"{LOOKED} find-point"
PROPOSED = f"{FOUND} propose"
DECIDED = f"{PROPOSED} decide"
COURSES = (
    Course(6, 0.02, 0.08),
    Course(10, 0.08, 0.3, BEGUN),
    Course(10, 0.3, 0.69, LOOKED),
    Course(8, 0.35, 0.65, PROPOSED),
    Course(2, 0.4, 0.69, DECIDED),
    Course(5, 0.71, 0.89, FOUND),
    Course(2, 0.91, 0.99, LOOKED),
    Course(2, 1.03, 1.4, FOUND),
    Course(40, 20, 205, f"{DECIDED} send remediate tag-cause confirm-cause close"),
)
DAYS = {"acknowledge": 0.3, "classify": 0.4, "add-evidence": 1.0, "review-evidence": 1.1, "find-point": 1.6}
"""On about which working day an act is done; what is not named here follows on from these."""


def said(act: str, kind: str, outcome: str, pattern: Mapping[str, Any]) -> Iterator[Texts]:
    """What an act says, once or for each point."""
    why = pattern["finding"]
    remedied = outcome != "not_upheld"
    match act:
        case "find-point":
            for point in range(1, len(pattern["point"]) + 1):
                yield texts(point=point, finding=outcome, reason=why, evidence=[1])
        case "propose":
            paid = {"remedy": "compensation", "amount": f"{pattern['small']}.00", "remedy_by": "+7d"}
            said = texts(outcome=outcome, rationale=why, policy=pattern["policy"], evidence=[1])
            yield {**said, **(paid if remedied else {})}
        case "remediate":
            yield from [texts(item=1, status="done")] * remedied
        case _:
            yield _plain(act, kind, pattern)


def _plain(act: str, kind: str, pattern: Mapping[str, Any]) -> Texts:
    """What an act says that says the same whatever came of it."""
    held = {
        "name": "record.txt",
        "kind": "call" if kind == "conduct" else "document",
        "source": "Our records",
    }
    said: dict[str, Texts] = {
        "classify": {"category": kind, "risk": "medium" if len(pattern["point"]) > 1 else "low"},
        "add-evidence": {**held, "file": f"{pattern['finding']}\n".encode()},
        "review-evidence": {"item": "1", "comment": pattern["finding"]},
        "send": {"kind": "final_response"},
        "tag-cause": {"cause": pattern["cause"]},
        "confirm-cause": {"cause": pattern["cause"]},
        "close": {"next_action": "None"},
    }
    return said.get(act, {})
