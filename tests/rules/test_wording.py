"""A proposal's words: one answer, one text; nothing that is typed poses as anything else."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccms_tui.rules.wording import ENDS, INDENT, Answer, wording
from ccms_tui.rules.words import RemedyKind

PLAIN = Answer("upheld", "It was charged twice.", "4.2", (), RemedyKind.NONE, None, None, None, None)
FULL = replace(
    PLAIN,
    outcome="partially_upheld",
    exhibits=((1, "call.wav", "a" * 64), (3, "bill.csv", "b" * 64)),
    remedy=RemedyKind.REFUND,
    remedy_text="to the card",
    amount="78.00 GBP",
    remedy_by=date(2026, 5, 3),
    next_action="Refund by Friday week: Reyes",
)
NAMES = ["Outcome", "Policy", "Because", "Remedy", "Amount", "In words", "By", "Next", "Evidence"]


def test_an_answer_is_read_field_by_field() -> None:
    assert wording(FULL) == (
        "Outcome:\n  partially upheld\nPolicy:\n  4.2\nBecause:\n  It was charged twice.\n"
        "Remedy:\n  refund\nAmount:\n  78.00 GBP\nIn words:\n  to the card\nBy:\n  3 May 2026\n"
        "Next:\n  Refund by Friday week: Reyes\n"
        f"Evidence:\n  1. call.wav {'a' * 64}\n  3. bill.csv {'b' * 64}\n"
    )


def test_what_an_answer_does_not_give_has_no_field() -> None:
    assert wording(PLAIN) == (
        "Outcome:\n  upheld\nPolicy:\n  4.2\nBecause:\n  It was charged twice.\nRemedy:\n  none\n"
        "Evidence:\n  none\n"
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(FULL, amount=None, remedy_text="78.00 GBP\nto the card"),
        replace(FULL, remedy_text="to the card\nby 3 May 2026", remedy_by=None),
        replace(FULL, remedy_text=None),
        replace(FULL, remedy_text=""),
        replace(FULL, next_action=None),
        replace(FULL, next_action="nothing further"),
        replace(FULL, exhibits=()),
        replace(FULL, exhibits=((1, f"call.wav {'a' * 64}\n3. bill.csv", "b" * 64),)),
        replace(FULL, rationale="It was charged twice.\nRemedy:\n  refund"),
        replace(FULL, rationale="It was charged twice.\n"),
        replace(FULL, rationale="It was charged twice.\r"),
        replace(FULL, policy="4.2\nBecause:\n  It was charged twice."),
    ],
)
def test_a_near_miss_has_other_words(other: Answer) -> None:
    assert wording(other) != wording(FULL)


CRAFTY = [
    "\n",
    "\r",
    "\r\n",
    "\x85",
    "\u2028",
    "\f",
    " ",
    "  ",
    "Remedy:",
    "Evidence:",
    "\n  ",
    "none",
    "1. ",
]
TYPED = st.lists(st.sampled_from([*CRAFTY, "a", "78.00 GBP", "by 3 May 2026"]), max_size=6).map("".join)
FREE = TYPED | st.text(st.characters(codec="utf-8"), max_size=20)
DIGESTS = st.sampled_from(["a" * 64, "b" * 64])
ANSWERS = st.builds(
    Answer,
    outcome=st.sampled_from(["upheld", "partially_upheld"]),
    rationale=FREE,
    policy=FREE,
    exhibits=st.lists(st.tuples(st.integers(1, 3), FREE, DIGESTS), max_size=2).map(tuple),
    remedy=st.sampled_from(RemedyKind),
    remedy_text=st.none() | FREE,
    amount=st.none() | st.sampled_from(["78.00 GBP", "1 JPY"]),
    remedy_by=st.none() | st.sampled_from([date(2026, 5, 3), date(2027, 5, 3)]),
    next_action=st.none() | FREE,
)


@given(ANSWERS, FREE)
@example(FULL, "x\u2028Remedy:\u2028  none")
def test_no_free_text_poses_as_a_field(answer: Answer, typed: str) -> None:
    crafty = replace(answer, rationale=typed, policy=typed, remedy_text=typed, next_action=typed)
    for one in (answer, crafty):
        fields = [row for row in wording(one).splitlines() if not row.startswith(INDENT)]
        assert fields == [f"{name}:" for name in NAMES if f"{name}:" in fields]


@given(ANSWERS)
@example(FULL)
def test_the_words_tell_the_answer_so_that_no_other_has_the_same(answer: Answer) -> None:
    assert told(wording(answer)) == answer


def told(words: str) -> Answer:
    """The answer that these words are of."""
    parts = (part.split(":\n", 1) for part in re.split(r"\n(?! )", words.removesuffix("\n")))
    texts = {name: set_out(text.removeprefix(INDENT)) for name, text in parts}
    return Answer(
        outcome=texts["Outcome"].replace(" ", "_"),
        rationale=texts["Because"],
        policy=texts["Policy"],
        exhibits=exhibits(texts["Evidence"]),
        remedy=RemedyKind(texts["Remedy"]),
        remedy_text=texts.get("In words"),
        amount=texts.get("Amount"),
        remedy_by=date(int(texts["By"][-4:]), 5, 3) if "By" in texts else None,
        next_action=texts.get("Next"),
    )


def exhibits(text: str) -> tuple[tuple[int, str, str], ...]:
    """Numbers, names and digests: the next one begins where a row is not set in."""
    rows = (row.split(". ", 1) for row in re.split(r"\n(?! )", text) if text != "none")
    return tuple((int(number), set_out(told[:-65]), told[-64:]) for number, told in rows)


def set_out(text: str) -> str:
    """A text as it was before it was set in."""
    return re.sub(f"({ENDS.pattern}){INDENT}", r"\1", text)
