"""Waiting, once an approval is recorded, until the tree covers it: then nobody can take it back unseen."""

from contextlib import suppress
from time import monotonic, sleep
from typing import Any

from msgspec.structs import replace
from sqlmodel import select

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.denials import Unreachable
from ccms_tui.models import Leaf
from ccms_tui.services.premises import Premises
from ccms_tui.store.database import Database
from ccms_tui.store.reaching import Overtaken
from ccms_tui.store.sequencing import sequence

ANCHORED, PENDING = "anchored", "anchoring pending"
EVERY = 0.1
"""Seconds from one try to the next."""


def anchored(premises: Premises, asked: Any, answer: Any) -> Any:
    """What answers an approval, with whether the tree covers it yet; it is recorded either way."""
    if not isinstance(asked, Approve):
        return answer
    placed = _placed(premises, answer.subject, answer.version)
    return replace(answer, made={**answer.made, "recorded": ANCHORED if placed else PENDING})


def _placed(premises: Premises, subject: str, version: int) -> bool:
    """Whether an event has its place before patience ends; on SQLite it has had it since its commit."""
    ends = monotonic() + premises.patience
    with suppress(Unreachable, Overtaken):
        while not (premises.database.sqlite or _place(premises.database, subject, version)):
            if monotonic() + EVERY > ends:
                return False
            sleep(EVERY)
        return True
    return False


def _place(database: Database, subject: str, version: int) -> bool:
    """Place what is settled, unless somebody else is at it; whether the event has its place by now."""
    sequence(database)
    wanted = select(Leaf.number).where(Leaf.subject == subject, Leaf.version == version)
    with database.reading() as session:
        return session.exec(wanted).first() is not None
