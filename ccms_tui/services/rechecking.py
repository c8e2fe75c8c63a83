"""Checking every case from its events alone, with what each person was trusted with when."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlmodel import Session

from ccms_tui.rules.commitments import revealed
from ccms_tui.rules.people import Role
from ccms_tui.rules.rechecking import TOLERANCE, Trusted, recheck
from ccms_tui.services.proving import UNREADABLE, Broken
from ccms_tui.services.replay import events, of_no_case

CASE = "case/"


def against_policy(session: Session, case: int | None = None) -> Iterator[Broken]:
    """Every act on any case, or on one of them, that the rules did not allow when it was done."""
    wanted = [f"{CASE}{case}"] if case else None
    trusted = _trusted(bodies(events(session, None, list(of_no_case(session)))))
    told = (one for one in events(session, None, wanted) if one[0].startswith(CASE))
    for name, chain in groupby(told, lambda one: one[0]):
        try:
            for version, what in recheck(bodies(chain), trusted):
                yield Broken(name, version, what)
        except (*UNREADABLE, LookupError) as error:
            yield Broken(name, 0, f"an event cannot be read, and nothing after it was checked: {error}")


def bodies(told: Iterable[tuple[str, bytes, list[str] | None]]) -> Iterator[dict[str, Any]]:
    """What events tell, with personal values where they are not erased."""
    return (revealed(json.loads(body), texts) for _, body, texts in told)


def _trusted(told: Iterator[dict[str, Any]]) -> Trusted:
    """What everybody was trusted with when, as the events of people tell."""
    changes: dict[int, list[tuple[datetime, frozenset[Role]]]] = defaultdict(list)
    for body in told:
        at = datetime.fromisoformat(body["at"])
        for entry in body["rows"]:
            if entry["table"] == "role":
                person, role = entry["key"]["user_id"], Role(entry["key"]["role"])
                held = changes[person][-1][1] if changes[person] else frozenset[Role]()
                changes[person].append((at, held | {role} if entry["row"] else held - {role}))

    def trusted(person: int, role: Role, at: datetime) -> bool:
        """Around the instant of a change, what held before it and what holds after it are both true."""
        known = changes[person]
        times = [changed for changed, _ in known]
        first, last = bisect_left(times, at - TOLERANCE), bisect_right(times, at + TOLERANCE)
        around = known[max(0, first - 1) : last]
        return any(role in held for _, held in around)

    return trusted
