"""What holds of any text in any field: what a field shows, it reads back."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.desk.fields import Field
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.typed import Setting
from tests.desk.telling import FIELDS, FRIDAY, Shade

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
