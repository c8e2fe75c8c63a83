"""An organisation to measure: a new database, and the desks of a few people who work there."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ccms_tui.desk.people import Enrol, Found
from ccms_tui.desk.request import Desk
from ccms_tui.local import desks, premises
from ccms_tui.rules.people import Role
from ccms_tui.services.premises import Premises
from ccms_tui.store.migrating import upgrade
from tests.postgres import binaries, cluster, make_database

ROOT = Path(__file__).parents[1]
PEOPLE: dict[str, tuple[int, str, Role]] = {
    "cora": (64001, "Cora Bell", Role.COORDINATOR),
    "ana": (64002, "Ana Reyes", Role.HANDLER),
    "sam": (64003, "Sam Tan", Role.SUPERVISOR),
    "ruth": (64004, "Ruth Mori", Role.COMPLIANCE),
}
"""Who works here, by the short names of this package: account, name, role."""


def now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Office:
    """A database with its files; every process that works on it makes one of its own."""

    url: str
    files: Path
    premises: Premises

    def desk(self, name: str) -> Desk:
        """The desk of one of the people."""
        return desks(self.premises)(PEOPLE[name][0])

    @property
    def own(self) -> Desk:
        """The desk of whoever runs this, who founded the organisation."""
        return desks(self.premises)(os.getuid())

    def close(self) -> None:
        """Leave the database."""
        self.premises.database.close()


def office(
    url: str,
    files: Path,
    clock: Callable[[], datetime] = now,
    chance: Callable[[int], bytes] = os.urandom,
) -> Office:
    """The office over a database that is there."""
    return Office(url, files, premises(url, ROOT / "data", files, clock, chance))


def founded(
    url: str,
    files: Path,
    clock: Callable[[], datetime] = now,
    chance: Callable[[int], bytes] = os.urandom,
) -> Office:
    """A new database, with everybody in it."""
    made = office(url, files, clock, chance)
    upgrade(made.premises.database)
    made.own.do(Found(name="Northfield Mutual", founder="Whoever measures"))
    for account, name, role in PEOPLE.values():
        made.own.do(Enrol(name=name, role=(role,), account=account))
    return made


Place = Callable[[], Office]
"""Makes a new office."""


@contextmanager
def places(folder: Path, wanted: tuple[str, ...] = ("SQLite", "Postgres")) -> Iterator[dict[str, Place]]:
    """New offices on each database there is; Postgres waits for the disk, as SQLite does."""
    programs = binaries() if "Postgres" in wanted else None

    def on_sqlite() -> Office:
        own = Path(tempfile.mkdtemp(dir=folder))
        return founded(f"sqlite:///{own}/cases.db", own / "files")

    if not programs:
        yield {"SQLite": on_sqlite}
        return
    with cluster(programs, durable=True) as server:

        def on_postgres() -> Office:
            own = Path(tempfile.mkdtemp(dir=folder))
            return founded(make_database(server, own.name.lower()), own / "files")

        both = {"SQLite": on_sqlite, "Postgres": on_postgres}
        yield {name: both[name] for name in wanted}
