"""A row of a file as the command that takes a complaint in."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import NoReturn

from ccms_tui.desk.opening import Open
from ccms_tui.intake.details import Details, bounded
from ccms_tui.intake.fitting import POINTS, STATEMENT, Unfit, details, fits, quoted, shortened
from ccms_tui.intake.profile_tables import is_code
from ccms_tui.intake.profiles import CHANNEL, RECEIVED, RISK, Profile, W, Words, fold
from ccms_tui.intake.sources import Sources
from ccms_tui.intake.templates import Filler
from ccms_tui.rules.words import Risk


class Rows:
    """Makes commands of the rows of one file; what its header tells is worked out once."""

    def __init__(self, profile: Profile, header: Sequence[str], owner: str | None = None) -> None:
        self.profile, self.header, self._owner = profile, header, owner
        self._names = [name or f"column {place}" for place, name in enumerate(header, 1)]
        at = {fold(name): column for column, name in enumerate(header) if name}
        self.columns = {meaning: at[name] for meaning, name in profile.meanings(frozenset(at)).items()}
        self._fill = {field: Filler(each, self.columns) for field, each in profile.fields.items()}
        self._verbatim = self._fill["own_words"].columns if "own_words" in self._fill else frozenset()
        told = frozenset[int]().union(*(fill.columns for fill in self._fill.values()))
        self._details = Details(profile, header, self.columns, told)
        self._sortings = tuple(profile.sorted_by(self.columns))
        self.sources = Sources(profile.source, self.columns, header)

    def command(self, row: Sequence[str]) -> Open:
        """The command that a row means, or Unfit."""
        self._measure(row)
        whole = [cell.strip() for cell in row]
        cells, kept = self._said(row, whole), self._details.of(whole)
        line = partial(self._line, cells, kept)
        return Open(
            complainant=line("complainant") or self._lacks("complainant"),
            summary=line("summary") or self._lacks("summary"),
            channel=self._word(CHANNEL, self.profile.channel, cells, kept) or self._lacks(CHANNEL),
            received=self._received(cells),
            own_words=self._own_words(cells),
            account=line("account"),
            contact=line("contact"),
            representative=line("representative"),
            point=self._points(cells, kept),
            category=self._category(cells),
            product=line("product"),
            risk=self._word(RISK, self.profile.risk, cells, kept) or Risk.LOW,
            regime=self._code("regime", cells),
            owner=line("owner") or self._owner,
            source=self.sources.of(row, whole),
            detail=bounded(kept),
        )

    def named(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by the names of their columns, or by their places."""
        spare = [f"column {place}" for place in range(len(self.header) + 1, len(row) + 1)]
        return dict(zip(self._names + spare, row, strict=False))

    def _measure(self, row: Sequence[str]) -> None:
        """A row with a cell too many or too few has its cells in the wrong columns."""
        wanted = len(self.header)
        if len(row) < wanted or any(row[wanted:]):
            raise Unfit(f"it has {len(row)} cells where the header has {wanted}")

    def _said(self, row: Sequence[str], whole: list[str]) -> list[str]:
        """The cells as templates see them: nothing where a cell says so, and a story as it was told."""
        nothing = self.profile.nothing
        cells = ["" if cell in nothing else cell for cell in whole]
        for column in self._verbatim:
            cells[column] = row[column] if cells[column] else ""
        return cells

    def _text(self, field: str, cells: Sequence[str]) -> str:
        return self._fill[field](cells) if field in self._fill else ""

    def _line(self, cells: Sequence[str], kept: list[str], field: str) -> str | None:
        """The text of a field on one line; of one that does not fit, the whole is kept as details."""
        text = self._text(field, cells)
        if fits(text):
            return text or None
        kept += details(field, text)
        return shortened(text)

    def _word(self, meaning: str, words: Words[W], cells: Sequence[str], kept: list[str]) -> W | None:
        """What a column's word means here; a word that says more than ours is kept as it was given."""
        text = cells[self.columns[meaning]] if meaning in self.columns else ""
        if not text:
            return words.default
        found = words.meant.get(fold(text), words.unknown)
        if not found:
            raise Unfit(f"{meaning} {quoted(text)} is not known; there are {', '.join(words.meant)}")
        if fold(text) != fold(found):
            kept += details(f"{meaning}_as_given", text)
        return found

    def _received(self, cells: Sequence[str]) -> datetime:
        text = cells[self.columns[RECEIVED]] if RECEIVED in self.columns else self._lacks(RECEIVED)
        found = self.profile.dates.instant(text or self._lacks(RECEIVED))
        if not found:
            formats = ", ".join(self.profile.dates.formats)
            raise Unfit(f"{RECEIVED} {quoted(text)} is no date as this profile writes them: {formats}")
        return found

    def _own_words(self, cells: Sequence[str]) -> str | None:
        text = self._text("own_words", cells)
        if len(text) > STATEMENT:
            raise Unfit(f"what they say has {len(text):,} characters, and at most {STATEMENT:,} can be kept")
        return text or None

    def _points(self, cells: Sequence[str], kept: list[str]) -> tuple[str, ...]:
        """One point a line."""
        text = self._text("point", cells)
        points = [line for each in text.split("\n") if (line := each.strip())]
        if len(points) > POINTS:
            raise Unfit(f"it has {len(points)} points, and at most {POINTS} can be kept")
        for number, point in enumerate(points, 1):
            kept += [] if fits(point) else details(f"point {number}", point)
        return tuple(map(shortened, points))

    def _category(self, cells: Sequence[str]) -> str | None:
        """What the row says, or what its product or issue means."""
        if said := self._code("category", cells):
            return said
        for category, values in self._sortings:
            if all(fold(cells[column]) in meant for column, meant in values):
                return category
        return self.profile.category

    def _code(self, field: str, cells: Sequence[str]) -> str | None:
        text = self._text(field, cells)
        code = text.casefold().replace(" ", "-")
        if text and not is_code(code):
            raise Unfit(f"{field} {quoted(text)} is no code such as credit-reporting")
        return code or None

    def _lacks(self, field: str) -> NoReturn:
        """Refuse a row for want of what every complaint must have."""
        called = "date received" if field == RECEIVED else field
        meanings = [name for each in self.profile.fields.get(field, ()) for name in each.names] or [field]
        if there := dict.fromkeys(
            self.header[self.columns[name]] for name in meanings if name in self.columns
        ):
            raise Unfit(f"it has no {called}: nothing stands in {' or '.join(there)}")
        names = dict.fromkeys(
            self.profile.columns[name][0] for name in meanings if name in self.profile.columns
        )
        raise Unfit(f"it has no {called}: no column is called {' or '.join(names) or field}")
