"""Making the case file that proves itself, and handing out what was made."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from ccms_tui.casefile.blocks import blocks
from ccms_tui.casefile.paper import paper
from ccms_tui.desk import exporting as ask
from ccms_tui.desk.denials import Contradicted, Denied, NotFound, Refused, Stale
from ccms_tui.desk.exporting import Part
from ccms_tui.desk.witnessing import Checkpoint
from ccms_tui.models import Event, Leaf
from ccms_tui.rules.disclosing import Level
from ccms_tui.rules.epochs import Keyring, read_keyring
from ccms_tui.rules.notes import Head, Seal, read
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.case_file import Contents, listed
from ccms_tui.services.cases import held
from ccms_tui.services.epochs import keys
from ccms_tui.services.ledger import subject_of
from ccms_tui.services.witnessing import checkpoint, origin
from ccms_tui.services.work import Commands, Handler, Made, Views, Work
from ccms_tui.store.tree import Tree


def _damaged(work: Work, command: ask.Export) -> Findings:
    return Contents(work, command.level, work.case.version + 1).damaged()


def _export(work: Work, command: ask.Export) -> Made:
    work.session.flush()
    made = Contents(work, command.level, work.case.version + 1)
    numbers: dict[str, int | str] = {"level": command.level.value, "of_version": made.version}
    return Made(f"exported, {command.level}: {command.reason}", {**numbers, "contents": made.digest})


def _fetch(work: Work, order: ask.Fetch) -> ask.CaseFile:
    held(work, order.case)
    made = _made(work, order)
    contents = Contents(work, Level(made.level), order.version)
    if contents.digest != made.digest:
        raise Denied(Stale(subject_of(work.case), work.case.version, work.case.reference))
    numbers = _numbers(work.session, subject_of(work.case), contents.version)
    signed = _checkpoint(work, numbers)
    proofs = _proofs(work, numbers, signed.head)
    parts = (
        *contents.parts,
        Part("checkpoint.txt", signed.note.encode()),
        Part("key.txt", f"{signed.keys}\n".encode()),
        Part("proofs.json", f"{json.dumps(proofs, indent=1)}\n".encode()),
        *_printed(contents.told),
    )
    return ask.CaseFile(
        reference=work.case.reference,
        version=contents.version,
        level=contents.level,
        parts=(*parts, *_sealed(work, contents, parts, made)),
        exhibits=contents.exhibits,
    )


def _printed(told: dict[str, Any]) -> Iterator[Part]:
    """The case on paper; no part of what the ledger keeps of an export, for fonts differ between machines."""
    if made := paper(blocks(told), datetime.fromisoformat(told["as_of_at"])):
        yield Part(ask.PAPER, made)


class _Export(NamedTuple):
    """What the ledger says of an export."""

    level: str
    digest: str
    by: str
    at: str


def _made(work: Work, order: ask.Fetch) -> _Export:
    """The export that is meant, if whoever asks made it."""
    event = work.session.get(Event, (subject_of(work.case), order.version))
    body: dict[str, Any] = json.loads(event.body) if event else {"act": None}
    if body["act"] != ask.Export.verb():
        raise Denied(NotFound(f"an export at version {order.version} of {work.case.reference}"))
    if body["actor"]["id"] != work.actor.id:
        reason = Reason(f"{body['actor']['name']} made this export: make one of your own", "custody")
        raise Denied(Refused((reason,)))
    return _Export(body["made"]["level"], body["made"]["contents"], body["actor"]["name"], body["at"])


class _Signed(NamedTuple):
    """A checkpoint, as it was signed and as it is read, and the keys of the record."""

    note: str
    keys: Keyring
    head: Head


def _numbers(session: Session, subject: str, last: int) -> list[int]:
    """The places in the tree of the first versions of a subject."""
    wanted = select(Leaf.number).where(Leaf.subject == subject, col(Leaf.version) <= last)
    found = list(session.exec(wanted.order_by(col(Leaf.version))))
    if len(found) < last:
        raise Denied(Refused((Reason("its last events have no place in the tree yet: try again", "tree"),)))
    return found


def _checkpoint(work: Work, numbers: list[int]) -> _Signed:
    """The last checkpoint, if the key in use signed it and it covers these places, or a new one."""
    last, known = work.premises.signer.last(), keys(work)
    if last and known and last.head.origin == origin(work) and last.head.size > max(numbers[-1], known.after):
        return _Signed(last.whole, known, last.head)
    made = checkpoint(work, Checkpoint())
    (note,) = read(made.note)
    return _Signed(made.note, read_keyring(made.keys), note.head)


def _proofs(work: Work, numbers: list[int], head: Head) -> dict[str, Any]:
    """For each event its place, and the hashes that lead from it to the head of the checkpoint."""
    tree = Tree(work.session.connection())
    if tree.size < head.size or tree.head(head.size) != head.root:
        raise Denied(Contradicted("the record is not what was signed before: run `ccms verify`"))
    places = [[number, *(step.hex() for step in tree.inclusion(number, head.size))] for number in numbers]
    return {"subject": subject_of(work.case), "places": places}


def _sealed(work: Work, contents: Contents, parts: tuple[Part, ...], made: _Export) -> tuple[Part, Part]:
    """The list of all files, and the signed seal over it, which alone carries a date."""
    files = contents.listed[len(contents.parts) :] + listed(parts)
    told = {
        "reference": work.case.reference,
        "version": contents.version,
        "level": made.level,
        "withheld": contents.withheld,
        "files": sorted(files, key=lambda one: str(one["path"])),
    }
    manifest = Part("manifest.json", f"{json.dumps(told, indent=1)}\n".encode())
    (one,) = listed([manifest])
    of = (origin(work), work.case.reference, contents.version, made.level)
    return manifest, Part(
        "seal.txt", work.premises.signer.seal(Seal(*of, made.by, made.at, one["sha256"]), keys(work)).encode()
    )


COMMANDS: Commands = {ask.Export: Handler(_damaged, _export)}
ORDERS: Views = {ask.Fetch: _fetch}
