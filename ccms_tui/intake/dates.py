"""Dates as files write them, read by the formats that a profile names, in their order."""

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

_FORMAT = re.compile(r"([DMY])([-/. ])([DMY])\2([DMY])")
_PARTS = {"D": r"(?P<D>[0-9]{1,2})", "M": r"(?P<M>[0-9]{1,2})", "Y": r"(?P<Y>[0-9]{4}|[0-9]{2})"}
_TIME = (
    r"(?:[T ]+(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r" ?(?P<half>[AaPp][Mm])? ?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_TURN = 70
"""Two figures from here on are a year of the last century."""
_FIRST, _LAST = 1900, 2199
_REMEMBERED, _LONGEST = 4096, 50


class Dates:
    """Reads dates and instants; without a time it is the first moment of the day in the zone."""

    def __init__(self, formats: tuple[str, ...], zone: ZoneInfo) -> None:
        self.formats, self.zone = formats, zone
        self._patterns = [_pattern(text) for text in formats]
        self._remembered = lru_cache(_REMEMBERED)(self._instant)

    def instant(self, text: str) -> datetime | None:
        """The instant that a text says, in UTC, or None; most rows of a file repeat a few dates."""
        return self._remembered(text) if len(text) <= _LONGEST else None

    def day(self, text: str) -> str:
        """The local day that a text says as 2026-03-02, or the text itself."""
        found = self.instant(text)
        return found.astimezone(self.zone).date().isoformat() if found else text

    def _instant(self, text: str) -> datetime | None:
        for pattern in self._patterns:
            if found := pattern.fullmatch(text):
                try:
                    return self._meant(found)
                except ValueError:
                    continue
        return None

    def _meant(self, found: re.Match[str]) -> datetime:
        day = date(_year(found["Y"]), int(found["M"]), int(found["D"]))
        moment = datetime.combine(day, _clock(found), self.zone)
        if found["zone"]:
            offset = datetime.fromisoformat(f"2000-01-01T00:00:00{found['zone'].upper()}").tzinfo
            moment = moment.replace(tzinfo=offset)
        return moment.astimezone(UTC)


def _pattern(text: str) -> re.Pattern[str]:
    """What a format such as D/M/Y looks like."""
    found = _FORMAT.fullmatch(text)
    if not found or {found[1], found[3], found[4]} != set("DMY"):
        raise ValueError(f"must be formats such as M/D/Y or Y-M-D, not {text!r}")
    between = re.escape(found[2])
    return re.compile(between.join(_PARTS[found[part]] for part in (1, 3, 4)) + _TIME)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        year += 1900 if year >= _TURN else 2000
    if not _FIRST <= year <= _LAST:
        raise ValueError(f"{year} is no year of a complaint")
    return year


def _clock(found: re.Match[str]) -> time:
    if not found["h"]:
        return time()
    hour = int(found["h"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("half a day has twelve hours")
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    return time(hour, int(found["m"]), int(found["s"] or 0))
