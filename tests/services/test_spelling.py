"""A body is held to the spelling that `canonical` gives it, by whichever way is quicker."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.canonical import LARGEST, canonical
from ccms_tui.services.proving import READ, is_spelled

KEYS = st.text("abz_-09", min_size=1, max_size=6)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
BODIES = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS | st.integers(-LARGEST, LARGEST) | st.none() | st.booleans(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
)


@given(BODIES)
def test_what_is_spelled_canonically_is_taken(body: dict[str, Any]) -> None:
    raw = canonical(body)
    assert is_spelled(raw, READ(raw))


@given(BODIES)
def test_any_other_spelling_is_told(body: dict[str, Any]) -> None:
    raw = json.dumps(body, ensure_ascii=False).encode() + b" "
    assert not is_spelled(raw, READ(raw))


@pytest.mark.parametrize(
    "raw",
    [b'{"b":1,"a":1}', b'{"a":1,"a":1}', rb'{"a":"\u0041"}', rb'{"a":"\/"}', b'{"a":-0}', b'{"a": 1}'],
)
def test_each_way_to_spell_it_twice_is_told(raw: bytes) -> None:
    assert not is_spelled(raw, READ(raw))


@pytest.mark.parametrize("raw", [b'{"a":1.5}', b'{"a":1.0}', b'{"a":1e3}', rb'{"a":"\u0000"}'])
def test_what_has_no_canonical_form_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="no canonical form"):
        is_spelled(raw, READ(raw))
