"""A database of a hundred thousand cases, of which five in a hundred are open, made once and kept.

A few dozen cases are lived at the desk, each act by the person whose it is; the rest are stamped from them.
`ccms verify` holds on all of it, for every event is hashed and chained as the desk would. Events, personal
values and leaves lie in the file as an office writes them, by time: between those of one case lie those of
thousands of others.
"""

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path
from shutil import rmtree

from sqlalchemy import text

from benchmarks.complaints import account, name
from benchmarks.living import FOUNDED, lived
from benchmarks.office import ROOT, Office, founded, now, office
from benchmarks.patterns import EVENT, PERSONAL, Pattern, Row, Said
from ccms_tui.desk.record import Verify
from ccms_tui.rules.words import reference
from ccms_tui.services.ledger import genesis
from ccms_tui.store.database import Database
from ccms_tui.store.tree import Placed, Tree

CACHE = ROOT / ".bench_cache"
OPEN_EVERY = 20
"""One case in so many is open."""
A_TIME, SAMPLE, YEAR = 5000, 12, 2026
FAST = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -200000")
UNPLACED = text(
    "SELECT event.subject, event.version, event.digest FROM event LEFT JOIN leaf USING (subject, version)"
    " WHERE leaf.number IS NULL ORDER BY event.rowid"
)
"""In the order in which they were written."""
Patterns = tuple[list[Pattern], list[Pattern]]


def database(cases: int, tell: Callable[[str], None] = lambda _: None, folder: Path = CACHE) -> Office:
    """The office of so many cases, out of the cache if it is there and sound."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{cases}-cases.db"
    if not (path.exists() and _edition_of(path) == _edition() and _sound(path, cases)):
        tell(f"making a database of {cases:,} cases, once")
        _make(path, cases)
        assert _sound(path, cases), "a stamped case does not verify"
    return _office(path)


def _office(path: Path) -> Office:
    return office(f"sqlite:///{path}", path.with_suffix(".files"))


def _sound(path: Path, cases: int) -> bool:
    """Whether a sample of the cases holds."""
    own = _office(path).own
    return all(own.see(Verify(case=one)).ok for one in range(1, cases + 1, max(1, cases // SAMPLE)))


def _edition_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as kept:
        return int(kept.execute("PRAGMA user_version").fetchone()[0])


def _edition() -> int:
    """A number for the code by which cases are written: of another edition, the database is made anew."""
    folders = (ROOT / "ccms_tui" / part for part in ("models", "services", "store", "rules"))
    code = b"".join(path.read_bytes() for folder in folders for path in sorted(folder.glob("*.py")))
    return int.from_bytes(sha256(code).digest()[:4]) >> 1


def _make(path: Path, cases: int) -> None:
    """Live some, stamp the rest, and put the whole in its place when it is done."""
    files = path.with_suffix(".files")
    rmtree(files, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        patterns = lived(Path(folder), files, cases // OPEN_EVERY, cases // 50)
        building = Path(folder) / "cases.db"
        founded(f"sqlite:///{building}", files, lambda: now() - FOUNDED).close()
        with closing(sqlite3.connect(building, isolation_level=None)) as kept:
            for setting in FAST:
                kept.execute(f"PRAGMA {setting}")
            _stamp(kept, patterns, cases)
            kept.execute(f"PRAGMA user_version = {_edition()}")
        _plant(f"sqlite:///{building}")
        building.replace(path)


def _stamp(kept: sqlite3.Connection, patterns: Patterns, cases: int) -> None:
    """Write so many cases as they stand, and then every event of them in the order of time."""
    (instance,) = kept.execute("SELECT instance FROM organisation").fetchone()
    each = {number: _one(patterns, number, cases) for number in range(1, cases + 1)}
    _write(kept, (row for number, one in each.items() for row in one.stood(_said(number))))
    _write(kept, _told(each, instance))


def _write(kept: sqlite3.Connection, rows: Iterator[tuple[str, Row]]) -> None:
    """Write rows, some thousand at a time, each into its table in the order in which they come."""
    while some := list(islice(rows, A_TIME)):
        into: dict[str, list[Row]] = defaultdict(list)
        for insert, row in some:
            into[insert].append(row)
        kept.execute("BEGIN")
        for insert, found in into.items():
            kept.executemany(insert, found)
        kept.execute("COMMIT")


def _told(each: dict[int, Pattern], instance: str) -> Iterator[tuple[str, Row]]:
    """What the ledger tells of these cases, by the instants at which it was recorded."""
    turns = sorted((event.at, event.version, number) for number, one in each.items() for event in one.events)
    last = {number: genesis(instance, f"case/{number}") for number in each}
    for _, version, number in turns:
        event = each[number].events[version - 1]
        row, texts = event.stamped(_said(number), f"case/{number}", last[number])
        last[number] = row[-1]
        yield EVENT, row
        yield PERSONAL, texts


def _plant(url: str) -> None:
    """Give every event that was stamped its place in the tree."""
    kept = Database(url)
    with kept.making() as connection:
        rows = connection.execute(UNPLACED.execution_options(yield_per=A_TIME))
        tree = Tree(connection)
        for some in rows.partitions():
            tree.add(Placed(*row) for row in some)
    kept.close()


def _one(patterns: Patterns, number: int, cases: int) -> Pattern:
    """The pattern of a case: one in twenty is open; the others are as old as their numbers."""
    open_, closed = patterns
    if number % OPEN_EVERY:
        return closed[number * len(closed) // (cases + 1)]
    return open_[number // OPEN_EVERY % len(open_)]


def _said(number: int) -> Said:
    return {
        "case": number,
        "reference": reference(number, YEAR),
        "name": name(number),
        "account": account(number),
    }
