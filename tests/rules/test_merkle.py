"""The tree over everything recorded: the known heads of the reference, and properties of any tree."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ccms_tui.rules import merkle

LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
HEADS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The heads of the first so many leaves, as the reference implementation of RFC 6962 has them."""

entries = st.lists(st.binary(max_size=40), min_size=1, max_size=90)


class Tree:
    """A tree as it is kept: one top for each leaf."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves, self.tops = leaves, list[bytes]()
        for number, entry in enumerate(leaves):
            self.tops.append(merkle.topped(number, entry, self.tops.__getitem__))

    def head(self, size: int) -> bytes:
        return merkle.head(size, self.tops.__getitem__)

    def hashed(self, span: merkle.Span) -> bytes:
        return merkle.hashed(span, self.tops.__getitem__, lambda number: merkle.leaf(self.leaves[number]))

    def inclusion(self, number: int) -> list[bytes]:
        return [self.hashed(span) for span in merkle.inclusion(number, len(self.leaves))]

    def consistency(self, old: int) -> list[bytes]:
        return [self.hashed(span) for span in merkle.consistency(old, len(self.leaves))]


def mth(leaves: list[bytes]) -> bytes:
    """The head as RFC 6962 defines it, word for word."""
    if len(leaves) < 2:
        return merkle.leaf(leaves[0]) if leaves else merkle.EMPTY
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return merkle.node(mth(leaves[:k]), mth(leaves[k:]))


def test_the_heads_are_those_of_the_reference() -> None:
    tree, growing = Tree(LEAVES), merkle.Growing()
    assert [tree.head(size).hex() for size in range(9)] == HEADS
    grown = [growing.root.hex()]
    for entry in LEAVES:
        growing.add(entry)
        grown.append(growing.root.hex())
    assert grown == HEADS


def test_a_proof_is_the_one_of_the_reference() -> None:
    assert [step.hex() for step in Tree(LEAVES).inclusion(5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in Tree(LEAVES).consistency(6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in Tree(LEAVES[:5]).consistency(2)] == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]


@given(entries)
def test_what_is_kept_makes_the_heads_of_the_definition(leaves: list[bytes]) -> None:
    tree, growing = Tree(leaves), merkle.Growing()
    for size in range(len(leaves) + 1):
        assert tree.head(size) == mth(leaves[:size]) == growing.root
        if size < len(leaves):
            assert growing.add(leaves[size]) == tree.tops[size]


@given(entries, st.data())
def test_every_leaf_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    number, tree = data.draw(st.integers(0, len(leaves) - 1)), Tree(leaves)
    head, proof = tree.head(len(leaves)), tree.inclusion(number)
    assert merkle.includes(number, len(leaves), leaves[number], proof, head)
    assert not merkle.includes(number, len(leaves), leaves[number] + b"!", proof, head)
    assert not merkle.includes(number, len(leaves), leaves[number], [*proof, head], head)
    assert not merkle.includes(len(leaves), len(leaves), leaves[number], proof, head)
    _no_flip(
        lambda some: merkle.includes(number, len(leaves), leaves[number], some[1:], some[0]),
        head,
        proof,
        data,
    )


@given(entries, st.data())
def test_every_beginning_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    size, tree = len(leaves), Tree(leaves)
    old = data.draw(st.integers(0, size))
    older, newer, proof = tree.head(old), tree.head(size), tree.consistency(old)
    assert merkle.extends(old, size, proof, older, newer)
    assert not merkle.extends(old, size, [*proof, newer], older, newer)
    assert not merkle.extends(size, old, proof, newer, older) or old == size
    _no_flip(
        lambda some: merkle.extends(old, size, some[2:], some[0], some[1]), older, [newer, *proof], data, old
    )


@given(entries, st.data())
def test_a_tree_with_another_past_is_no_longer_one(leaves: list[bytes], data: st.DataObject) -> None:
    assume(len(leaves) > 1)
    old = data.draw(st.integers(1, len(leaves) - 1))
    place = data.draw(st.integers(0, old - 1))
    other = Tree([*leaves[:place], leaves[place] + b"!", *leaves[place + 1 :]])
    older, size = Tree(leaves).head(old), len(leaves)
    assert not merkle.extends(old, size, other.consistency(old), older, other.head(size))


def _no_flip(
    holds: Callable[[list[bytes]], bool], first: bytes, rest: list[bytes], data: st.DataObject, old: int = 1
) -> None:
    """No single bit can be another, of any hash that the proof needs."""
    parts = [first, *rest]
    place, bit = data.draw(st.integers(0, len(parts) - 1)), data.draw(st.integers(0, 255))
    if old == 0 and place == 1:
        return  # every tree begins with the empty one
    flipped = bytearray(parts[place])
    flipped[bit // 8] ^= 1 << bit % 8
    assert not holds([*parts[:place], bytes(flipped), *parts[place + 1 :]])


@pytest.mark.parametrize("proof", [[], [b"x"] * 3])
def test_a_proof_of_the_wrong_length_proves_nothing(proof: list[bytes]) -> None:
    tree = Tree(LEAVES)
    assert not merkle.includes(2, 8, LEAVES[2], proof, tree.head(8))
    assert not merkle.extends(3, 8, proof, tree.head(3), tree.head(8))
