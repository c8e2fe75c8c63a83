"""A list of keys: what is none, and which of them signs a size."""

import pytest

from ccms_tui.rules.epochs import Handover, Keyring, read_keyring
from ccms_tui.rules.notes import BadNote, Head, Verifier

ONE, TWO, THREE = (Verifier("ccms/x", bytes([number]) * 32) for number in range(3))
RING = Keyring(ONE, (Handover(Head("ccms/x", 5, b"r" * 32), TWO, b"s" * 64),))
LONGER = RING._replace(handovers=(*RING.handovers, Handover(Head("ccms/x", 9, b"r" * 32), THREE, None)))


@pytest.mark.parametrize(
    "spoilt", ["x", "{0}\n{0} 5", "{0}\n{0} -5 AA== lost", "{0}\n{0} 5 AA== lost\n{0} 5 AA== lost"]
)
def test_what_is_no_list_of_keys_is_said_to_be_none(spoilt: str) -> None:
    with pytest.raises(BadNote):
        read_keyring(spoilt.format(Verifier("ccms/x", b"k" * 32)))


def test_a_list_of_keys_is_read_as_it_is_spelled() -> None:
    for ring in (Keyring(ONE), RING, LONGER):
        assert read_keyring(str(ring)) == ring


@pytest.mark.parametrize(("size", "key"), [(1, ONE), (5, ONE), (6, TWO), (9, TWO), (10, THREE)])
def test_a_size_belongs_to_one_key(size: int, key: Verifier) -> None:
    assert LONGER.at(size) == key


def test_what_leads_from_a_key_is_what_came_after_it() -> None:
    assert LONGER.since(THREE) == ()
    assert LONGER.since(TWO) == LONGER.handovers[1:]
    assert RING.since(THREE) is None
