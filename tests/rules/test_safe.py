import re
from collections.abc import Callable
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccms_tui.rules.safe import clean, line, looks_odd, safe
from tests.hostile import DISGUISED, HOSTILE, MARKUP, OBEYED, UNSEEN

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ODD = st.text(
    st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Mn", "Me", "So", "Lu"])
    | st.sampled_from("\r\n\t\x1b\u200d\ufe0f\u2764\U0001f468\U0001f3fd\u3164\u0301a ")
)


@pytest.mark.parametrize("door", [clean, safe, line])
@given(text=ODD)
@example(text="\r\r\n")
@example(text="\u3164\ufe0f")
@example(text="\u2764\ufe0f\u200d\U0001f525\ufe0f\ufe0f")
@example(text="\u200d".join("\U0001f468" * 9))
@example(text="a" + "\u0301" * 20 + "\u200d\t")
def test_what_was_made_safe_stays_as_it_is(door: Callable[[str], str], text: str) -> None:
    assert door(door(text)) == door(text)


@given(ODD)
@example("".join(HOSTILE.values()))
def test_on_a_line_nothing_is_obeyed_or_unseen(text: str) -> None:
    shown = line(text)
    assert not {category(letter) for letter in shown.replace("\u200d", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not re.search(r"\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])", shown)
    assert not re.search(r"[\ufe00-\ufe0f]{2}", shown)
    assert shown.encode().decode() == shown


@given(ODD)
def test_a_line_is_one_line_and_no_more_marks_than_can_be_read(text: str) -> None:
    assert len(line(text).splitlines()) <= 1
    assert "MMMMMMMMM" not in "".join(category(letter)[0] for letter in line(text))


@pytest.mark.parametrize("name", OBEYED)
def test_what_a_terminal_would_obey_is_written_out(name: str) -> None:
    text = OBEYED[name]
    assert not any(category(letter) == "Cc" for letter in line(text))
    assert len(line(text)) >= len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b[HAPPROVED", "␛[2J␛[HAPPROVED"),
        ("\x1b]52;c;eA==\x07", "␛]52;c;eA==␇"),
        ("one\x00two", "one␀two"),
        ("good\rEVIL", "good␍EVIL"),
        ("one\r\ntwo\nthree", "one\ntwo\nthree"),
        ("a\tb", "a\tb"),
        ("\x7f\x1a", "␡␚"),
        ("\x9b2J\x85", "⟨U+009B⟩2J⟨U+0085⟩"),
        ("\u202efdp.exe", "⟨U+202E⟩fdp.exe"),
        ("pay\u200bpal", "pay⟨U+200B⟩pal"),
        ("a\u2028b\u2029c", "a⟨U+2028⟩b⟨U+2029⟩c"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\ud800", "\ufffd"),
        ("a\ufe0f\ufe0f", "a\ufe0f⟨U+FE0F⟩"),
        ("\ufe0f", "⟨U+FE0F⟩"),
        ("a\u200db", "a⟨U+200D⟩b"),
        (FAMILY, FAMILY),
        ("\U0001f468\u200d", "\U0001f468⟨U+200D⟩"),
        ("\U0001f44d\U0001f3fd \u2764\ufe0f", "\U0001f44d\U0001f3fd \u2764\ufe0f"),
        (
            "Grüße, \u05e9\u05dc\u05d5\u05dd, Việt, \u0e01\u0e33",
            "Grüße, \u05e9\u05dc\u05d5\u05dd, Việt, \u0e01\u0e33",
        ),
    ],
)
def test_each_kind_has_its_sign(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_marks_are_capped_where_they_are_shown_and_kept_where_they_are_kept() -> None:
    text = UNSEEN["ten thousand marks on one letter"]
    assert clean(text) == text
    assert safe(text) == "a" + "\u0301" * 8 + "⟨+9992 marks⟩"
    assert safe("e\u0301" * 100) == "e\u0301" * 100


def test_tabs_and_ends_of_lines_are_shown_as_it_fits() -> None:
    assert safe("a\tb\nc") == "a   b\nc"
    assert line("a\tb\r\nc") == "a b⏎c"


@pytest.mark.parametrize("name", MARKUP)
def test_markup_is_only_text(name: str) -> None:
    assert safe(MARKUP[name]) == MARKUP[name]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (DISGUISED["Cyrillic letter in a name"], "mixes Latin and Cyrillic letters"),
        (DISGUISED["address in two alphabets"], "mixes Latin and Cyrillic letters"),
        ("\u0430\u0440\u0440\u04cf\u0435.com", "mixes Latin and Cyrillic letters"),
        (DISGUISED["full-width letters"], "full-width letters"),
        ("\U0001d400nna", "mathematical letters"),
        (UNSEEN["text turned round"], "hidden characters"),
        (clean(UNSEEN["text turned round"]), "hidden characters"),
        (clean("a\x1bb"), "hidden characters"),
        (FAMILY, "hidden characters"),
        ("a" + "\u0301" * 9, "stacked marks"),
    ],
)
def test_a_name_in_disguise_is_told(name: str, why: str) -> None:
    assert looks_odd(name) == why


@pytest.mark.parametrize(
    "name",
    ["", "Anna Smith", "Zoë Müller-Strauß", "Анна Иванова", "Anna (Анна)", "株式会社ABC", "o'Neil", "Νίκος"],
)
def test_an_ordinary_name_is_left_alone(name: str) -> None:
    assert looks_odd(name) == ""
