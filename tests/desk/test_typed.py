"""What a person types becomes what they meant, or a sentence."""

from datetime import UTC, date, datetime

import pytest

from ccms_tui.desk.kinds import Money
from tests.desk.telling import FIELDS, FRIDAY, Shade


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("day", "today", date(2026, 11, 20)),
        ("day", " Tomorrow", date(2026, 11, 21)),
        ("day", "yesterday", date(2026, 11, 19)),
        ("day", "fri", date(2026, 11, 27)),
        ("day", "thurs", date(2026, 11, 26)),
        ("day", "Saturday", date(2026, 11, 21)),
        ("day", "+3d", date(2026, 11, 23)),
        ("day", "-2w", date(2026, 11, 6)),
        ("day", "2028-02-29", date(2028, 2, 29)),
        ("at", "2026-11-21", datetime(2026, 11, 21, tzinfo=UTC)),
        ("at", "2026-07-01 14:30", datetime(2026, 7, 1, 13, 30, tzinfo=UTC)),
        ("at", "2026-07-01T14:30:05", datetime(2026, 7, 1, 13, 30, 5, tzinfo=UTC)),
        ("at", "2026-07-01T14:30+02:00", datetime(2026, 7, 1, 12, 30, tzinfo=UTC)),
        ("at", "2026-07-01 14:30 Z", datetime(2026, 7, 1, 14, 30, tzinfo=UTC)),
        ("at", "today 09:00", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        ("at", "2026-10-25 01:30+01:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("price", "12.50", Money(1250, "GBP")),
        ("price", "12.5 eur", Money(1250, "EUR")),
        ("price", "0", Money(0, "GBP")),
        ("price", "1200 JPY", Money(1200, "JPY")),
        ("price", "1.234 KWD", Money(1234, "KWD")),
        ("shade", "li", Shade.LIGHT),
        ("shade", "Light blue", Shade.LIGHT),
        ("shade", "dark", Shade.DARK),
        ("size", "b", "big"),
        ("count", "9", 9),
        ("items", "1, 3 5", (1, 3, 5)),
        ("items", ["2", "4"], (2, 4)),
        ("points", "one\n\ntwo\n", ("one", "two")),
        ("points", ["one", "two"], ("one", "two")),
        ("shades", "li\ndarkest", (Shade.LIGHT, Shade.DARKEST)),
        ("sure", "Y", True),
        ("sure", "no", False),
        ("prose", "a\nb\x1b", "a\nb\x1b"),
        ("prose", " \n ", None),
        ("file", b"bytes", b"bytes"),
    ],
)
def test_what_is_typed_is_understood(name: str, text: str, meant: object) -> None:
    assert FIELDS[name].parse(text, FRIDAY) == meant


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("line", "", "must be given"),
        ("line", "x" * 201, "at most 200 characters; this is 201"),
        ("line", "a\nb", "one line only"),
        ("line", "a\0b", "it holds a character that no text can hold"),
        ("prose", "\udc80", "it holds a character that no text can hold"),
        ("word", "No Such", "a code such as billing.charged-twice"),
        ("shade", "", None),
        ("shade", "d", "one of dark, darkest"),
        ("shade", "moon", "one of light-blue, dark, darkest"),
        ("day", "2026-02-29", "there is no such date"),
        ("day", "soon", "a date such as 2026-12-24, fri or +3d"),
        ("day", "fr", "a date such as 2026-12-24, fri or +3d"),
        ("day", "٢٠٢٦-١٢-٢٤", "a date such as 2026-12-24, fri or +3d"),
        ("at", "2026-03-29 01:30", "there is no such time on that day: the clocks go forward"),
        ("at", "2026-10-25 01:30", "that time comes twice on that day: add its offset, such as +01:00"),
        ("at", "2026-11-21 25:00", "there is no such time of day"),
        ("at", "2026-11-21 2pm", "a date and time such as 2026-12-24 14:30"),
        ("at", "0001-01-01 00:00+14:00", "a date and time such as 2026-12-24 14:30"),
        ("price", "12,50", "write the decimals after a point: 12.50"),
        ("price", "12.345", "GBP has 2 decimals"),
        ("price", "12.5 JPY", "JPY has no decimals"),
        ("price", "-1", "an amount such as 12.50, or 12.50 EUR"),
        ("price", "1e400", "an amount such as 12.50, or 12.50 EUR"),
        ("price", "١٢", "an amount such as 12.50, or 12.50 EUR"),
        ("price", "999999999999999", "a smaller amount: this one cannot be kept exactly"),
        ("count", "0", "a whole number, 1 or more"),
        ("count", "10", "a whole number, 9 or less"),
        ("count", "1_0", "a whole number"),
        ("count", "9" * 10**6, "a whole number"),
        ("items", "1, two", "whole numbers such as 1, 3"),
        ("items", "0", "a whole number, 1 or more"),
        ("points", "a\nb\nc\nd", "at most 3 of them; this is 4"),
        ("points", "a\n" + "x" * 201, "at most 200 characters; this is 201"),
        ("sure", "perhaps", "yes or no"),
        ("file", "/no/such", "the path of a file: no such file or directory"),
        ("file", "/tmp", "the path of a file: is a directory"),
        ("file", "~nobody-of-this-name/x", "the path of a file"),
        ("file", "a\0b", "the path of a file"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(name: str, text: str, why: str | None) -> None:
    if why is None:
        assert FIELDS[name].parse(text, FRIDAY) is None
    else:
        with pytest.raises(ValueError, match=r".") as wrong:
            FIELDS[name].parse(text, FRIDAY)
        assert str(wrong.value) == why
