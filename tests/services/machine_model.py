"""What acts should have come to, foretold in plain dicts: whose each case is, and where it stands."""

from dataclasses import dataclass, field
from typing import Any

from ccms_tui.desk.request import CaseCommand, Command, Done
from tests.services.backdoors import rows

CASES = 'SELECT id, owner_id, stage, offered_to, merged_into, reference, regime FROM "case"'
ENDS = "SELECT subject, max(version) FROM event GROUP BY subject"
STAGES = {
    "propose": "review",
    "withdraw-proposal": "investigation",
    "return": "investigation",
    "decide": "decision",
    "close": "closed",
    "reopen": "investigation",
}
"""Where a case is after an act, wherever it was."""
WITH_EACH = ("acknowledge", "send", "close")
"""Acts that are done to the open cases that are merged into one as well."""
UNFORETOLD = ("sweep", "away", "deactivate", "adopt-pack")
"""Acts that touch cases for reasons the model does not know: dates that passed, what was asked of people."""
Kept = dict[str, Any]


@dataclass
class Model:
    """Every case as it should be, and the version of every subject."""

    people: dict[str, int]
    active: set[int]
    cases: dict[int, Kept]
    versions: dict[str, int]
    touched: set[str] = field(default_factory=set)
    """The subjects that the last act should have made a version of."""

    @classmethod
    def of(cls, url: str) -> "Model":
        """As things are at first."""
        found: Any = rows(url, 'SELECT name, id, active FROM "user"')
        people = {name: id for name, id, _ in found}
        return cls(people, {id for _, id, active in found if active}, kept(url), ends(url))

    def done(self, who: str, command: Command, done: Done) -> None:
        """Let an act that was done change what should be."""
        self.touched = {done.subject}
        actor = self.people[who]
        if isinstance(command, CaseCommand):
            self._on_a_case(actor, command, done)
        elif done.act == "open":
            self._opened(actor, command, done)
        elif done.act == "enrol":
            self.people[getattr(command, "name", "")] = int(done.subject.partition("/")[2])
            self.active.add(int(done.subject.partition("/")[2]))
        elif done.act in ("away", "deactivate"):
            self._left(actor, command, done.act)
        self._count(self.touched)

    def also(self, subjects: set[str]) -> None:
        """Let an act have touched these too, which nobody could foretell."""
        self._count(subjects - self.touched)
        self.touched = self.touched | subjects

    def _count(self, subjects: set[str]) -> None:
        for subject in subjects:
            self.versions[subject] = self.versions.get(subject, 0) + 1

    def _opened(self, actor: int, command: Any, done: Done) -> None:
        owner = self.people[command.owner] if command.owner else actor
        self.cases[done.case or 0] = {
            "owner_id": owner,
            "stage": "triage",
            "offered_to": None,
            "merged_into": None,
            "reference": done.reference,
            "regime": command.regime or "general",
        }

    def _on_a_case(self, actor: int, command: CaseCommand, done: Done) -> None:
        case, act = self.cases[command.case], done.act
        before = case["stage"]
        self._owned(actor, command, case, act)
        case["stage"] = STAGES.get(act, before)
        if act == "classify" and before == "triage":
            case["stage"] = "investigation"
        if act == "reopen-point" and before in ("review", "decision"):
            case["stage"] = "investigation"
        if act in WITH_EACH:
            self._with_each(command.case, act)
        self._related(command, case, act)

    def _owned(self, actor: int, command: Any, case: Kept, act: str) -> None:
        if act == "assign":
            self._offered(actor, case, self.people[command.to])
        elif act == "accept":
            case["owner_id"], case["offered_to"] = actor, None
        elif act == "decline":
            case["offered_to"] = None
        elif act == "reopen" and case["owner_id"] not in self.active:
            case["owner_id"] = actor

    def _offered(self, actor: int, case: Kept, to: int) -> None:
        """Whoever offers it to themselves, or to the owner, has it given at once."""
        at_once = to in (actor, case["owner_id"])
        case["owner_id"] = to if at_once else case["owner_id"]
        case["offered_to"] = None if at_once else to

    def _with_each(self, lead: int, act: str) -> None:
        for id, case in self.cases.items():
            if case["merged_into"] == lead and case["stage"] != "closed":
                case["stage"] = STAGES.get(act, case["stage"])
                self.touched.add(f"case/{id}")

    def _related(self, command: Any, case: Kept, act: str) -> None:
        if act in ("merge", "link", "unlink"):
            other = self._named(command.into if act == "merge" else command.other)
            self.touched.add(f"case/{other}")
            case["merged_into"] = other if act == "merge" else case["merged_into"]
        elif act == "receive" and case["merged_into"]:
            self.touched.add(f"case/{case['merged_into']}")
        elif act == "unmerge":
            self.touched.add(f"case/{case['merged_into']}")
            case["merged_into"] = None

    def _left(self, actor: int, command: Any, act: str) -> None:
        """What is theirs is offered to others while they are away, and given to them when they leave."""
        leaving = self.people[command.name]
        planned = dict(line.split("=") for line in command.plan)
        for id, case in self.cases.items():
            name = planned.get(case["reference"]) or command.reassign_to
            if case["owner_id"] != leaving or case["stage"] == "closed":
                continue
            heir = self.people[name] if name else leaving
            if act == "deactivate":
                case["offered_to"] = None if case["offered_to"] in (leaving, heir) else case["offered_to"]
                case["owner_id"] = heir
            elif heir not in (leaving, case["offered_to"]):
                self._offered(actor, case, heir)
                self.touched.add(f"case/{id}")
        if act == "deactivate":
            self.active.discard(leaving)
            for case in self.cases.values():
                if case["offered_to"] == leaving and case["stage"] != "closed":
                    case["offered_to"] = None

    def _named(self, reference: str) -> int:
        return next(id for id, case in self.cases.items() if case["reference"] == reference)


def kept(url: str) -> dict[int, Kept]:
    """Every case as its table has it."""
    names = ("owner_id", "stage", "offered_to", "merged_into", "reference", "regime")
    found: Any = rows(url, CASES)
    return {id: dict(zip(names, values, strict=True)) for id, *values in found}


def ends(url: str) -> dict[str, int]:
    """The version at which the ledger of each subject ends."""
    found: Any = rows(url, ENDS)
    return dict(found)
