"""Every attack there is a name for, on both databases, and what finds it: the table of docs/proof.md."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccms_tui.desk.evidence import CheckEvidence
from ccms_tui.desk.record import Verify
from ccms_tui.desk.witnessing import Claim
from ccms_tui.rules.epochs import Keyring
from ccms_tui.rules.notes import Note, read, spelled
from ccms_tui.services import epochs, growth, proving
from ccms_tui.signing import holds
from tests.conftest import House
from tests.services.attacked import Target, partly_seen
from tests.services.more_attacks import ATTACKS
from tests.tree import ROOT

PAGE = ROOT / "docs" / "proof.md"
ROW = re.compile(r"^\| ([a-z].*?) \| (.) \| (.) \| (.) \| (.) \|$", re.M)
HEAD = """| attack | chains, tree | and tables, files | and the last signed | and a checkpoint elsewhere |
|---|:-:|:-:|:-:|:-:|
"""
UNSEEN = {"truncate_the_tail_that_nobody_saw", "rewrite_the_tail_that_nobody_saw"}
"""What cannot be found: nobody else has seen what it changes."""
pytestmark = [
    pytest.mark.parametrize("empty_house", ["here"], indirect=True),
    pytest.mark.after(life=partly_seen),
]


def marks(target: Target) -> str:
    """What finds it, from the weakest look to the strongest, each with all that the ones before it have."""
    house, looks = target.house, ""
    kept = {what: _read(target.beside(what)) for what in (".signed", ".pub")}
    for what in kept:
        target.beside(what).unlink(missing_ok=True)
    looks += _mark(not house.aud.see(Verify()).ok)
    looks += _mark("✔" in looks or not house.aud.see(Verify(replay=True)).ok or _files_differ(house))
    for what, content in kept.items():
        if content is not None:
            target.beside(what).write_text(content)
    looks += _mark("✔" in looks or not house.aud.see(Verify()).ok)
    (note,) = read(target.note)
    assert holds(note, Keyring(target.key))
    claim = Claim(note.head.size, spelled(note.head.root), "the auditor")
    return looks + _mark("✔" in looks or not house.aud.see(Verify(seen=(claim,))).ok)


def _read(file: Path) -> str | None:
    return file.read_text() if file.exists() else None


def _mark(found: bool) -> str:
    return "✔" if found else "–"


def _files_differ(house: House) -> bool:
    return bool(house.aud.see(CheckEvidence()).altered)


def table() -> dict[str, str]:
    """What the page says of each attack."""
    return {name: "".join(found) for name, *found in ROW.findall(PAGE.read_text())}


@pytest.fixture(scope="session")
def rows() -> Iterator[dict[str, str]]:
    """What was found of each attack; with `PROOF=write`, put into the page."""
    found: dict[str, str] = {}
    yield found
    if os.environ.get("PROOF") == "write":
        lines = [f"| {_name(name)} | {' | '.join(found[name])} |\n" for name in ATTACKS]
        start, end = "<!-- attacks -->\n", "<!-- end -->"
        before, _, rest = PAGE.read_text().partition(start)
        PAGE.write_text(before + start + HEAD + "".join(lines) + end + rest.partition(end)[2])


def _name(attack: str) -> str:
    return attack.replace("_", " ")


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_finds_an_attack_is_what_the_page_says(house: House, attack: str, rows: dict[str, str]) -> None:
    target = Target(house)
    ATTACKS[attack](target)
    found = marks(target)
    assert rows.setdefault(attack, found) == found
    assert ("✔" in found) == (attack not in UNSEEN)
    if os.environ.get("PROOF") != "write":
        assert table()[_name(attack)] == found, "run `make proof`"


def test_nothing_is_found_where_nothing_was_done(house: House) -> None:
    target = Target(house)
    assert marks(target) == "––––"
    tree = house.aud.see(Verify()).tree
    assert tree
    assert tree.unseen == 1


def _ignores_the_last_link(monkeypatch: pytest.MonkeyPatch) -> None:
    every = proving._chain

    def all_but_the_last(found: Any, first: str, chain: Any) -> Any:
        yield from every(found, first, list(chain)[:-1])

    monkeypatch.setattr(proving, "_chain", all_but_the_last)


def _accepts_any_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "holds", lambda *_: True)


def _accepts_a_key_of_any_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    def whichever(note: Note, keys: Keyring) -> bool:
        return any(holds(note, Keyring(key)) for key in (keys.first, *(one.key for one in keys.handovers)))

    monkeypatch.setattr(growth, "holds", whichever)


def _believes_that_a_key_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epochs, "vouched", lambda *_: True)


def _skips_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    every = proving._chain

    def all_but_one(found: Any, first: str, chain: Any) -> Any:
        events = list(chain)
        yield from every(found, first, [] if events[0].subject == "case/2" else events)

    monkeypatch.setattr(proving, "_chain", all_but_one)


DEFECTS = (
    (_ignores_the_last_link, "edit_and_rehash_one_event"),
    (_accepts_any_key, "take_a_key_of_before_for_this_one"),
    (_accepts_a_key_of_any_epoch, "take_a_key_of_before_for_this_one"),
    (_accepts_a_key_of_any_epoch, "sign_an_old_size_with_a_newer_key"),
    (_believes_that_a_key_takes_over, "forge_a_key_that_takes_over"),
    (_skips_a_case, "edit_a_body"),
)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("defect", "attack"), DEFECTS)
def test_a_verifier_with_a_defect_is_found_out(
    house: House, defect: Any, attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Target(house)
    ATTACKS[attack](target)
    defect(monkeypatch)
    assert marks(target) != table()[_name(attack)]
