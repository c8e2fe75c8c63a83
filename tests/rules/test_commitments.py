"""Personal texts are proved without being held; whoever tampers is told, and trips nobody."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.canonical import canonical
from ccms_tui.rules.commitments import SALT, Committer, all_kept, broken, commitment, is_committed, revealed

SALTED = bytes(range(SALT))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers(0, 9) | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


def hidden(value: Any, committer: Committer) -> Any:
    """The value with every text in it committed to."""
    if isinstance(value, str):
        return committer.commit(value)
    if isinstance(value, list):
        return [hidden(item, committer) for item in value]
    return {key: hidden(item, committer) for key, item in value.items()} if isinstance(value, dict) else value


@given(VALUES)
def test_what_is_committed_to_is_revealed_as_it_was_and_proved(value: Any) -> None:
    committer = Committer(SALTED)
    kept = json.loads(canonical(hidden(value, committer)))
    texts = list(committer.texts)
    assert revealed(kept, texts) == value
    assert not broken(kept, SALTED, texts)


@given(TEXTS, TEXTS)
def test_another_text_another_salt_and_another_place_are_told(text: str, other: str) -> None:
    kept = {"a": [Committer(SALTED).commit(text)]}
    assert broken(kept, SALTED, [other]) == (text != other)
    assert broken(kept, b"\0" * SALT, [text])
    assert broken(kept, SALTED, [])
    assert commitment(SALTED, 0, text) != commitment(SALTED, 1, text)


def test_a_text_that_comes_twice_is_kept_once() -> None:
    committer = Committer(SALTED)
    assert committer.commit("Chidi") == committer.commit("Chidi")
    assert committer.commit("Okafor")["personal"] == 1
    assert list(committer.texts) == ["Chidi", "Okafor"]


def test_erased_it_is_nothing_and_the_event_says_no_word_of_it() -> None:
    committed = Committer(SALTED).commit("Chidi Okafor")
    assert revealed({"name": committed}, None) == {"name": None}
    assert "Chidi" not in str(committed)
    assert is_committed(committed)
    assert not is_committed({**committed, "more": 1})
    assert not is_committed("Chidi")


@pytest.mark.parametrize("number", [-1, 1, 10**30, "0", None, 0.0, True, [0], {"personal": 0}])
def test_a_commitment_to_a_text_that_there_is_not_is_broken(number: object) -> None:
    forged = {"personal": number, "commitment": commitment(SALTED, 0, "Chidi")}
    assert broken([forged], SALTED, ["Chidi"])
    assert revealed(forged, ["Chidi"]) is None


@pytest.mark.parametrize("said", [None, 1, "", ["x"], {}])
def test_a_commitment_that_is_none_is_broken(said: object) -> None:
    assert broken({"personal": 0, "commitment": said}, SALTED, ["Chidi"])


@given(VALUES)
def test_in_canonical_bytes_it_is_found_kept_as_in_the_value(value: Any) -> None:
    committer = Committer(SALTED)
    body = canonical(hidden(value, committer))
    assert all_kept(body, SALTED, list(committer.texts))


@given(TEXTS, TEXTS)
def test_in_canonical_bytes_too_another_text_salt_and_place_are_told(text: str, other: str) -> None:
    body = canonical({"a": [Committer(SALTED).commit(text)]})
    assert all_kept(body, SALTED, [other]) == (text == other)
    assert not all_kept(body, b"\0" * SALT, [text])
    assert not all_kept(body, SALTED, [])


def test_a_text_that_looks_like_a_commitment_is_none() -> None:
    assert all_kept(canonical({"name": '{"commitment":'}), SALTED, [])
    assert not all_kept(canonical({"name": {"commitment": 5, "personal": 0}}), SALTED, ["Chidi"])
