"""A desk that keeps complaints in a dictionary, and files to take in at it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ccms_tui.desk.batches import Batch, Batched, Result
from ccms_tui.desk.denials import Refused
from ccms_tui.desk.opening import Known, KnownSources, Open
from ccms_tui.desk.request import Changes, Done
from ccms_tui.desk.wire import checked
from ccms_tui.intake.csv_files import Report, load_profile, take_in
from ccms_tui.rules.verdict import Reason

PROFILES = Path("data/intake")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Desk:
    """Opens what is new and well-formed, and refuses what was received after now or was opened before."""

    def __init__(self) -> None:
        self.opened: dict[str, Open] = {}
        self.pages: list[int] = []

    def do(self, order: Any) -> Any:
        batch = checked(order)
        assert isinstance(batch, Batch)
        self.pages.append(len(batch.commands))
        return Batched(tuple(map(self._open, batch.commands)))

    def see(self, view: Any) -> Any:
        asked = checked(view)
        assert isinstance(asked, Known)
        return KnownSources(tuple(source for source in asked.sources if source in self.opened))

    def changes(self, since: datetime) -> Changes:
        return Changes((), since)

    def _open(self, command: Open) -> Result:
        assert command.source
        assert command.received
        if command.received > NOW:
            return Refused((Reason("it was received in the future", "intake"),))
        if command.source in self.opened:
            return Refused((Reason("it was taken in already", "intake"),))
        self.opened[command.source] = command
        return Done(subject="case", version=1, act="open", summary="opened")


def opening(
    path: Path, content: str | bytes, profile: str = "cfpb", over: str = ""
) -> tuple[Report, list[Open]]:
    """What becomes of a file that says this, and the commands that were carried out."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    laid = path.with_suffix(".toml")
    laid.write_text(over)
    desk = Desk()
    report = take_in(desk, path, load_profile(profile, PROFILES, laid), tell=lambda _: None)
    return report, list(desk.opened.values())


def reasons(report: Report) -> Sequence[tuple[int, str]]:
    return [(rejected.line, rejected.reason) for rejected in report.rejected]
