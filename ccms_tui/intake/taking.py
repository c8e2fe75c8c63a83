"""Complaints on their way to the desk, a page at a time: what is known is skipped, what is denied is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccms_tui.desk.batches import Batch
from ccms_tui.desk.opening import Known, Open
from ccms_tui.desk.request import Desk, Done
from ccms_tui.intake.report import Rejected, Report


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read: a command, or why there is none."""

    line: int
    cells: Mapping[str, str]
    command: Open | None
    wrong: str = ""


class Taking:
    """One file on its way to the desk, and what became of its rows."""

    def __init__(self, desk: Desk, dry_run: bool) -> None:
        self._desk, self._dry_run = desk, dry_run
        self._met = set[int]()
        """In a dry run, what would have been taken in, by the hash of its source."""
        self._rejected = list[Rejected]()
        self.read = self._opened = self._skipped = 0

    @property
    def in_vain(self) -> Rejected | None:
        """The first rejected row, where all were rejected."""
        return self._rejected[0] if self.read == len(self._rejected) else None

    def report(self, notes: tuple[str, ...]) -> Report:
        """What became of all rows."""
        return Report(self.read, self._opened, self._skipped, tuple(self._rejected), notes)

    def take(self, page: Sequence[Row]) -> None:
        """Have the desk open what is new in a page of rows."""
        self.read += len(page)
        before = len(self._rejected)
        sound = [(row, row.command) for row in page if row.command]
        self._rejected += [Rejected(row.line, row.wrong, row.cells) for row in page if not row.command]
        known = self._known([command for _, command in sound])
        new = [(row, command) for row, command in sound if command.source not in known]
        self._skipped += len(sound) - len(new)
        if self._dry_run:
            self._foresee([command for _, command in new])
        elif new:
            self._open(new)
        self._rejected[before:] = sorted(self._rejected[before:], key=lambda rejected: rejected.line)

    def _known(self, commands: Sequence[Open]) -> frozenset[str | None]:
        """The sources that were taken in already."""
        sources = tuple(command.source for command in commands if command.source)
        return frozenset(self._desk.see(Known(sources=sources)).known) if sources else frozenset()

    def _foresee(self, commands: Sequence[Open]) -> None:
        """Count what would be opened."""
        for command in commands:
            met = hash(command.source)
            self._skipped += met in self._met
            self._opened += met not in self._met
            self._met.add(met)

    def _open(self, new: Sequence[tuple[Row, Open]]) -> None:
        """Open them; what is denied and known by now came twice in this file, or meanwhile from elsewhere."""
        results = self._desk.do(Batch(commands=tuple(command for _, command in new))).results
        denied = [
            (row, command, str(result))
            for (row, command), result in zip(new, results, strict=True)
            if not isinstance(result, Done)
        ]
        known = self._known([command for _, command, _ in denied])
        wrong = [Rejected(row.line, why, row.cells) for row, one, why in denied if one.source not in known]
        self._opened += len(new) - len(denied)
        self._skipped += len(denied) - len(wrong)
        self._rejected += wrong
