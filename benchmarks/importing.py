"""How many complaints come in a second, each with its whole entry in the ledger."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.complaints import as_table, opening
from benchmarks.figures import Figure, median, seconds
from benchmarks.office import ROOT, Office, Place, now
from ccms_tui.desk.batches import Batch
from ccms_tui.desk.opening import Open
from ccms_tui.desk.request import Done
from ccms_tui.intake.csv_files import PAGE, load_profile, take_in

AIM = 1_000.0


def figures(places: dict[str, Place], folder: Path, count: int, runs: int) -> Iterator[Figure]:
    """Complaints a second into each database, as batches and from a file."""
    file = folder / "complaints.csv"
    as_table(file, count, now())
    for database, place in places.items():
        part, said = f"import, {database}", f"{count:,} complaints"
        batched = median(runs, partial(_batched, place, count))
        yield Figure(part, f"{said}, in batches of {PAGE}", batched, "a second", least=AIM)
        read = median(runs, partial(_read, place, file, count))
        yield Figure(part, f"{said}, from a CSV file", read, "a second", least=AIM)


def _batched(place: Place, count: int) -> float:
    """Complaints a second that come in a page at a time, as every intake brings them."""
    made = place()
    commands = [opening(number, source="bench") for number in range(1, count + 1)]
    pages = [tuple(commands[start : start + PAGE]) for start in range(0, count, PAGE)]
    taken = sum(seconds(partial(_all_done, made, page)) for page in pages)
    made.close()
    return count / taken


def _all_done(made: Office, page: tuple[Open, ...]) -> None:
    results = made.desk("cora").do(Batch(commands=page)).results
    assert all(isinstance(one, Done) for one in results), results


def _read(place: Place, file: Path, count: int) -> float:
    """Complaints a second that come in from a file."""
    made = place()
    profile = load_profile("plain", ROOT / "data" / "intake")
    desk = made.desk("cora")
    reports = []
    taken = seconds(lambda: reports.append(take_in(desk, file, profile, tell=lambda _: None)))
    assert reports[0].opened == count, reports[0]
    made.close()
    return count / taken
