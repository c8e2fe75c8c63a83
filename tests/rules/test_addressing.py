"""A reference alone decides nothing; with the sender known it leads to the case, merged or not."""

import pytest

from ccms_tui.rules.addressing import Known, belongs, references

LEAD = Known(1, "C-2026-000001", None, frozenset({"A. Person", "a@mail.example"}))
PART = Known(2, "C-2026-000002", "C-2026-000001", frozenset({"B. Person", "b@mail.example"}))
CASES = (LEAD, PART)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About C-2026-000001 and c-2026-000002, C-2026-000001.", ("C-2026-000001", "C-2026-000002")),
        ("Your C-2026-000001\nSubject: Re: C-2026-000002\n", ("C-2026-000002", "C-2026-000001")),
        ("XC-2026-000001, C-2026-0000012345, C-26-1", ()),
        ("", ()),
    ],
)
def test_what_a_text_names(text: str, found: tuple[str, ...]) -> None:
    assert references(text) == found


@pytest.mark.parametrize(
    ("named", "sender", "case"),
    [
        (("C-2026-000001",), '"A. Person" <a@mail.example>', LEAD),
        (("C-2026-000002",), "b@mail.example", PART),
        (("C-2026-000001",), "B. PERSON", PART),
        (("C-2026-000001",), "c@mail.example", None),
        (("C-2026-000002",), "a@mail.example", None),
        (("C-2026-000001",), "aa@mail.example", None),
        (("C-2026-000009",), "a@mail.example", None),
        ((), "a@mail.example", None),
    ],
)
def test_where_something_belongs(named: tuple[str, ...], sender: str, case: Known | None) -> None:
    assert belongs(named, CASES, sender) == case


def test_of_two_that_are_merged_and_know_the_sender_neither_is_sure() -> None:
    again = Known(3, "C-2026-000003", "C-2026-000001", PART.people)
    assert belongs(("C-2026-000001",), (*CASES, again), "B. Person") is None
    assert belongs(("C-2026-000003",), (*CASES, again), "B. Person") == again


def test_a_known_name_that_is_empty_is_nobody() -> None:
    assert not Known(1, "C-2026-000001", None, frozenset({""})).knows("anybody")
