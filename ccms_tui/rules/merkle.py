"""The tree over everything recorded, as RFC 6962 hashes it: its head binds every event below.

A tree is kept as one hash for each leaf: the *top* of the largest full part that the leaf completes. Leaf 5,
for one, completes leaves 4 and 5. Tops are only ever added, and of them is made the head of every size.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from hashlib import sha256

EMPTY = sha256().digest()
"""The head of a tree without leaves (RFC 6962, 2.1)."""
Top = Callable[[int], bytes]
"""The top that belongs to the leaf with this number."""
Span = tuple[int, int]
"""The leaves from the first number up to, not including, the second."""


def leaf(entry: bytes) -> bytes:
    """The hash of a leaf (RFC 6962, 2.1)."""
    return sha256(b"\0" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of what two parts make together (RFC 6962, 2.1)."""
    return sha256(b"\1" + left + right).digest()


def merged(number: int) -> Iterator[int]:
    """The leaves whose tops lie to the left of a new one and are full with it, the nearest first."""
    size = 1
    while number & size:
        yield number - size
        size <<= 1


def topped(number: int, entry: bytes, top: Top) -> bytes:
    """The top of a new leaf, out of those of leaves before it."""
    return reduce(lambda right, left: node(top(left), right), merged(number), leaf(entry))


def head(size: int, top: Top) -> bytes:
    """The hash at the head of the first so many leaves."""
    return root([top(number) for number in peaks(size)])


def peaks(size: int) -> Iterator[int]:
    """The leaves whose tops make up the head of the first so many, the last leaf first."""
    while size:
        yield size - 1
        size &= size - 1


def root(tops: Sequence[bytes]) -> bytes:
    """The head above these tops, of which the last in the tree comes first."""
    return reduce(lambda right, left: node(left, right), tops) if tops else EMPTY


class Growing:
    """A tree that leaves are added to one after another; it holds one hash for each level."""

    def __init__(self) -> None:
        self.size = 0
        self._tops: list[bytes] = []

    def add(self, entry: bytes) -> bytes:
        """Add a leaf, and give its top."""
        top, tops, full = sha256(b"\0" + entry).digest(), self._tops, self.size
        while full & 1:  # as in `merged` and `node`, in place: it is done for every event there is
            top = sha256(b"\1" + tops.pop() + top).digest()
            full >>= 1
        tops.append(top)
        self.size += 1
        return top

    @property
    def root(self) -> bytes:
        return root(self._tops[::-1])


def inclusion(number: int, size: int) -> Iterator[Span]:
    """The parts whose hashes prove that a leaf is in a tree (RFC 9162, 2.1.3.1)."""
    return _path(number, (0, size))


def _path(number: int, span: Span) -> Iterator[Span]:
    start, end = span
    if end - start == 1:
        return
    middle = start + _half(end - start)
    mine, other = ((start, middle), (middle, end)) if number < middle else ((middle, end), (start, middle))
    yield from _path(number, mine)
    yield other


def consistency(old: int, size: int) -> Iterator[Span]:
    """The parts whose hashes prove that a tree begins with an older one (RFC 9162, 2.1.4.1)."""
    return _growth(old, (0, size)) if 0 < old < size else iter(())


def _growth(old: int, span: Span) -> Iterator[Span]:
    start, end = span
    if old == end:
        if start:
            yield span
        return
    middle = start + _half(end - start)
    if old <= middle:
        yield from _growth(old, (start, middle))
        yield middle, end
    else:
        yield from _growth(old, (middle, end))
        yield start, middle


def _half(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def hashed(span: Span, top: Top, own: Top) -> bytes:
    """The hash of a part, out of the tops of its leaves; `own` gives the hash of one leaf alone."""
    start, end = span
    size = end - start
    if size == end & -end:
        return top(end - 1)
    if size == 1:
        return own(start)
    middle = start + _half(size)
    return node(hashed((start, middle), top, own), hashed((middle, end), top, own))


def includes(number: int, size: int, entry: bytes, proof: Iterable[bytes], claimed: bytes) -> bool:
    """Whether a proof shows a leaf in the tree with this head (RFC 9162, 2.1.3.2)."""
    if not 0 <= number < size:
        return False
    found, rest, last = leaf(entry), iter(proof), size - 1
    while last:
        step = next(rest, None)
        if step is None:
            return False
        if number & 1 or number == last:
            found = node(step, found)
            while number and not number & 1:
                number, last = number >> 1, last >> 1
        else:
            found = node(found, step)
        number, last = number >> 1, last >> 1
    return found == claimed and next(rest, None) is None


def extends(old: int, size: int, proof: Sequence[bytes], older: bytes, newer: bytes) -> bool:
    """Whether a proof shows that the tree of the newer head begins with the older (RFC 9162, 2.1.4.2)."""
    if old == size or old == 0:
        return not proof and older == (newer if old == size else EMPTY)
    if old > size or old < 0:
        return False
    steps = iter(proof if old & (old - 1) else (older, *proof))
    return _followed(old - 1, size - 1, steps) == (older, newer)


def _followed(first: int, last: int, steps: Iterator[bytes]) -> tuple[bytes, bytes] | None:
    """The heads of both trees that a proof of consistency comes to, if it comes out even."""
    while first & 1:
        first, last = first >> 1, last >> 1
    before = after = next(steps, b"")
    for step in steps:
        if not last:
            return None
        if first & 1 or first == last:
            before, after = node(step, before), node(step, after)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            after = node(after, step)
        first, last = first >> 1, last >> 1
    return None if last else (before, after)
