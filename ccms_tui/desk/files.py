"""A file that a person names by its path."""

import os
import stat
from pathlib import Path

LARGEST = 25 * 2**20
_MEANT = "the path of a file"
_TOO_LARGE = f"a file of at most {LARGEST >> 20} MB"
_SAFELY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def content(path: str) -> bytes:
    """What is in it: never through a link, and never from a pipe or a device that would not end."""
    try:
        with os.fdopen(os.open(meant(path), _SAFELY), "rb") as file:
            _fit(os.fstat(file.fileno()))
            return fitting(file.read(LARGEST + 1))
    except OSError as error:
        raise _unread(error) from error


def fitting(data: bytes) -> bytes:
    """The same bytes, if they are not too many: a file may grow while it is read, and a pipe has no size."""
    if len(data) > LARGEST:
        raise ValueError(_TOO_LARGE)
    return data


def within(path: str) -> list[str]:
    """The path itself, or all that is in the folder that it names and in those below, links not followed."""
    folder = meant(path)
    if folder.is_symlink() or not folder.is_dir():
        return [path]
    found: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=_unreadable):
        found += [Path(here, name) for name in names]
        found += [link for name in folders if (link := Path(here, name)).is_symlink()]
    return sorted(map(str, found))


def there(path: str) -> None:
    """Refuse what content() would, without reading."""
    try:
        _fit(meant(path).lstat())
    except OSError as error:
        raise _unread(error) from error


def keep(path: str, data: bytes) -> Path:
    """Write a new file that only its owner can read; one that is there already, or a link, stays as it is."""
    wanted = meant(path)
    try:
        with os.fdopen(os.open(wanted, _ANEW, 0o600), "wb") as file:
            file.write(data)
    except FileExistsError as error:
        raise ValueError("it is there already, name a new file") from error
    except OSError as error:
        raise ValueError(
            f"{(error.strerror or 'it cannot be written').lower()}, name another file"
        ) from error
    return wanted


def meant(path: str) -> Path:
    """The path that was typed, with a person's own folder for `~`."""
    if "\0" in path:
        raise ValueError(_MEANT)
    try:
        return Path(path.strip()).expanduser()
    except RuntimeError as error:
        raise ValueError(_MEANT) from error


def _fit(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(f"{_MEANT}, not of a folder, a link or a device")
    if found.st_size > LARGEST:
        raise ValueError(_TOO_LARGE)


def _unreadable(error: OSError) -> None:
    raise ValueError(f"{error.filename}: {(error.strerror or 'it cannot be read').lower()}") from error


def _unread(error: OSError) -> ValueError:
    return ValueError(f"{_MEANT}: {(error.strerror or 'it cannot be read').lower()}")
