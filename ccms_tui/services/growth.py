"""How the tree over all events stands, beside what was signed and seen of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccms_tui.desk.record import Grown
from ccms_tui.desk.witnessing import Claim
from ccms_tui.rules.notes import spelled
from ccms_tui.services.proving import Broken, Proved
from ccms_tui.services.proving_tree import TREE, Seen, prove_tree
from ccms_tui.services.witnessing import origin
from ccms_tui.services.work import Work
from ccms_tui.signing import holds
from ccms_tui.store.sequencing import waiting


@dataclass(frozen=True)
class Growth:
    """The tree as people are told of it, and what is broken in it."""

    picture: Grown
    broken: tuple[Broken, ...]


def grown(work: Work, proved: Proved, claims: Iterable[Claim]) -> Growth:
    """Prove the tree against every head that somebody saw, the last signed one among them."""
    broken = list(_forged(work))
    seen = [Seen(one.size, one.root, one.who) for one in claims]
    last = work.premises.signer.last()
    if last and not broken:
        seen.append(Seen(last.head.size, spelled(last.head.root), "the last checkpoint signed here"))
    tree, left = prove_tree(work.session, seen), waiting(work.session.connection())
    if proved.unplaced > left:
        broken.append(Broken(TREE, tree.growing.size, f"{proved.unplaced - left} events have no place in it"))
    size = tree.growing.size
    covered = max((one.size for one in seen if one.size <= size), default=0)
    picture = Grown(
        size=size,
        root=spelled(tree.growing.root),
        compared=len(seen),
        unseen=size - covered + proved.unplaced,
        waiting=proved.unplaced,
    )
    return Growth(picture, (*broken, *tree.broken))


def _forged(work: Work) -> Iterator[Broken]:
    """Whether what lies here as the last signed checkpoint is none of ours."""
    last, name = work.premises.signer.last(), origin(work)
    key = work.premises.signer.verifier()
    if key and not last:
        yield Broken(TREE, 0, "there is a key, and what it signed last is gone")
    elif last and last.head.origin != name:
        yield Broken(TREE, last.head.size, f"what was signed last is of another record, {last.head.origin}")
    elif last and key and not holds(last, key):
        yield Broken(TREE, last.head.size, "what was signed last does not fit the key")
