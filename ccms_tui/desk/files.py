"""A file that a person names by its path."""

import os
import stat
from pathlib import Path

LARGEST = 25 * 2**20
_MEANT = "the path of a file"
_SAFELY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def content(path: str) -> bytes:
    """What is in it: never through a link, and never from a pipe or a device that would not end."""
    try:
        with os.fdopen(os.open(_path(path), _SAFELY), "rb") as file:
            _fit(os.fstat(file.fileno()))
            return file.read(LARGEST)
    except OSError as error:
        raise _unread(error) from error


def there(path: str) -> None:
    """Refuse what content() would, without reading."""
    try:
        _fit(_path(path).lstat())
    except OSError as error:
        raise _unread(error) from error


def _path(path: str) -> Path:
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
        raise ValueError(f"a file of at most {LARGEST >> 20} MB")


def _unread(error: OSError) -> ValueError:
    return ValueError(f"{_MEANT}: {(error.strerror or 'it cannot be read').lower()}")
