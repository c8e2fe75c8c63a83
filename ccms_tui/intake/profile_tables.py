"""Reading a profile from the tables of its file; what does not fit is refused by its key."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ccms_tui.intake.dates import Dates
from ccms_tui.intake.profiles import RISK, TEXTS, Profile, Sorting, W, Words, fold
from ccms_tui.intake.templates import Template, template
from ccms_tui.rules.tables import WORD, BadPack, Table
from ccms_tui.rules.words import Channel, Risk

_CODE = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")

_REQUIRED = {"title", "source", "zone", "dates", "columns"}
_OPTIONAL = {"nothing", "fields", "detail", "days", "channel", RISK, "category"}

Columns = Mapping[str, tuple[str, ...]]


def read_profile(values: Mapping[str, Any]) -> Profile:
    """The profile that these tables say."""
    table = Table(values).holds(_REQUIRED, _OPTIONAL)
    columns = _columns(table.table("columns"))
    category = _part(table, "category").holds(set(), {"default", "rules"})
    return Profile(
        title=table.of(str, "title"),
        source=_code(table, "source"),
        dates=_dates(table),
        columns=columns,
        nothing=frozenset(_texts(table, "nothing")),
        fields=dict(_fields(_part(table, "fields"), columns)),
        detail=_meanings(table, "detail", columns),
        days=frozenset(_meanings(table, "days", columns)),
        channel=_words(_part(table, "channel"), Channel),
        risk=_words(_part(table, RISK), Risk),
        category=_code(category, "default") if "default" in category.values else None,
        sortings=tuple(_sortings(category, columns)),
    )


def is_code(text: str) -> bool:
    """Whether a text can be the code of a category or a regime."""
    return len(text) <= 80 and bool(_CODE.fullmatch(text))


def _columns(table: Table) -> Columns:
    """The names of each meaning; a name that had two meanings would have none."""
    meant: dict[str, str] = {}
    for meaning in table.values:
        if not WORD.fullmatch(meaning):
            raise BadPack(table.key(meaning), "must be a word such as date_sent")
        for name in _texts(table, meaning):
            if meant.setdefault(fold(name), meaning) != meaning:
                raise BadPack(table.key(meaning), f"has {name!r}, which is {meant[fold(name)]} already")
    return {meaning: _texts(table, meaning) for meaning in table.values}


def _dates(table: Table) -> Dates:
    zone = table.of(str, "zone")
    try:
        found = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadPack("zone", f"must be a zone such as Europe/London, not {zone!r}") from error
    formats = _texts(table, "dates")
    if not formats:
        raise BadPack("dates", "must name a format, such as Y-M-D")
    try:
        return Dates(formats, found)
    except ValueError as error:
        raise BadPack("dates", str(error)) from error


def _fields(table: Table, columns: Columns) -> Iterator[tuple[str, tuple[Template, ...]]]:
    """The templates of each field of a complaint."""
    table.holds(set(), set(TEXTS))
    for field in TEXTS:
        if field in table.values:
            templates = tuple(map(template, _texts(table, field)))
            _known(table.key(field), [name for each in templates for name in each.names], columns)
            yield field, templates
        elif field in columns:
            yield field, (template(f"{{{field}}}"),)


def _words(table: Table, words: type[W]) -> Words[W]:
    """Our own words, and what others stand for them."""
    table.holds(set(), {"default", "unknown", "words"})
    said = _part(table, "words")
    given = {fold(word): said.one_of(words, word) for word in said.values}
    default, unknown = (
        table.one_of(words, key) if key in table.values else None for key in ("default", "unknown")
    )
    return Words({fold(word): word for word in words} | given, default, unknown)


def _sortings(table: Table, columns: Columns) -> Iterator[Sorting]:
    for rule in table.rows("rules") if "rules" in table.values else ():
        rule.holds({"is"}, set(columns))
        values = {key: frozenset(map(fold, _texts(rule, key))) for key in rule.values if key != "is"}
        if not values:
            raise BadPack(rule.key("is"), "is meant by nothing: name the values of a column")
        yield Sorting(_code(rule, "is"), values)


def _meanings(table: Table, key: str, columns: Columns) -> tuple[str, ...]:
    names = _texts(table, key)
    _known(key, names, columns)
    return names


def _known(key: str, names: Collection[str], columns: Columns) -> None:
    if unknown := [name for name in names if name not in columns]:
        raise BadPack(key, f"speaks of {unknown[0]}, which is not in [columns]: {', '.join(columns)}")


def _part(table: Table, key: str) -> Table:
    return table.table(key) if key in table.values else Table({}, table.key(key))


def _code(table: Table, key: str) -> str:
    code = table.of(str, key)
    if not is_code(code):
        raise BadPack(table.key(key), f"must be a code such as credit-reporting, not {code!r}")
    return code


def _texts(table: Table, key: str) -> tuple[str, ...]:
    """A text or a list of them; none where there is no such key."""
    given = table.values.get(key, [])
    found = given if isinstance(given, list) else [given]
    if not all(isinstance(text, str) and text.strip() for text in found):
        raise BadPack(table.key(key), f"must be a text or a list of texts, not {given!r}")
    return tuple(found)
