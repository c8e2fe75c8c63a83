"""The filter language: each of its forms, and a sentence for whatever is none."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccms_tui.rules.filters import (
    OPEN_ENDED,
    WORDS,
    BadFilter,
    Condition,
    DueWithin,
    Equals,
    Received,
    Says,
    read_filter,
)

FIRST = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("", []),
        ("   ", []),
        ("okafor", [Says("okafor")]),
        ("two words", [Says("two"), Says("words")]),
        ('"exact  words" more', [Says("exact  words"), Says("more")]),
        ('"left open', [Says("left open")]),
        ('""', []),
        ('" "', []),
        ("C-2026-000123", [Says("C-2026-000123")]),
        ("10:30", [Says("10:30")]),
        ("final", [Says("final")]),
        ("owner:me", [Equals("owner", "me")]),
        ('owner:"Ana Reyes" refund', [Equals("owner", "Ana Reyes"), Says("refund")]),
        ('owner:"Ana Reyes', [Equals("owner", "Ana Reyes")]),
        ("Owner:Ana", [Equals("owner", "Ana")]),
        ("category:billing.charged", [Equals("category", "billing.charged")]),
        ("product:card:gold", [Equals("product", "card:gold")]),
        ("account:4471-09", [Equals("account", "4471-09")]),
        ("regime:general", [Equals("regime", "general")]),
        ("risk:high", [Equals("risk", "high")]),
        ("risk:HIGH", [Equals("risk", "high")]),
        ("risk:h", [Equals("risk", "high")]),
        ("stage:inv", [Equals("stage", "investigation")]),
        ("flag:legal", [Equals("flag", "legal")]),
        ("channel:in-person", [Equals("channel", "in-person")]),
        ("final<2d", [DueWithin("final_response", timedelta(days=2))]),
        ("ack<4h", [DueWithin("acknowledgement", timedelta(hours=4))]),
        ("investigation<1w", [DueWithin("investigation", timedelta(weeks=1))]),
        ("clock:final<0d", [DueWithin("final_response", timedelta())]),
        ("received:2026-10-01", [Received("", FIRST)]),
        ("received:>2026-10-01", [Received(">", FIRST)]),
        ("received:<2026-10-01", [Received("<", FIRST)]),
        (
            "owner:me risk:high final<2d",
            [
                Equals("owner", "me"),
                Equals("risk", "high"),
                DueWithin("final_response", timedelta(days=2)),
            ],
        ),
    ],
)
def test_each_form_is_read(text: str, conditions: list[Condition]) -> None:
    assert list(read_filter(text)) == conditions


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("colour:red", "colour: is nothing to filter by; there are owner, category, "),
        ("owner:", "owner: wants a value, such as owner:me"),
        ('category:""', "category: wants a value, such as category:billing"),
        ("risk:", "risk: is one of low, medium, high, not nothing"),
        ("risk:huge", "risk: is one of low, medium, high, not huge"),
        ("flag:s", "flag: is one of compliance, legal, specialist, senior, vulnerable, not s"),
        ("received:", "received: wants a date such as >2026-10-01, not nothing"),
        ("received:2026-02-30", "received: wants a date such as >2026-10-01, not 2026-02-30"),
        ("received:0000-01-01", "received: wants a date such as >2026-10-01, not 0000-01-01"),
        ("received:>=2026-10-01", "received: wants a date such as >2026-10-01, not >=2026-10-01"),
        ("received:٢٠٢٦-١٠-٠١", "received: wants a date such as >2026-10-01, not ٢٠٢٦-١٠-٠١"),
        ("final<2", "final<2 is no time left; write such as final<2d, ack<4h or investigation<1w"),
        ("ack<soon", "ack<soon is no time left; write such as final<2d, ack<4h or investigation<1w"),
        ("clock:due<2d", "clock:due<2d is no time left; write such as final<2d, ack<4h or investigation<1w"),
        ("final<1000d", "final<1000d is no time left; write such as final<2d, ack<4h or investigation<1w"),
    ],
)
def test_what_cannot_be_meant_is_said_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(BadFilter) as bad:
        read_filter(text)
    assert str(bad.value).startswith(why)


PIECES = [*(f"{field}:" for field in (*OPEN_ENDED, *WORDS, "received", "clock")), "final<", "ack<", '"', " "]
TYPED = st.lists(
    st.sampled_from([*PIECES, "2026-10-01", ">", "2d", "999w", "high", "\n", "\0", ":"])
    | st.text(max_size=4),
    max_size=8,
).map("".join)


@given(TYPED | st.text())
@example('owner:"')
@example("received:<<")
def test_any_text_is_conditions_or_one_sentence(text: str) -> None:
    try:
        read = read_filter(text)
    except BadFilter as bad:
        assert str(bad)
    else:
        assert all(said.text.strip() for said in read if isinstance(said, Says))
        assert all(said.value for said in read if isinstance(said, Equals))


@given(st.text().filter(lambda text: '"' not in text and text.strip()))
def test_whatever_is_in_quotes_is_looked_for_as_it_is(text: str) -> None:
    assert read_filter(f'"{text}"') == (Says(text.strip()),)


@pytest.mark.parametrize("field", WORDS)
def test_every_word_is_read_by_its_own_name(field: str) -> None:
    for word in WORDS[field]:
        assert read_filter(f"{field}:{word}") == (Equals(field, word),)


@pytest.mark.parametrize("field", OPEN_ENDED)
def test_every_example_is_one(field: str) -> None:
    assert read_filter(f"{field}:{OPEN_ENDED[field]}") == (Equals(field, OPEN_ENDED[field]),)
