"""What a person types becomes what they meant, or a sentence; what a field shows, it reads back."""

import os
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from ccms_tui.desk.fields import Field, Invalid, Kind, fields, fill
from ccms_tui.desk.kinds import Instant, Line, Money, Prose, Word, decimals
from ccms_tui.desk.request import CaseCommand
from ccms_tui.desk.typed import Setting

FRIDAY = Setting(date(2026, 11, 20), ZoneInfo("Europe/London"), "GBP")


class Shade(StrEnum):
    """Some shades."""

    LIGHT = "light-blue"
    DARK = "dark"
    DARKEST = "darkest"


class Tell(CaseCommand, frozen=True, kw_only=True):
    """One field of each kind."""

    line: Annotated[Line, Meta(description="A line.")]
    prose: Annotated[Prose | None, Meta(description="Much.", extra={"personal": True})] = None
    word: Annotated[Word | None, Meta(description="A code.", extra={"complete": "categories"})] = None
    shade: Annotated[Shade | None, Meta(description="A shade.")] = None
    size: Annotated[Literal["big", "small"], Meta(description="A size.")] = "small"
    day: Annotated[date | None, Meta(description="A day.")] = None
    at: Annotated[Instant | None, Meta(description="An instant.")] = None
    price: Annotated[Money | None, Meta(description="An amount.")] = None
    count: Annotated[Annotated[int, Meta(ge=1, le=9)] | None, Meta(description="A number.")] = None
    items: Annotated[tuple[Annotated[int, Meta(gt=0)], ...], Meta(description="Numbers.")] = ()
    points: Annotated[tuple[Line, ...], Meta(description="Points.", max_length=3)] = ()
    shades: Annotated[tuple[Shade, ...], Meta(description="Shades.")] = ()
    sure: Annotated[bool, Meta(description="Sure?")] = False
    file: Annotated[bytes | None, Meta(description="A file.", extra={"file": True})] = None

    def __post_init__(self) -> None:
        if self.count and self.sure:
            raise ValueError("a count is never sure")


FIELDS = {field.name: field for field in fields(Tell)}


def test_each_type_is_asked_for_in_its_own_way() -> None:
    kinds = [field.kind for field in FIELDS.values()]
    assert kinds == [
        Kind.LINE,
        Kind.PROSE,
        Kind.LINE,
        Kind.CHOICE,
        Kind.CHOICE,
        Kind.DATE,
        Kind.INSTANT,
        Kind.MONEY,
        Kind.NUMBER,
        Kind.NUMBERS,
        Kind.LINES,
        Kind.LINES,
        Kind.YES_NO,
        Kind.FILE,
    ]
    assert FIELDS["prose"].personal
    assert not FIELDS["line"].personal
    assert FIELDS["word"].complete == "categories"
    assert FIELDS["shades"].choices == ("light-blue", "dark", "darkest")
    assert FIELDS["size"].show(FIELDS["size"].default) == "small"
    assert [name for name, field in FIELDS.items() if field.repeats] == ["items", "points", "shades"]


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


def test_a_file_is_read_when_sent_and_only_looked_for_while_typed(tmp_path: Path) -> None:
    path, link, pipe = tmp_path / "letter.txt", tmp_path / "link", tmp_path / "pipe"
    path.write_bytes(b"Dear all")
    link.symlink_to(path)
    os.mkfifo(pipe)
    assert FIELDS["file"].wrong(str(path)) == ""
    assert FIELDS["file"].parse(str(path)) == b"Dear all"
    for other in (link, pipe, Path("/dev/zero")):
        assert FIELDS["file"].wrong(str(other))
        with pytest.raises(ValueError, match="path of a file"):
            FIELDS["file"].parse(str(other))
    os.truncate(path, 26 * 2**20)
    assert FIELDS["file"].wrong(str(path)) == "a file of at most 25 MB"


def test_days_are_named_only_where_there_is_a_today() -> None:
    assert FIELDS["day"].wrong("2026-12-24") == ""
    assert FIELDS["day"].wrong("fri") == FIELDS["day"].wrong("+1d") == "a date such as 2026-12-24, fri or +3d"


