"""Looking into a file in a child process, which has so much time, so much memory and no file to open."""

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ccms_tui.previews.looked import Looked
from ccms_tui.rules.previews import preview

PATIENCE = 8.0
"""Seconds on the wall after which the child is killed; its own time is limited besides."""
ROOT = Path(__file__).parents[2]
CHILD = (sys.executable, "-s", "-P", "-m", "ccms_tui.previews")
OUT_OF_MEMORY = 3
TOO_LONG = "looking into it took too long and was stopped; export it to look at it"
TOO_MUCH = "looking into it took too much memory and was stopped; export it to look at it"
DAMAGED = "it is damaged, or not what it seems to be: shown byte for byte"


def look(content: bytes, limit: int, child: tuple[str, ...] = CHILD) -> Looked:
    """At most so many lines of a file; where that fails it is shown as text or bytes, with a word on why."""
    told = _told(content, limit, child)
    if isinstance(told, str):
        form, lines = preview(content, limit)
        return Looked(form, lines, told)
    return told


def _told(content: bytes, limit: int, child: tuple[str, ...]) -> Looked | str:
    """What the child says, or why it says nothing."""
    try:
        with _in_memory(content) as given, _in_memory() as answer:
            ended = subprocess.run(
                [*child, str(limit)],
                stdin=given,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
                timeout=PATIENCE,
                start_new_session=True,
            ).returncode
            if ended:
                return TOO_LONG if ended < 0 else TOO_MUCH if ended == OUT_OF_MEMORY else DAMAGED
            os.lseek(answer, 0, os.SEEK_SET)
            with os.fdopen(os.dup(answer), "rb") as file:
                return _read(json.loads(file.read()))
    except subprocess.TimeoutExpired:
        return TOO_LONG
    except (ValueError, TypeError, KeyError, RecursionError):  # whatever it was that answered
        return DAMAGED


def _read(told: dict[str, Any]) -> Looked:
    found = Looked(**told)
    return replace(found, lines=tuple(map(str, found.lines)), dots=b64decode(told["dots"]))


@contextmanager
def _in_memory(content: bytes = b"") -> Iterator[int]:
    """A file that is on no disk, at its beginning."""
    handle = os.memfd_create("ccms-preview")
    try:
        with os.fdopen(os.dup(handle), "wb") as file:
            file.write(content)
        os.lseek(handle, 0, os.SEEK_SET)
        yield handle
    finally:
        os.close(handle)
