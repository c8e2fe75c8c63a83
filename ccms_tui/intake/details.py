"""What a file says beside the fields of a complaint, kept as name=value."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccms_tui.intake.fitting import DETAILS, Unfit, details, fits, named
from ccms_tui.intake.profiles import CHANNEL, ID, RECEIVED, RISK, TEXTS, Profile


@dataclass(frozen=True, slots=True)
class _Kept:
    name: str
    column: int
    day: bool


class Details:
    """The columns of one file that are details: those that its profile names, and those it does not know."""

    def __init__(
        self, profile: Profile, header: Sequence[str], columns: Mapping[str, int], told: Collection[int]
    ) -> None:
        self._dates = profile.dates
        self._kept = (
            *(_Kept(name, columns[name], name in profile.days) for name in profile.detail if name in columns),
            *_others(profile, header, columns, told),
        )

    def of(self, cells: Sequence[str]) -> list[str]:
        """The details of a row, in as many lines as they take."""
        lines: list[str] = []
        for kept in self._kept:
            if text := cells[kept.column]:
                line = f"{kept.name}={self._dates.day(text) if kept.day else text}"
                lines += [line] if fits(line) else details(kept.name, text)
        return lines


def bounded(lines: list[str]) -> tuple[str, ...]:
    """These details, if a case can hold as many and none hides another."""
    if len(lines) > DETAILS:
        raise Unfit(f"it says more than a case can hold: {len(lines)} lines of detail, and at most {DETAILS}")
    names = {line.partition("=")[0] for line in lines}
    if len(names) < len(lines):
        raise Unfit("two of its details would have the same name")
    return tuple(lines)


def _others(
    profile: Profile, header: Sequence[str], columns: Mapping[str, int], told: Collection[int]
) -> Iterator[_Kept]:
    """The columns that nothing else is made of."""
    meant = (*profile.detail, ID, RECEIVED, CHANNEL, RISK)
    used = {*told, *(columns[name] for name in meant if name in columns)}
    taken = {*profile.detail, *TEXTS}
    for column, name in enumerate(header):
        if column not in used:
            yield _Kept(named(name, taken), column, False)
