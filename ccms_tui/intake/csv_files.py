"""`ccms intake csv`: the complaints in a file of separated values, taken in page by page."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from ccms_tui.desk.request import Desk
from ccms_tui.intake.fitting import Unfit
from ccms_tui.intake.header import delimiter_of, header_of
from ccms_tui.intake.profile_files import load_profile
from ccms_tui.intake.profiles import Profile
from ccms_tui.intake.reading import BadFile, Record, Records, text_of
from ccms_tui.intake.report import Rejected, Report, write_rejects
from ccms_tui.intake.rows import Rows
from ccms_tui.intake.taking import Row, Taking

__all__ = ["BadFile", "Rejected", "Report", "load_profile", "take_in", "write_rejects"]

PAGE = 250
"""The rows that go to the desk together."""
HOPELESS = 10_000
"""The rows, all rejected, after which the rest would be too: the file or the profile is the wrong one."""


def take_in(
    desk: Desk,
    path: Path,
    profile: Profile,
    *,
    tell: Callable[[int], None],
    dry_run: bool = False,
    owner: str | None = None,
) -> Report:
    """Open a case for each row that is not known yet; `tell` hears how many rows were read so far."""
    taking = Taking(desk, dry_run)
    with text_of(path) as text:
        records = Records(text, delimiter_of(text, profile))
        stream = iter(records)
        rows = Rows(profile, _header(path, stream), owner)
        while page := [_row(rows, record) for record in islice(stream, PAGE)]:
            taking.take(page)
            tell(taking.read)
            if taking.read >= HOPELESS and (first := taking.in_vain):
                raise BadFile(f"{path} cannot be taken in: not one row of {taking.read:,}; {first.reason}")
    return taking.report(tuple(_notes(rows, records.windows, taking.read)))


def _header(path: Path, stream: Iterator[Record]) -> tuple[str, ...]:
    try:
        return header_of(stream)
    except BadFile as error:
        raise BadFile(f"{path} cannot be taken in: {error}") from error


def _row(rows: Rows, record: Record) -> Row:
    """A record as a command or a rejection."""
    if record.wrong:
        return Row(record.line, {"as it stands": record.cells[0]}, None, record.wrong)
    cells = rows.named(record.cells)
    try:
        return Row(record.line, cells, rows.command(record.cells))
    except Unfit as unfit:
        return Row(record.line, cells, None, str(unfit))


def _notes(rows: Rows, windows: int, read: int) -> Iterator[str]:
    """What should be known of how the file was read."""
    if not read:
        yield "it has a header, and no rows below it"
    if windows:
        yield f"what is not UTF-8, first in line {windows}, was read as Windows-1252: check the names"
    if not rows.columns:
        yield f"none of its columns is known to the profile of {rows.profile.title}: --map can name them"
    elif not rows.sources.numbered:
        yield "no column numbers the complaints: each is known by all that its row says"
