"""Looking at an earlier instant: the tables as the ledger rebuilds them up to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from ccms_tui.desk.denials import Denied, Malformed
from ccms_tui.desk.epochs import Keys
from ccms_tui.desk.record import Log, Verify
from ccms_tui.desk.request import Changed
from ccms_tui.desk.witnessing import TreeHead
from ccms_tui.models import Organisation
from ccms_tui.services.replay import rebuild
from ccms_tui.store.database import scratch

OF_THE_LEDGER = (Log, Verify, Changed, TreeHead, Keys)
"""Views of the ledger itself, which needs no rebuilding."""


@contextmanager
def as_of(session: Session, view: Any, at: datetime | None) -> Iterator[Session]:
    """The session itself, or one on a database as things stood at the instant that the view names."""
    if at is None or isinstance(view, OF_THE_LEDGER):
        yield session
        return
    begun = session.exec(select(Organisation.founded_at)).one()
    if at < begun:
        raise Denied(Malformed(f"the record begins on {begun:%-d %B %Y}: there is nothing before"))
    with scratch() as then:
        rebuild(session, then, until=at, case=getattr(view, "case", None))
        yield then
