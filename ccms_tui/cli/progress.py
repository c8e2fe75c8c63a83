"""How far work is that takes more than a second, on standard error, where somebody is there to see it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import typer

from ccms_tui.cli.paper import is_terminal
from ccms_tui.cli.parts import Progress

PATIENCE, EVERY = 1.0, 0.1
"""Seconds before anything is shown, and between two changes of it."""


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """What work tells how far it is; the line is gone when the work is done."""
    began, shown = monotonic(), 0.0

    def told(done: int) -> None:
        nonlocal shown
        now = monotonic()
        if is_terminal(sys.stderr) and now - began > PATIENCE and now - shown > EVERY:
            shown = now
            typer.echo(f"\r{done:,} {what}", nl=False, err=True)

    try:
        yield told
    finally:
        if shown:
            typer.echo("\r\033[K", nl=False, err=True)
