"""Every pack against dates that were counted by hand: adding a pack takes its file and a table here."""

import csv
import json
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ccms_tui.store.packs import load_versions
from tests.cli.test_clock import program
from tests.tree import ROOT

HERE, PACKS = Path(__file__).parent, load_versions(ROOT / "data" / "regimes")
Row = dict[str, str]
ROWS = [(file.stem, row) for file in sorted(HERE.glob("*.csv")) for row in csv.DictReader(file.open())]
each = pytest.mark.parametrize(
    ("pack", "row"), ROWS, ids=[f"{pack}-{row['clock']}-{row['from']}{row['more']}" for pack, row in ROWS]
)


def due(*words: str) -> str:
    ran = CliRunner().invoke(program(), [*words, "--json"])
    assert ran.exit_code == 0, ran.output
    return str(json.loads(ran.stdout)["due_on"])


@each
def test_the_pack_reckons_it(pack: str, row: Row) -> None:
    when = ("--from", row["from"], "--calendar", row["calendar"])
    assert due("regime", "deadline", pack, row["clock"], *when, *shlex.split(row["more"])) == row["due_on"]


@each
def test_and_so_does_the_clock_that_is_told_the_rule(pack: str, row: Row) -> None:
    when = ("--from", row["from"], "--calendar", row["calendar"])
    assert due("clock", *when, *shlex.split(row["rule"])) == row["due_on"]


@pytest.mark.parametrize("id", sorted({id for id, _ in PACKS}))
def test_every_clock_and_track_of_every_pack_has_a_date_counted_by_hand(id: str) -> None:
    counted = {(row["clock"], "--stage 2" in row["more"]) for pack, row in ROWS if pack == id}
    for pack in (pack for pack in PACKS.values() if pack.id == id):
        wanted = {(rule.kind, rule.stage == 2) for rule in pack.clocks}
        assert wanted <= counted, f"{pack.name} needs rows in tests/regimes/{id}.csv"
        tracks = {row["more"] for name, row in ROWS if name == id}
        assert all(any(track.kind in more for more in tracks) for track in pack.tracks)