def test_what_is_understood_is_said_where_it_is_not_what_was_typed() -> None:
    said = {
        (name, text): FIELDS[name].understood(text, FRIDAY)
        for name, text in [
            ("day", "fri"),
            ("day", "moon"),
            ("at", "2026-07-01 14:30"),
            ("price", "12.5"),
            ("price", "12.50 GBP"),
            ("shade", "li"),
            ("sure", "y"),
            ("line", "x"),
            ("day", ""),
        ]
    }
    assert list(said.values()) == [
        "Fri 27 Nov 2026",
        "",
        "Wed 01 Jul 2026 14:30 BST",
        "12.50 GBP",
        "",
        "light-blue",
        "yes",
        "",
        "",
    ]


def test_an_empty_field_is_not_wrong_yet() -> None:
    assert FIELDS["line"].wrong("") == ""


def test_texts_make_a_command_or_all_that_is_wrong() -> None:
    made = fill(Tell, {"line": "x", "points": ["a", "b"], "day": "+1d"}, FRIDAY, case=1, seen=2)
    assert (made.points, made.day, made.size, made.sure) == (("a", "b"), date(2026, 11, 21), "small", False)
    with pytest.raises(Invalid) as invalid:
        fill(Tell, {"count": "0", "sure": "maybe"}, FRIDAY, case=1, seen=2)
    assert list(invalid.value.wrong) == ["line", "count", "sure"]
    with pytest.raises(Invalid) as together:
        fill(Tell, {"line": "x", "count": "1", "sure": "yes"}, FRIDAY, case=1, seen=2)
    assert together.value.wrong == {"": "a count is never sure"}
    assert fill(Tell, {}, FRIDAY, case=1, seen=2, line="given").line == "given"


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\n"), min_size=1, max_size=200)
SHOWN = TEXTS.filter(str.strip)
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "line": SHOWN,
    "prose": SHOWN.map(lambda text: f"{text}\n{text}"),
    "word": st.from_regex(r"[a-z0-9]{1,9}(?:\.[a-z0-9]{1,9})?", fullmatch=True),
    "shade": st.sampled_from(Shade),
    "size": st.sampled_from(["big", "small"]),
    "day": st.dates(),
    "at": MOMENTS,
    "price": st.builds(Money, st.integers(0, 2**53 - 1), st.sampled_from(["GBP", "JPY", "KWD", "CLF"])),
    "count": st.integers(1, 9),
    "items": st.lists(st.integers(1, 10**15), min_size=1).map(tuple),
    "points": st.lists(SHOWN, min_size=1, max_size=3).map(tuple),
    "shades": st.lists(st.sampled_from(Shade), min_size=1).map(tuple),
    "sure": st.booleans(),
}


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "America/St_Johns", "Pacific/Apia"])
@pytest.mark.parametrize("name", VALUES)
@given(data=st.data())
def test_what_a_field_shows_it_reads_back(name: str, zone: str, data: st.DataObject) -> None:
    field, setting = FIELDS[name], Setting(FRIDAY.today, ZoneInfo(zone), "EUR")
    value = data.draw(VALUES[name])
    assert field.parse(field.show(value, setting), setting) == value


@given(st.text(), st.sampled_from(list(FIELDS.values())))
def test_any_text_is_a_value_or_a_sentence(text: str, field: Field) -> None:
    assert len(field.wrong(text, FRIDAY)) < 80
    assert "\n" not in field.wrong(text, FRIDAY)


@given(st.integers(-10_000, 10_000))
def test_any_distance_in_days_is_that_many_days_away(days: int) -> None:
    shown = FIELDS["day"].wrong(f"{days:+d}d", FRIDAY)
    assert FRIDAY.today is not None
    if len(str(abs(days))) <= 4:
        assert FIELDS["day"].parse(f"{days:+d}d", FRIDAY) == FRIDAY.today + timedelta(days)
    else:
        assert shown


def test_money_is_written_with_the_decimals_of_its_currency() -> None:
    assert [str(Money(5, currency)) for currency in ("GBP", "JPY", "KWD")] == [
        "0.05 GBP",
        "5 JPY",
        "0.005 KWD",
    ]
    assert (decimals("EUR"), decimals("VND"), decimals("UYW")) == (2, 0, 4)
