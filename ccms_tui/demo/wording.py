"""What is written for good in a story, with names and dates put where the story leaves room for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import format_datetime

from ccms_tui.demo.stories import Story, Texts
from ccms_tui.desk.fields import Typed
from ccms_tui.rules.calendars import Calendar

ROOM = re.compile(r"\{([a-z_]+)(?::([+-]?[0-9]+))?\}")
TEXT = (".txt", ".csv", ".eml")
LETTERS = {"acknowledge": "acknowledgement"}


@dataclass(frozen=True)
class Wording:
    """A story's own words, on the days it is told of."""

    story: Story
    calendar: Calendar
    came: date
    said: Mapping[str, str]
    """What stands for a name in braces."""

    def fill(self, texts: Texts) -> dict[str, Typed]:
        """The same fields with nothing left open; a picture or a PDF stays as it is."""
        named = str(texts.get("name", ""))
        return {key: self._typed(value, named) for key, value in texts.items()}

    def letter(self, kind: str, texts: Texts, house: Mapping[str, str]) -> str:
        """A whole letter around its middle: the step's own, else the story's, else the usual one."""
        body = str(texts.get("text") or self.story.letters.get(kind) or house.get(kind, ""))
        if kind == "final_response":
            body = house[kind].replace("{body}", body)
        return self.text(house["frame"].replace("{body}", body)).strip()

    def text(self, text: str) -> str:
        """A text with what it leaves open filled in."""
        return ROOM.sub(self._filled, text)

    def _typed(self, value: Typed, named: str) -> Typed:
        match value:
            case str():
                return self.text(value)
            case bytes():
                return self.text(value.decode()).encode() if named.endswith(TEXT) else value
        return tuple(map(self.text, value))

    def _filled(self, found: re.Match[str]) -> str:
        name, days = found.groups()
        if days is None:
            return self.said[name]
        day = self.came + timedelta(int(days))
        match name:
            case "on":
                return spoken(day)
            case "iso":
                return day.isoformat()
            case "mail":
                return format_datetime(self.calendar.at(day, 10 * 60 + 42))
        raise KeyError(name)


def spoken(day: date) -> str:
    """A date as people write it in a letter: 3 November."""
    return f"{day.day} {day:%B}"


def kind_of(act: str, texts: Texts) -> str | None:
    """Which letter an act sends, if it sends one."""
    return LETTERS.get(act) or (str(texts["kind"]) if act == "send" else None)
