"""Opens a command in a terminal of its own, sees that it draws a screen, and leaves it with ctrl+q."""

import os
import pty
import select
import sys
from fcntl import ioctl
from struct import pack
from termios import TIOCSWINSZ
from time import monotonic

FULL_SCREEN = b"\x1b[?1049h"
LEAVE = b"\x11"
LIMIT = 60.0


def glance(words: list[str]) -> int:
    """The exit code of a command that drew a screen and was left; 1 when it drew none."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(words[0], words)
    ioctl(terminal, TIOCSWINSZ, pack("HHHH", 40, 120, 0, 0))
    seen = _watched(terminal)
    _, status = os.waitpid(child, 0)
    drawn = FULL_SCREEN in seen
    sys.stdout.write("" if drawn else seen.decode(errors="replace"))
    return os.waitstatus_to_exitcode(status) if drawn else 1


def _watched(terminal: int) -> bytes:
    """All that it draws until it ends; once it rests it is asked to leave."""
    seen, limit = b"", monotonic() + LIMIT
    while monotonic() < limit:
        ready, _, _ = select.select([terminal], [], [], 1.0)
        if not ready and FULL_SCREEN in seen:
            os.write(terminal, LEAVE)
        try:
            seen += os.read(terminal, 65536) if ready else b""
        except OSError:
            break
    os.close(terminal)
    return seen


if __name__ == "__main__":
    sys.exit(glance(sys.argv[1:]))
