"""A desk at the far end of a socket: the same, and none of the tests can tell."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from ccms_tui.desk.request import Desk
from ccms_tui.server.remote import RemoteDesk
from ccms_tui.server.serving import DeskServer


@contextmanager
def served(local: Desk) -> Iterator[tuple[Path, Desk]]:
    """Where a desk is served, and the desk as whoever calls there has it."""
    with tempfile.TemporaryDirectory(prefix="desk") as folder:
        path = Path(folder) / "s"
        with DeskServer(path, lambda _: local) as server:
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
            desk = RemoteDesk(path)
            try:
                yield path, desk
            finally:
                desk.close()
                server.shutdown()
