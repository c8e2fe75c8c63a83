"""The door: every text that comes in is cleaned here, and what cleaning changed is kept as it came."""

from typing import Any, TypeVar

import msgspec

from ccms_tui.desk.request import Command
from ccms_tui.models import Exhibit
from ccms_tui.rules.safe import clean
from ccms_tui.rules.words import EvidenceKind
from ccms_tui.services.work import Work

C = TypeVar("C", bound=Command)


def cleaned(command: C) -> C:
    """The same command with nothing in it that a terminal would obey; itself when nothing was."""
    changes = {name: new for name, old, new in _texts(command) if new != old}
    return msgspec.structs.replace(command, **changes) if changes else command


def keep_original(work: Work, raw: Command, command: Command) -> None:
    """Put a text that cleaning changed in evidence, byte for byte, beside the case that it speaks of."""
    if raw is command or not work.held:
        return
    for name, old, new in _texts(raw):
        if new != old:
            _keep(work, name, old if isinstance(old, str) else "\n".join(old))


def _texts(command: Command) -> list[tuple[str, Any, Any]]:
    """Each field that holds text: its name, what came, and what of it is kept."""
    found = ((name, getattr(command, name)) for name in command.__struct_fields__ if name != "key")
    return [(name, value, _clean(value)) for name, value in found if isinstance(value, str | tuple)]


def _clean(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_clean(item) for item in value)
    return clean(value) if type(value) is str else value


def _keep(work: Work, field: str, text: str) -> None:
    content = text.encode()
    number = work.dossier.next(Exhibit)
    work.dossier.add(
        Exhibit(
            case_id=work.case.id,
            number=number,
            sha256=work.store(content),
            size=len(content),
            name=f"{field.replace('_', '-')}-as-received.txt",
            kind=EvidenceKind.ORIGINAL,
            source="as received, before it was made safe to show",
            description=None,
            added_by=work.actor.id,
            added_at=work.now,
            reviewed_by=None,
            reviewed_at=None,
            review=None,
        )
    )
