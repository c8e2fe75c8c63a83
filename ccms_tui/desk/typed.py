"""What a person means by what they typed, and how the same is written for them to change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ccms_tui.desk.kinds import MOST_MONEY, decimals

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}
YES, NO = ("yes", "y", "true", "on"), ("no", "n", "false", "off")

_DATE = "a date such as 2026-12-24, fri or +3d"
_INSTANT = "a date and time such as 2026-12-24 14:30"
_MONEY = "an amount such as 12.50, or 12.50 EUR"


@dataclass(frozen=True)
class Setting:
    """Where and when something is typed; without a day, days cannot be named by their distance from it."""

    today: date | None = None
    zone: tzinfo = UTC
    currency: str = "GBP"


def day(text: str, setting: Setting) -> date:
    """The date that `2026-12-24`, `fri` (the next one after today), `tomorrow`, `+3d` or `-2w` mean."""
    word = text.strip().lower()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        try:
            return date.fromisoformat(word)
        except ValueError as error:
            raise ValueError("there is no such date") from error
    steps = _days_from(word, setting.today)
    if steps is None or setting.today is None:
        raise ValueError(_DATE)
    return setting.today + timedelta(steps)


def _days_from(word: str, today: date | None) -> int | None:
    """How many days from today a word points."""
    if word in NAMED:
        return NAMED[word]
    met = [number for number, name in enumerate(DAYS) if len(word) > 2 and name.startswith(word)]
    if today and met:
        return (met[0] - today.weekday() - 1) % 7 + 1
    found = re.fullmatch(r"([+-][0-9]{1,4})([dw])", word)
    return int(found[1]) * {"d": 1, "w": 7}[found[2]] if found else None


def instant(text: str, setting: Setting) -> datetime:
    """The instant meant, in UTC: a day alone is its first moment, and times are of the zone."""
    first, _, rest = re.sub(r"(?<=[0-9])[tT](?=[0-9])", " ", text.strip()).partition(" ")
    clock = _time(rest.strip())
    try:
        meant = datetime.combine(day(first, setting), clock)
        return (meant if meant.tzinfo else _local(meant, setting.zone)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(_INSTANT) from error


def _time(text: str) -> time:
    if not text:
        return time()
    if not re.fullmatch(
        r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?( ?([zZ]|[+-][0-9]{2}(:[0-9]{2}){1,2}))?", text
    ):
        raise ValueError(_INSTANT)
    try:
        return time.fromisoformat(text.replace(" ", "").upper())
    except ValueError as error:
        raise ValueError("there is no such time of day") from error


def _local(meant: datetime, zone: tzinfo) -> datetime:
    """The same time in a zone, where clocks put forward skip some and put back repeat some."""
    first, second = (meant.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != meant:
        raise ValueError("there is no such time on that day: the clocks go forward")
    raise ValueError("that time comes twice on that day: add its offset, such as +01:00")


def money(text: str, setting: Setting) -> dict[str, object]:
    """An amount in minor units; decimals beyond those of the currency are refused, never rounded."""
    found = re.fullmatch(r"([0-9]{1,16})(?:\.([0-9]{1,9}))?(?: *([A-Za-z]{3}))?", text.strip())
    if found is None:
        raise ValueError("write the decimals after a point: 12.50" if "," in text else _MONEY)
    whole, part, currency = found[1], found[2] or "", (found[3] or setting.currency).upper()
    places = decimals(currency)
    if len(part) > places:
        raise ValueError(f"{currency} has {places or 'no'} decimals")
    minor = int(whole) * 10**places + int(part.ljust(places, "0") or 0)
    if minor > MOST_MONEY:
        raise ValueError("a smaller amount: this one cannot be kept exactly")
    return {"minor": minor, "currency": currency}


def number(text: str) -> int:
    """A whole number in ASCII digits."""
    if not re.fullmatch(r"-?[0-9]{1,16}", text.strip()):
        raise ValueError("a whole number")
    return int(text)


def numbers(text: str) -> tuple[int, ...]:
    """Whole numbers, with commas or spaces between them."""
    try:
        return tuple(number(part) for part in re.split(r"[\s,]+", text.strip(" \t\n,")))
    except ValueError as error:
        raise ValueError("whole numbers such as 1, 3") from error


def lines(text: str) -> tuple[str, ...]:
    """One thing a line; empty lines are nothing."""
    return tuple(line for line in text.split("\n") if line.strip())


def yes_no(text: str) -> bool:
    """Yes or no."""
    word = text.strip().lower()
    if word not in YES + NO:
        raise ValueError("yes or no")
    return word in YES


def choice(text: str, choices: Sequence[str]) -> str:
    """The one choice that starts like this."""
    word = _fold(text)
    meant = [one for one in choices if _fold(one) == word] or [
        one for one in choices if _fold(one).startswith(word)
    ]
    if len(meant) != 1:
        raise ValueError("one of " + ", ".join(meant or choices))
    return meant[0]


def _fold(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.strip().lower())


def written(moment: datetime, zone: tzinfo) -> str:
    """An instant in local time, as short as says it exactly."""
    local = moment.astimezone(zone)
    short = local.replace(tzinfo=None).isoformat(
        " ", "auto" if local.second or local.microsecond else "minutes"
    )
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return short + (local.isoformat()[len(local.replace(tzinfo=None).isoformat()) :] if twice else "")
