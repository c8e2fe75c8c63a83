"""Calls of the whole command line in this process, at the desk of somebody in the house."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from ccms_tui.cli.parts import Parts
from ccms_tui.cli.program import program
from ccms_tui.seen import Memory
from ccms_tui.store.packs import load_regime, load_versions
from tests.conftest import DATA, House
from tests.rules.told import SHIPPED


@dataclass(frozen=True)
class Call:
    """How a call ended, and what it said where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


def ccms(house: House | None, *words: str, who: str = "ana", typed: str | bytes = "") -> Call:
    """Say something to `ccms`, as one of the people of the house; without one, no desk may be asked for."""

    def none(*_: object) -> Any:
        raise AssertionError("not asked for")

    parts = Parts(
        data=DATA,
        now=house.clock if house else none,
        open_desk=(lambda *_: house.desk(who)) if house else none,
        memory=lambda url: (
            Memory(house.files.with_name(f"seen-{who}"), url, house.clock) if house else none()
        ),
        init=none,
        migrate=none,
        serve=none,
        terminal=none,
        demo=none,
        regimes=lambda: load_versions(DATA / "regimes"),
        read_regime=load_regime,
        watching=lambda: SHIPPED.watching,
    )
    ran = CliRunner().invoke(program(parts), list(words), input=typed, catch_exceptions=False)
    return Call(ran.exit_code, ran.stdout, ran.stderr)


def told(house: House, *words: str, who: str = "ana") -> Any:
    """The document that a call answers with, insisting that all is well."""
    call = ccms(house, *words, "--json", who=who)
    assert call.code == 0, call
    return call.json


def file(folder: Path, name: str, content: str) -> str:
    """A file with something in it."""
    path = folder / name
    path.write_text(content)
    return str(path)
