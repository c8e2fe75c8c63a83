"""What many commands have in common, asked once for all of them."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from ccms_tui.desk.opening import Open
from ccms_tui.models import Case, Event


def look_ahead(session: Session, commands: Sequence[Open]) -> None:
    """Note which keys and which sources of a batch are new, so that no command of it has to ask."""
    keys = {command.key for command in commands}
    used = select(Event.key).where(col(Event.key).in_(keys))
    session.info["unused"] = keys - set(session.scalars(used))
    sources = {command.source for command in commands if command.source}
    known = select(Case.source, Case.reference).where(col(Case.source).in_(sources))
    taken = {source: reference for source, reference in session.exec(known) if source}
    session.info["sources"], session.info["new"] = taken, sources - taken.keys()
