"""A command with one field of each kind, and the day on which it is told."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta

from ccms_tui.desk.fields import fields
from ccms_tui.desk.kinds import Instant, Line, Money, Prose, Word
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
