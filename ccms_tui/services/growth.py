"""How the tree over all events stands, beside what was signed and seen of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccms_tui.desk.denials import Denied
from ccms_tui.desk.record import Grown
from ccms_tui.desk.witnessing import Claim
from ccms_tui.rules.epochs import Keyring
from ccms_tui.rules.notes import Note, spelled
from ccms_tui.services import epochs
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
    last, broken = work.premises.signer.last(), list[Broken]()
    try:
        keys = epochs.keys(work)
        broken += _forged(work, keys, last)
    except Denied as denied:
        keys = None
        broken.append(Broken(TREE, 0, str(denied)))
    seen = [Seen(one.size, one.root, one.who) for one in claims]
    lost = epochs.lost(keys)
    bridged = max((one.size for one in seen if one.size <= lost), default=0)
    seen += epochs.heads(keys) if keys else ()
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
        lost=lost,
        bridged=bridged,
    )
    return Growth(picture, (*broken, *tree.broken))


def _forged(work: Work, keys: Keyring | None, last: Note | None) -> Iterator[Broken]:
    """Whether the keys, or what lies here as the last signed checkpoint, are none of ours."""
    kept, name = work.premises.signer.keys(), origin(work)
    if (
        keys
        and kept
        and (kept.first, *kept.handovers) != (keys.first, *keys.handovers)[: 1 + len(kept.handovers)]
    ):
        yield Broken(TREE, 0, "the public keys kept here are not those that the ledger tells of")
    yield from epochs.forged(keys) if keys else ()
    if kept and not last:
        yield Broken(TREE, 0, "there is a key, and what it signed last is gone")
    elif last and last.head.origin != name:
        yield Broken(TREE, last.head.size, f"what was signed last is of another record, {last.head.origin}")
    elif last and keys and not holds(last, keys):
        yield Broken(TREE, last.head.size, "what was signed last is not signed with the key for its size")
