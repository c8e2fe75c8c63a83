"""Has the process that stands by run a command, and is that command to whoever started this.

It imports next to nothing, for it is what each command costs.
"""

import fcntl
import marshal
import os
import signal
import socket
import sys
import termios
from types import FrameType

PASSED_ON = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def ask(at: str, words: list[str]) -> int:
    """How a command ended, as `wait` tells it; it is ended when this process is."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as line:
        line.connect(at)
        wanted = marshal.dumps((words, dict(os.environ), _umask(), _leave_terminal()))
        socket.send_fds(line, [wanted], [0, 1, 2, os.open(".", os.O_RDONLY)])

        def pass_on(number: int, _: FrameType | None) -> None:
            line.send(bytes([number]))

        for number in PASSED_ON:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, pass_on)
        return int.from_bytes(line.recv(4), "big")


def end(status: int) -> None:
    """End as the command did, be it by a signal."""
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        if -code in PASSED_ON:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    sys.exit(code)


def _leave_terminal() -> bool:
    """Let go of a terminal of this process's own, for the command takes it; say whether there was one."""
    if os.getsid(0) != os.getpid() or not os.isatty(0):
        return False
    hangup = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    fcntl.ioctl(0, termios.TIOCNOTTY)
    signal.signal(signal.SIGHUP, hangup)
    return True


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


if __name__ == "__main__":
    end(ask(sys.argv[1], sys.argv[2:]))
