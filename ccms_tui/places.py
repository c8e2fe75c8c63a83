"""Where things are on this machine: what the program ships, what it keeps, what a person was typing."""

import os
from hashlib import sha256
from pathlib import Path
from shutil import rmtree


def data() -> Path:
    """The folder of regimes, policies and profiles: one of your own, if `CCMS_DATA` names it, or ours."""
    if named := os.environ.get("CCMS_DATA"):
        return Path(named)
    inside = Path(__file__).parent / "data"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "data"


def database() -> str:
    """The database of somebody who names none: a file among their own data."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('ccms') / 'ccms.db'}"


def demonstration() -> str:
    """The demonstration's database: a file of its own, made anew each time."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('ccms') / 'demonstration.db'}"


def clear(url: str) -> None:
    """Make room for a SQLite database: take away one that was there before, with its evidence."""
    file = Path(url.removeprefix("sqlite:///"))
    for beside in file.parent.glob(f"{file.name}*"):
        if beside.is_dir():
            rmtree(beside)
        else:
            beside.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)


def files(url: str) -> Path | str:
    """Where evidence lies: `CCMS_FILES`, or beside a SQLite file, or among the user's data for a server's.

    What `CCMS_FILES` names is a folder, or the URL of a place that many machines share.
    """
    if named := os.environ.get("CCMS_FILES"):
        return named if "://" in named else Path(named)
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///") + ".files")
    from platformdirs import user_data_path

    return user_data_path("ccms") / f"files-{sha256(url.encode()).hexdigest()[:12]}"


def key(url: str) -> Path:
    """Where the key that signs checkpoints lies: `CCMS_KEY`, beside a SQLite file, or among your own data."""
    if named := os.environ.get("CCMS_KEY"):
        return Path(named)
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///") + ".key")
    from platformdirs import user_data_path

    return user_data_path("ccms") / f"key-{sha256(url.encode()).hexdigest()[:12]}"


def state() -> Path:
    """Where drafts and the like are kept for whoever runs this."""
    from platformdirs import user_state_path

    return user_state_path("ccms")
