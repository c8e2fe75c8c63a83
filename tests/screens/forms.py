"""A command to fill in, and an app that opens its form and takes what it hands back."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import Meta
from textual.content import Content

from ccms_tui.desk.kinds import Line, Money, Prose, Word
from ccms_tui.desk.request import CaseCommand, Command
from ccms_tui.desk.typed import Setting
from ccms_tui.drafts import Drafts
from ccms_tui.screens.asked import Around
from ccms_tui.screens.form import Form
from tests.widgets.showing import Counted

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
GIVEN = {"case": 1, "seen": 2}
HOSTILE = "[@click=app.quit]x[/] [/b] \x1b]0;t\x07\u202e"


class Outcome(StrEnum):
    """What may be found."""

    UPHELD = "upheld"
    PARTLY = "partly upheld"
    REJECTED = "rejected"


class Propose(CaseCommand, frozen=True, kw_only=True):
    """Put an answer forward for approval."""

    outcome: Annotated[Outcome, Meta(description="What we find.")]
    rationale: Annotated[Prose, Meta(description="Why, for the file.")]
    remedy: Annotated[Money | None, Meta(description="What is paid.")] = None
    pay_by: Annotated[date | None, Meta(description="Paid by when.")] = None
    policy: Annotated[Word | None, Meta(description="Its section.", extra={"complete": "policies"})] = None
    points: Annotated[tuple[Line, ...], Meta(description="What each came to.")] = ()
    secret: Annotated[bool, Meta(description="Kept from the complainant.")] = False
    letter: Annotated[bytes | None, Meta(description="The letter.", extra={"file": True})] = None


async def policies(_: str) -> list[str]:
    return ["billing.charged-twice", "billing.late", HOSTILE]


def around(drafts: Drafts | None = None, aside: Content | None = None) -> Around:
    setting = Setting(date(2026, 11, 20), ZoneInfo("Europe/London"), "GBP")
    return Around(setting, {"policies": policies}, drafts.draft("db", "ann") if drafts else None, aside)


class Desk(Counted):
    """Opens forms and takes what they hand back."""

    def __init__(self, kind: type[Form] = Form) -> None:
        super().__init__()
        self.kind = kind
        self.answers: list[Command | None] = []
        self.told: list[str] = []

    def open(self, sent: Command | None = None, news: str = "", about: Around | None = None) -> Form:
        form = self.kind(Propose, GIVEN, sent, news, about or around())
        self.push_screen(form, self.answers.append)
        return form

    def notify(self, message: str, **more: Any) -> None:
        self.told.append(message)
        assert more["markup"] is False


def drafts_at(folder: Path) -> Drafts:
    """What is kept of unfinished forms, in a folder, on a fixed day."""
    return Drafts(folder, lambda: datetime(2026, 11, 20, tzinfo=UTC))
