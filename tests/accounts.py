"""Acting as several people: processes under other accounts, with a Python and a program they may read."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from typing import Any

import pytest

PEOPLE = (61001, 61002, 61003, 61004)
PLACES = ("/usr/bin", "/usr/local/bin")
PYTHONS = "python3.[1-9][0-9]"
ROOT = Path(__file__).parent.parent
LOCKED = ROOT / "requirements.lock"
OTHERS_MAY_WRITE = 0o022
NEW_ENOUGH = "import sys; assert sys.version_info >= (3, 11); print(sys.version)"


class Unsafe(RuntimeError):
    """A folder that is ours by name belongs to somebody else."""


@dataclass(frozen=True)
class Accounts:
    """Four people who share only the machine; a command may begin with `python` or `ccms`."""

    python: Path
    code: Path
    homes: Path
    people: tuple[int, ...] = PEOPLE

    def as_user(self, uid: int, argv: Sequence[str | Path], **run: Any) -> subprocess.CompletedProcess[Any]:
        """Run a command as one of them, in a home of their own; `env` is added to a bare environment."""
        return subprocess.run(self._command(argv), **self._bare(uid, run))

    def start_as(self, uid: int, argv: Sequence[str | Path], **popen: Any) -> "subprocess.Popen[Any]":
        """The same, not waited for."""
        return subprocess.Popen(self._command(argv), **self._bare(uid, popen))

    def home(self, uid: int) -> Path:
        """A folder that only this person can enter."""
        home = self.homes / str(uid)
        if not home.exists():
            home.mkdir(mode=0o700)
            os.chown(home, uid, uid)
        return home

    def shared(self, name: str, mode: int = 0o1777) -> Path:
        """A folder that all of them can enter; as given, and write."""
        folder = self.homes / name
        folder.mkdir()
        folder.chmod(mode)
        return folder

    def _command(self, argv: Sequence[str | Path]) -> list[str | Path]:
        known: dict[str, list[str | Path]] = {
            "python": [self.python],
            "ccms": [self.python, "-m", "ccms_tui"],
        }
        return [*known.get(str(argv[0]), [argv[0]]), *argv[1:]]

    def _bare(self, uid: int, given: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing of root's: neither groups, nor environment, nor folder."""
        home = self.home(uid)
        bare = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        python = {"PYTHONPATH": str(self.code), "PYTHONDONTWRITEBYTECODE": "1"}
        environment = bare | python | dict(given.get("env") or {})
        return {"cwd": home, **given, "env": environment, "user": uid, "group": uid, "extra_groups": []}


@pytest.fixture(scope="session")
def accounts() -> Iterator[Accounts]:
    """Four people with the program as it is now."""
    if os.getuid() != 0:
        pytest.skip("acting as several people takes root")
    with tempfile.TemporaryDirectory(prefix="people", dir="/tmp") as folder:
        place = Path(folder)
        for name in ("code", "homes"):
            (place / name).mkdir()
        for name in ("ccms_tui", "data"):
            copytree(ROOT / name, place / "code" / name, ignore=ignore_patterns("__pycache__"))
        python = environment()
        subprocess.run([python, "-m", "compileall", "-qq", place / "code"], check=True)
        _open_to_all(place)
        yield Accounts(python, place / "code", place / "homes")


def environment() -> Path:
    """A Python that everybody may run, with what the program stands on; made once for each lock."""
    base, version = _base()
    made_of = sha256(LOCKED.read_bytes() + f"{base}{version}".encode()).hexdigest()[:16]
    final = Path(f"/var/tmp/ccms-accounts-{os.getuid()}-{made_of}")
    with LOCKED.open() as lock:
        flock(lock, LOCK_EX)
        if not os.path.lexists(final):
            _make(base, final)
    _ours(final)
    return final / "bin" / "python"


def _base() -> tuple[Path, str]:
    """The first Python, new enough, that an account with no rights can run, and its version."""
    candidates = [Path(sys.executable).resolve()]
    candidates += [path for place in PLACES for path in sorted(Path(place).glob(PYTHONS)) if path.exists()]
    for candidate in candidates:
        version = _version(candidate)
        if version:
            return candidate, version
    pytest.skip(f"no Python 3.11 or newer that every account may run, in {' or '.join(PLACES)}")


def _version(python: Path) -> str:
    """What a Python says of itself to an account with no rights, or nothing."""
    lent = partial(subprocess.run, user=PEOPLE[0], group=PEOPLE[0], extra_groups=[], cwd="/", env={})
    try:
        return str(lent([python, "-c", NEW_ENOUGH], capture_output=True, text=True).stdout)
    except PermissionError:
        return ""


def _make(base: Path, final: Path) -> None:
    """Build beside, then put in place whole."""
    building = Path(tempfile.mkdtemp(prefix="ccms-accounts-building-", dir=final.parent))
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)
    try:
        run([base, "-m", "venv", "--without-pip", building])
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        run([*pip, "--python", building / "bin" / "python", "install", "--require-hashes", "-r", LOCKED])
        _open_to_all(building)
        building.rename(final)
    finally:
        rmtree(building, ignore_errors=True)


def _ours(folder: Path) -> None:
    """Insist that nobody else made a folder or can change it."""
    found = folder.lstat()
    real = folder.is_dir() and not folder.is_symlink()
    if not real or found.st_uid != os.getuid() or found.st_mode & OTHERS_MAY_WRITE:
        raise Unsafe(f"{folder} is not ours alone: remove it")


def _open_to_all(folder: Path) -> None:
    """Let everybody read, and only us write."""
    subprocess.run(["chmod", "-R", "a+rX,go-w", folder], check=True)
