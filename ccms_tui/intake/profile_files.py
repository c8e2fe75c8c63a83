"""Profiles as files: those that come with the program, and a map of one's own laid over one."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccms_tui.intake.profile_tables import read_profile
from ccms_tui.intake.profiles import Profile
from ccms_tui.rules.tables import BadPack

PLAIN = "plain"
"""The profile for a file whose columns are named like the fields of a complaint."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def load_profile(name: str, folder: Path, over: Path | None = None) -> Profile:
    """The profile of this name in the folder, or in a file laid over the plain one; `over` goes on top."""
    given = [] if _NAME.fullmatch(name) else [Path(name)]
    tables = _read(_place(PLAIN if given else name, folder))
    for file in [*given, *([over] if over else [])]:
        tables = _laid(tables, _read(file))
    try:
        return read_profile(tables)
    except BadPack as error:
        raise BadPack(f"{over or name}:", str(error)) from error


def _place(name: str, folder: Path) -> Path:
    known = sorted(file.stem for file in folder.glob("*.toml"))
    if name not in known:
        raise BadPack(f"profile {name}", f"is unknown; there are {', '.join(known) or 'none'}")
    return folder / f"{name}.toml"


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadPack(f"{file}", f"cannot be read: {(error.strerror or 'unknown').lower()}") from error
    except ValueError as error:
        raise BadPack(f"{file}:", str(error)) from error


def _laid(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """One table over another: its keys win, but tables in both are laid over one another alike."""
    tables = {
        key: _laid(under[key], value)
        for key, value in over.items()
        if isinstance(value, dict) and isinstance(under.get(key), dict)
    }
    return {**under, **over, **tables}
