"""What the desk tells of the tree, the checkpoints it signs, and the keys that take over from one another."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from sqlalchemy import event
from sqlmodel import Session, col, select

from ccms_tui.desk import witnessing as ask
from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.desk.epochs import RotateKey
from ccms_tui.models import Event, Leaf, Organisation
from ccms_tui.rules import merkle, notes
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services.epochs import keys, numbers
from ccms_tui.services.work import Commands, Handler, Made, Views, Work
from ccms_tui.store.sequencing import waiting
from ccms_tui.store.signer import Contradiction
from ccms_tui.store.tree import Gap, Tree


def origin(work: Work) -> str:
    """What a checkpoint calls this record; no two have the same name."""
    return f"ccms/{work.organisation.instance}"


def _tree_head(work: Work, view: ask.TreeHead) -> ask.Head:
    connection = work.session.connection()
    tree, last, name = Tree(connection), work.premises.signer.last(), origin(work)
    covered = last.head.size if last and last.head.origin == name else 0
    found, left = keys(work), waiting(connection)
    return ask.Head(
        origin=name,
        size=tree.size,
        root=root_of(tree),
        proof=_proof(tree, view.seen),
        keys=str(found) if found else None,
        waiting=left,
        unseen=max(0, tree.size - covered) + left,
        unseen_since=_recorded_at(work.session, covered),
    )


def root_of(tree: Tree) -> bytes:
    """The hash at the head of the tree."""
    try:
        return tree.head()
    except Gap as error:
        raise _torn(error) from error


def _proof(tree: Tree, seen: int) -> tuple[bytes, ...]:
    """The proof that the tree begins with one that was seen; none where it is smaller."""
    try:
        return tree.consistency(seen)
    except (Gap, ValueError) as error:
        raise _torn(error) from error


def _torn(error: Exception) -> Denied:
    return Denied(Contradicted(f"the tree over the record is torn ({error}): run `ccms verify`"))


def _recorded_at(session: Session, number: int) -> datetime | None:
    """When the event at a place was recorded."""
    there = (col(Leaf.subject) == Event.subject) & (col(Leaf.version) == Event.version)
    return session.exec(select(Event.at).join(Leaf, there).where(Leaf.number == number)).first()


def _place(work: Work, _: ask.Place) -> ask.Placed:
    connection = work.session.connection()
    return ask.Placed(Tree(connection).size, waiting(connection))


def checkpoint(work: Work, order: ask.Checkpoint) -> ask.Signed:
    """A signed checkpoint of all that has its place in the tree."""
    head, extends = _head(work)
    with _contradicted():
        note, found = work.premises.signer.sign(head, extends, keys(work))
    connection = work.session.connection()
    proof = _proof(Tree(connection), order.seen)
    return ask.Signed(note=note, keys=str(found), proof=proof, unplaced=waiting(connection))


def _head(work: Work) -> tuple[notes.Head, Callable[[notes.Head], bool]]:
    """The head of the tree, and whether the tree begins with what it was at an older one."""
    tree = Tree(work.session.connection())
    head = notes.Head(origin(work), tree.size, root_of(tree))

    def extends(older: notes.Head) -> bool:
        if older.origin != head.origin or older.size > head.size:
            return False
        return merkle.extends(older.size, head.size, _proof(tree, older.size), older.root, head.root)

    return head, extends


@contextmanager
def _contradicted() -> Iterator[None]:
    """Say what is not signed, and why, in the words of a denial."""
    try:
        yield
    except Contradiction as error:
        raise Denied(Contradicted(f"{error}: nothing was signed; run `ccms verify`")) from error


def _not_rotatable(work: Work, _: RotateKey) -> Findings:
    work.subject = work.session.exec(select(Organisation).with_for_update()).one()
    if not keys(work):
        yield Reason("there is no key yet: the first checkpoint makes one", "keys")


def _rotate(work: Work, command: RotateKey) -> Made:
    """Have a new key take over when this is committed; until then nobody else signs."""
    found, signer, held = keys(work), work.premises.signer, ExitStack()
    assert found, "asked for before"
    event.listen(work.session, "after_transaction_end", lambda *_: held.close(), once=True)
    with _contradicted():
        changed = held.enter_context(signer.changing(*_head(work), found, command.lost))
    event.listen(work.session, "after_commit", lambda _: signer.take_over(changed), once=True)
    told = "the key before was lost" if command.lost else "the key before signed for it"
    said = f"a new key signs for more than {changed.after} events, {told}: {command.reason}"
    return Made(said, numbers(changed))


COMMANDS: Commands = {RotateKey: Handler(_not_rotatable, _rotate)}
VIEWS: Views = {ask.TreeHead: _tree_head}
ORDERS: Views = {ask.Place: _place, ask.Checkpoint: checkpoint}
"""Orders that record nothing: what is settled gets its place in the tree, and then they are answered."""
