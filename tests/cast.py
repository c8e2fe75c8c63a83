"""Who plays in the tests, and chances that are the same in every run."""

from hashlib import sha256
from itertools import count

from ccms_tui.rules.people import Role

PEOPLE: dict[str, tuple[int, str, tuple[Role, ...]]] = {
    "adm": (100, "Ada Min", (Role.ADMINISTRATOR,)),
    "sam": (101, "Sam Tan", (Role.SUPERVISOR,)),
    "ana": (102, "Ana Reyes", (Role.HANDLER,)),
    "ben": (103, "Ben Okoro", (Role.HANDLER,)),
    "cora": (104, "Cora Bell", (Role.COORDINATOR,)),
    "ida": (105, "Ida Holm", (Role.INVESTIGATOR,)),
    "mori": (106, "Ruth Mori", (Role.COMPLIANCE,)),
    "lee": (107, "Lee Marsh", (Role.LEGAL,)),
    "aud": (108, "Otto Dietz", (Role.AUDITOR,)),
    "sue": (109, "Sue Quist", (Role.SUPERVISOR,)),
}
"""Everybody, by the short name the tests use: account, name, roles; Ada founded the place."""


def key_of(short: str) -> str:
    """The key under which a person is enrolled, the same in every run."""
    return sha256(short.encode()).hexdigest()[:32]


class Chances:
    """Bytes that look random and are the same in every run."""

    def __init__(self) -> None:
        self._drawn = count()

    def __call__(self, size: int) -> bytes:
        return sha256(f"chance {next(self._drawn)}".encode()).digest()[:size]
