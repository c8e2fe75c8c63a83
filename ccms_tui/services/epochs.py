"""The keys that sign checkpoints, as the ledger tells of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from ccms_tui.desk import epochs as ask
from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.models import Event, Organisation, Personal
from ccms_tui.rules.epochs import Keyring, read_keyring
from ccms_tui.rules.notes import spelled
from ccms_tui.services.bodies import body_of
from ccms_tui.services.ledger import subject_of
from ccms_tui.services.proving import UNREADABLE, Broken
from ccms_tui.services.proving_tree import TREE, Seen
from ccms_tui.services.work import Views, Work
from ccms_tui.signing import vouched


def keys(work: Work) -> Keyring | None:
    """The keys of this record: as the ledger says where one took over, else as the signer has them."""
    try:
        made = [one["made"] for one in _rotations(work.session, work.organisation)]
        return _read(made) if made else work.premises.signer.keys()
    except UNREADABLE as error:
        raise Denied(
            Contradicted("what the ledger says of keys cannot be read: run `ccms verify`")
        ) from error


def _rotations(session: Session, organisation: Organisation) -> list[dict[str, Any]]:
    """What the ledger says of each key that took over."""
    beside = (col(Personal.subject) == Event.subject) & (col(Personal.version) == Event.version)
    found = select(Event, Personal).join(Personal, beside, isouter=True)
    mine = found.where(Event.subject == subject_of(organisation), Event.version > 1)
    bodies = [body_of(*row) for row in session.exec(mine.order_by(col(Event.version)))]
    return [body for body in bodies if body["act"] == ask.RotateKey.verb()]


def _read(made: list[Mapping[str, Any]]) -> Keyring:
    """The keys that these acts tell of, each of which names the one before it too."""
    lines = [f"{one['new']} {one['size']} {one['root']} {one['signature']}" for one in made]
    found = read_keyring("\n".join([made[0]["old"], *lines]))
    if [one["old"] for one in made] != [str(found.before(one)) for one in found.handovers]:
        raise ValueError("a key takes over from another than signed before")
    return found


def numbers(found: Keyring) -> dict[str, int | str]:
    """What the ledger keeps of the last key that took over."""
    last = found.handovers[-1]
    new, size, root, signature = str(last).split(" ")
    return {
        "old": str(found.before(last)),
        "new": new,
        "size": int(size),
        "root": root,
        "signature": signature,
    }


def heads(found: Keyring) -> Iterator[Seen]:
    """What each key that took over answers for: the head that the one before signed last."""
    for one in found.handovers:
        who = (
            "the key before the one that took over there"
            if one.signature
            else "whoever replaced the lost key"
        )
        yield Seen(one.head.size, spelled(one.head.root), who)


def forged(found: Keyring) -> Iterator[Broken]:
    """Keys for which the one before did not sign, and which are not said to follow a lost one."""
    for one in found.handovers:
        if one.signature is not None and not vouched(found, one):
            yield Broken(TREE, one.head.size, "the key before did not sign for the one that took over here")


def lost(found: Keyring | None) -> int:
    """How many events there were when a key was lost last: no key since answers for what they were."""
    return max((one.head.size for one in found.handovers if one.signature is None), default=0) if found else 0


def _keys(work: Work, _: ask.Keys) -> ask.KeyList:
    found = keys(work)
    if not found:
        return ask.KeyList(())
    ends = (*(one.head.size for one in found.handovers), None)
    first = ask.Epoch(
        key=str(found.first), began=ask.Began.FIRST, after=0, until=ends[0], at=None, by=None, reason=None
    )
    rotations = _rotations(work.session, work.organisation)
    later = (_epoch(body, until) for body, until in zip(rotations, ends[1:], strict=True))
    return ask.KeyList((first, *later))


def _epoch(body: Mapping[str, Any], until: int | None) -> ask.Epoch:
    return ask.Epoch(
        key=body["made"]["new"],
        began=ask.Began.LOST if body["command"]["lost"] else ask.Began.SIGNED,
        after=body["made"]["size"],
        until=until,
        at=datetime.fromisoformat(body["at"]),
        by=body["actor"]["name"],
        reason=body["command"]["reason"],
    )


VIEWS: Views = {ask.Keys: _keys}
