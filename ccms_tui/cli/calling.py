"""One call of the program: which desk, who asks it, and of what moment."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast
from zoneinfo import ZoneInfo

import typer

from ccms_tui.cli.answers import malformed
from ccms_tui.desk.cases import Case, CaseSheet
from ccms_tui.desk.denials import Denied, NotFound
from ccms_tui.desk.people import Bearings, WhoAmI
from ccms_tui.desk.typed import Setting, instant
from ccms_tui.rules.safe import safe

if TYPE_CHECKING:
    from ccms_tui.cli.parts import Parts
    from ccms_tui.desk.request import Desk

Ref = Annotated[str, typer.Argument(metavar="REF", help="The case: C-2026-000123, or the end of it, as 123.")]
MaybeRef = Annotated[
    str | None, typer.Argument(metavar="[REF]", help="One case; else all.", show_default=False)
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="INSTANT", help="As things were then, such as '2026-03-02 14:30'."),
]

SCHEMES = ("sqlite:///", "postgresql://", "postgresql+psycopg://", "unix:///")
SAY = "sqlite:////folder/file.db, postgresql://… or unix:///socket"


@dataclass(frozen=True)
class Calling:
    """What was said before the sub-command."""

    parts: "Parts"
    db: str | None
    plain: bool

    @cached_property
    def url(self) -> str:
        """Where the record is: as said, or in this account's own folder."""
        if not self.db:
            return f"sqlite:///{self.folder / 'ccms.db'}"
        if not self.db.startswith(SCHEMES):
            raise malformed(f"--db {self.db}: say {SAY}")
        return self.db

    @property
    def folder(self) -> Path:
        """Where this account keeps its data."""
        from platformdirs import user_data_path

        return user_data_path("ccms")


class Here:
    """A person at the desk, and the moment that what they see is of."""

    def __init__(self, calling: Calling, at: str | None = None) -> None:
        self.desk: Desk = calling.parts.open_desk(calling.url, _warn)
        self.now = calling.parts.now()
        self.at = self._instant(at) if at else None
        self.now = self.at or self.now

    @cached_property
    def bearings(self) -> Bearings:
        return self.desk.see(WhoAmI())

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.bearings.zone)

    @cached_property
    def setting(self) -> Setting:
        """What a day or an amount that is typed here means."""
        return Setting(self.now.astimezone(self.zone).date(), self.zone, self.bearings.currency)

    def sheet(self, ref: str) -> CaseSheet:
        """The case that a person means."""
        sheet = self.desk.see(Case(case=number(ref), at=self.at))
        agree(ref, sheet.reference)
        return sheet

    def _instant(self, text: str) -> datetime:
        try:
            return instant(text, self.setting)
        except ValueError as error:
            raise malformed(f"--at: {error}") from error


def calling(context: typer.Context) -> Calling:
    """What was said before this sub-command."""
    return cast(Calling, context.obj)


def here(context: typer.Context, at: str | None = None) -> Here:
    """The desk of whoever calls."""
    return Here(calling(context), at)


def _warn(text: str) -> None:
    """Say something beside the answer."""
    typer.echo(safe(f"WARNING: {text}"), err=True)


def number(ref: str) -> int:
    """The number at the end of a reference."""
    found = re.search(r"(?:^|-)0*([1-9][0-9]{0,14})\Z", ref.strip())
    if not found:
        raise malformed(f"{ref} is no case: say C-2026-000123, or the end of it, such as 123")
    return int(found[1])


def agree(ref: str, reference: str) -> None:
    """Insist that what was said is how the reference of the case that was found ends."""
    if not reference.endswith(ref.strip().upper()):
        raise Denied(NotFound(ref))
