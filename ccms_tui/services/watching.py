"""One sweep over what waits, as far as one transaction reaches, and how the last one went."""

from collections.abc import Iterator
from itertools import islice

from sqlmodel import col, func, select

from ccms_tui.desk import watching as ask
from ccms_tui.models import Action, Case, Watch
from ccms_tui.rules.watching import is_news
from ccms_tui.rules.words import ActionStatus
from ccms_tui.services.ledger import look_back
from ccms_tui.services.raising import Raising
from ccms_tui.services.waiting import Found, waiting
from ccms_tui.services.work import Commands, Handler, Made, Views, Work, nothing_more

BUSY = "somebody was at work on it"
NAMED = 5
"""Cases that are named at most when they are skipped."""


def _sweep(work: Work, command: ask.Sweep) -> Made:
    """Take the watch, raise what waits on so many cases, and note what was done and what is left."""
    watch = work.subject = _taken(work)
    found = _each_once(waiting(work, command.limit))
    cases, skipped = _in_hand(work, found, command.limit)
    if not command.goes_on:
        watch.began_at, watch.examined, watch.acted, watch.skipped = work.now, 0, 0, 0
    watch.swept_at, watch.swept_by = work.now, work.actor.id
    watch.examined += len(cases) + len(skipped) - watch.skipped
    watch.skipped = len(skipped)
    watch.why = f"{BUSY}: {', '.join(str(case) for _, case in skipped[:NAMED])}" if skipped else None
    watch.oldest_left = next((at for at, _ in (*skipped, *islice(found, 1))), None)
    notices = _raise(work, cases)
    watch.acted += notices
    told = f"cases looked at: {len(cases)}, notices given: {notices}"
    return Made(told, {"cases": len(cases), "notices": notices, "left": int(watch.oldest_left is not None)})


def _raise(work: Work, cases: list[Case]) -> int:
    """Raise all that has passed on these cases, each with an event of its own; how many notices that made."""
    look_back(work.session, cases)
    raising = Raising(work, cases)
    work.beside = [(case, made) for case in cases if (made := raising.on(case))]
    return sum(int(made.numbers["notices"]) for _, made in work.beside)


def _taken(work: Work) -> Watch:
    """The watch, which one sweep at a time holds: the second finds what the first has left."""
    held = work.session.exec(select(Watch).where(Watch.id == 1).with_for_update()).first()
    if held:
        return held
    first = Watch(
        id=1,
        version=0,
        began_at=work.now,
        swept_at=work.now,
        swept_by=work.actor.id,
        examined=0,
        acted=0,
        skipped=0,
        why=None,
        oldest_left=None,
    )
    work.session.add(first)
    return first


def _each_once(found: Iterator[Found]) -> Iterator[Found]:
    """Each case once, where what waits longest on it stands."""
    seen = set[int]()
    for at, case in found:
        if case not in seen:
            seen.add(case)
            yield at, case


def _in_hand(work: Work, found: Iterator[Found], limit: int) -> tuple[list[Case], list[Found]]:
    """So many cases, held until this is over; whatever others hold is passed by, so nobody waits for it."""
    cases, skipped = list[Case](), list[Found]()
    while some := list(islice(found, limit - len(cases))):
        wanted = select(Case).where(col(Case.id).in_([case for _, case in some])).order_by(col(Case.id))
        held = {case.id: case for case in work.session.exec(wanted.with_for_update(skip_locked=True))}
        skipped += [(at, case) for at, case in some if case not in held]
        cases += [held[case] for _, case in some if case in held]
    return cases, skipped


def watched(work: Work) -> ask.Watched:
    """How the last sweep went, and whether anything waits for the next."""
    last, interval = work.session.get(Watch, 1), work.premises.policy.watching.interval
    swept_at = last.swept_at if last else None
    waits_since = next((at for at, _ in waiting(work, 1)), None)
    return ask.Watched(
        began_at=last.began_at if last else None,
        swept_at=swept_at,
        swept_by=work.name(last.swept_by) if last else None,
        examined=last.examined if last else 0,
        acted=last.acted if last else 0,
        skipped=last.skipped if last else 0,
        why=last.why if last else None,
        oldest_unexamined=last.oldest_left if last else None,
        waits_since=waits_since,
        wanted=is_news(waits_since is not None, swept_at, interval, work.now),
        overdue=_overdue(work),
        interval=int(interval.total_seconds()),
    )


def _overdue(work: Work) -> int:
    """How many corrective actions are late that whoever asks sees to."""
    mine = (Action.owner_id == work.actor.id, Action.status == ActionStatus.OPEN)
    late = select(func.count()).select_from(Action).where(*mine, col(Action.due_on) < work.today)
    return work.session.exec(late).one()


def _watch(work: Work, _: ask.Watch) -> ask.Watched:
    return watched(work)


COMMANDS: Commands = {ask.Sweep: Handler(nothing_more, _sweep)}
VIEWS: Views = {ask.Watch: _watch}
