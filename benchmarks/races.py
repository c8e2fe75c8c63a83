"""Two acts begun in one instant on one case: one is done, the other is refused even when it looks again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import Barrier

import msgspec

from benchmarks.lives import FULL, PROPOSAL, WHY, live
from benchmarks.office import Office
from ccms_tui.desk.approving import Approve
from ccms_tui.desk.cases import Case, CaseSheet
from ccms_tui.desk.closing import Close
from ccms_tui.desk.deciding import Decide, Propose
from ccms_tui.desk.denials import Denied, Refused, Stale, Unreachable
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.points import ReopenPoint
from ccms_tui.desk.record import Verify
from ccms_tui.desk.request import CaseCommand

Act = tuple[str, CaseCommand]
"""Who acts, and the command."""


@dataclass(frozen=True)
class Race:
    """How far a case has come, and the two acts that are begun on it as it was seen then."""

    steps: int
    acts: Callable[[CaseSheet], tuple[Act, Act]]


def _verdicts(sheet: CaseSheet) -> tuple[Act, Act]:
    case, seen = sheet.case, sheet.version
    return ("ana", Decide(case=case, seen=seen)), ("sam", Decide(case=case, seen=seen))


def _unseen_edit(sheet: CaseSheet) -> tuple[Act, Act]:
    assert sheet.proposal
    case, seen = sheet.case, sheet.version
    edit = Propose(case=case, seen=seen, **PROPOSAL | {"rationale": f"{WHY} And more."})
    return ("sam", Approve(case=case, seen=seen, fingerprint=sheet.proposal.fingerprint)), ("ana", edit)


def _approver_owns(sheet: CaseSheet) -> tuple[Act, Act]:
    case, seen = sheet.case, sheet.version
    return ("sam", Approve(case=case, seen=seen)), (
        "sam",
        Assign(case=case, seen=seen, to="Sam Tan", reason="mine"),
    )


def _closing(sheet: CaseSheet) -> tuple[Act, Act]:
    case, seen = sheet.case, sheet.version
    again = ReopenPoint(case=case, seen=seen, point=1, reason="more came")
    return ("ana", Close(case=case, seen=seen, next_action="none")), ("ana", again)


RACES = {
    "two verdicts": Race(13, _verdicts),
    "an approval and an edit that it has not seen": Race(12, _unseen_edit),
    "an approver who becomes the owner": Race(12, _approver_owns),
    "closing while a point is opened again": Race(17, _closing),
}


def races(made: Office, times: int) -> str:
    """Run each race so many times, and prove what is left; what went wrong is loud."""
    numbers = count()
    for name, race in RACES.items():
        for _ in range(times):
            _run(made, name, race, next(numbers))
    proof = made.own.see(Verify(replay=True))
    assert proof.ok, (proof.broken, proof.differences, proof.against_policy)
    return f"{times} each of {len(RACES)} races, {proof.events} acts, all proved"


def _run(made: Office, name: str, race: Race, number: int) -> None:
    """One race: exactly one act is done, and the other one is refused when it looks again."""
    *_, done = live(made, FULL[: race.steps], number)
    assert done.case
    acts = race.acts(made.own.see(Case(case=done.case)))
    start = Barrier(len(acts))

    def begun(act: Act) -> bool:
        start.wait()
        return _done(made, act)

    with ThreadPoolExecutor(len(acts)) as pool:
        ends = list(pool.map(begun, acts))
    assert sorted(ends) == [False, True], (name, ends)
    who, loser = acts[ends.index(False)]
    seen = made.own.see(Case(case=done.case)).version
    through = _done(made, (who, msgspec.structs.replace(loser, seen=seen, key=f"{number:032x}")))
    if isinstance(loser, Propose):
        assert not any(line.current for line in made.own.see(Case(case=done.case)).approvals), name
    else:
        assert not through, f"{name}: the other was let through"


def _done(made: Office, act: Act) -> bool:
    who, command = act
    try:
        made.desk(who).do(command)
    except Denied as denied:
        assert isinstance(denied.why, Refused | Stale), denied.why
        return False
    except Unreachable:
        return False
    return True
