"""Commands that go on until somebody stops them."""

import signal
import sys
from types import FrameType

ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def until_stopped() -> None:
    """From now on, being stopped is how it ends, unless whoever started it lets no such signal through."""
    for number in ENDS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
