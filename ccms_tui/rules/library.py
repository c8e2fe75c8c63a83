"""The policy library: numbered sections of texts that a complaints manager writes, and how one is cited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
"""How a section is numbered: once in the whole library, so that a number alone names it."""
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
VERSION = re.compile(r"^Version ([0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?)\b", re.MULTILINE)
SECTION = re.compile(rf"^## ({NUMBER.pattern}) (.+)$((?:\n(?!##? ).*)*)", re.MULTILINE)
"""A numbered heading of a policy, which a decision cites, and all that stands below it."""


class BadSections(ValueError):
    """A policy that does not say what it must."""


@dataclass(frozen=True)
class Section:
    """A numbered section as it reads in one version of its policy."""

    number: str
    title: str
    text: str
    policy: str
    """The title of the policy that it stands in."""
    version: str

    @property
    def words(self) -> str:
        """All that its hash binds."""
        return f"{self.policy}, version {self.version}\n{self.number} {self.title}\n\n{self.text}\n"

    @cached_property
    def sha256(self) -> str:
        """What proves years later that this is the text that was in force, in hexadecimal."""
        return sha256(self.words.encode()).hexdigest()

    @property
    def named(self) -> str:
        """What a signature binds of it, in a line."""
        return f"{self.number} {self.title} ({self.policy}, version {self.version}) {self.sha256}"


Sections = Mapping[str, Section]
"""The library, by number."""


def read_sections(text: str) -> dict[str, Section]:
    """The sections of one policy, or what is wrong with it in a sentence."""
    title, version = TITLE.search(text), VERSION.search(text)
    if not title or not version:
        raise BadSections("a policy begins with `# Its title` and a line such as `Version 2026-01`")
    read: dict[str, Section] = {}
    for number, name, told in SECTION.findall(text):
        if number in read:
            raise BadSections(f"section {number} stands in it twice")
        read[number] = Section(number, name, told.strip(), title[1], version[1])
    return read


def cited(named: str) -> tuple[str, ...]:
    """The numbers that a decision names, such as 4.2, 7.1, each once."""
    return tuple(dict.fromkeys(part for part in re.split(r"[\s,;]+", named) if part))
