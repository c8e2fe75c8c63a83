"""Each field is asked for in its own way; what a person types becomes a command, or all that is wrong."""

import os
from datetime import date
from pathlib import Path

import pytest

from ccms_tui.desk.fields import Invalid, Kind, fill
from ccms_tui.desk.kinds import Money, decimals
from tests.desk.telling import FIELDS, FRIDAY, Tell


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


def test_money_is_written_with_the_decimals_of_its_currency() -> None:
    assert [str(Money(5, currency)) for currency in ("GBP", "JPY", "KWD")] == [
        "0.05 GBP",
        "5 JPY",
        "0.005 KWD",
    ]
    assert (decimals("EUR"), decimals("VND"), decimals("UYW")) == (2, 0, 4)
