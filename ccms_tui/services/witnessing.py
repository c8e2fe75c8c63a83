"""What the desk tells of the tree, and the checkpoints it signs."""

from datetime import datetime

from sqlmodel import Session, col, select

from ccms_tui.desk import witnessing as ask
from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.models import Event, Leaf
from ccms_tui.rules import merkle, notes
from ccms_tui.services.work import Views, Work
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
    key, left = work.premises.signer.verifier(), waiting(connection)
    return ask.Head(
        origin=name,
        size=tree.size,
        root=_hash(tree),
        proof=_proof(tree, view.seen),
        key=str(key) if key else None,
        waiting=left,
        unseen=max(0, tree.size - covered) + left,
        unseen_since=_recorded_at(work.session, covered),
    )


def _hash(tree: Tree) -> bytes:
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
    tree = Tree(work.session.connection())
    head = notes.Head(origin(work), tree.size, _hash(tree))

    def extends(older: notes.Head) -> bool:
        if older.origin != head.origin or older.size > head.size:
            return False
        return merkle.extends(older.size, head.size, _proof(tree, older.size), older.root, head.root)

    try:
        note, key = work.premises.signer.sign(head, extends)
    except Contradiction as error:
        raise Denied(Contradicted(f"{error}: nothing was signed; run `ccms verify`")) from error
    left = waiting(work.session.connection())
    return ask.Signed(note=note, key=str(key), proof=_proof(tree, order.seen), unplaced=left)


VIEWS: Views = {ask.TreeHead: _tree_head}
ORDERS: Views = {ask.Place: _place, ask.Checkpoint: checkpoint}
"""Orders that record nothing: what is settled gets its place in the tree, and then they are answered."""
