"""Putting a case file together: what it tells of a case, for whom, and the events that prove it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

import sqlalchemy
from sqlmodel import col

from ccms_tui import casefile
from ccms_tui.casefile.blocks import blocks
from ccms_tui.casefile.page import page
from ccms_tui.desk import cases as ask
from ccms_tui.desk.documents import document
from ccms_tui.desk.exporting import Enclosed, Export, Part
from ccms_tui.desk.timing import WhyThisDate
from ccms_tui.models import Event, Exhibit, Personal
from ccms_tui.rules.commitments import own_salt, revealed
from ccms_tui.rules.disclosing import Disclosure, Level
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.services import cases, timing
from ccms_tui.services.keeping import whats_wrong
from ccms_tui.services.ledger import subject_of
from ccms_tui.services.proving import prove
from ccms_tui.services.withholding import WITHHELD, redacted
from ccms_tui.services.work import Work

UNSAID = ("recorded_at", "happened_at", "summary", "actor", "on_behalf_of")
"""Of an event that is given as its hash alone, what its line of the timeline leaves empty."""
OF_THE_MOMENT = ("acts", "regime_words", "related", "links", "merged_into", "contains", "actions", "draft")
"""Of a sheet, what is about whoever looks at it, about other cases, or not yet said to anybody."""
VERIFIER = Path(casefile.__file__).with_name("verify.py")
EXTENSION = 12
"""The longest ending of an exhibit's name that its file keeps."""


@dataclass(frozen=True)
class Recorded:
    """An event with the personal values beside it, as far as they are still there."""

    body: dict[str, Any]
    raw: bytes
    salt: bytes
    texts: list[str] | None


@dataclass(frozen=True)
class Contents:
    """All of a case file that is made from the case alone: the same case makes the same bytes."""

    work: Work
    level: Level
    before: int
    """The version of the case up to which it tells, without the exports last made of it."""

    @property
    def disclosure(self) -> Disclosure:
        return self.work.premises.policy.disclosures[self.level]

    @cached_property
    def events(self) -> list[Recorded]:
        """The events that it tells of, in their order."""
        found = _recorded(self.work, self.before)
        while found[-1].body["act"] == Export.verb():
            found.pop()
        return found

    @property
    def version(self) -> int:
        return len(self.events)

    @cached_property
    def exhibits(self) -> tuple[Enclosed, ...]:
        """The exhibits that go with it."""
        return tuple(Enclosed(_path(row), row.number) for row in self._rows(withheld=False))

    @property
    def withheld(self) -> list[int]:
        """The items of evidence that do not."""
        return [row.number for row in self._rows(withheld=True)]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every other file of it."""
        events = ",\n".join(_spelled(self._disclosed(event)) for event in self.events)
        return (
            Part("case.html", page(blocks(self.told)).encode()),
            Part("case.json", f"{json.dumps(self.told, ensure_ascii=False, indent=1)}\n".encode()),
            Part("events.json", f"[\n{events}\n]\n".encode()),
            Part("verify.py", VERIFIER.read_bytes()),
        )

    @property
    def listed(self) -> list[dict[str, Any]]:
        """Each file of it with its size and its SHA-256."""
        own = {row.number: row for row in self._rows(withheld=False)}
        exhibits = ((one.path, own[one.item].sha256, own[one.item].size) for one in self.exhibits)
        return [*listed(self.parts), *(_line(*one) for one in exhibits)]

    @property
    def digest(self) -> str:
        """SHA-256 over the list of its files: what the ledger keeps of an export."""
        return sha256(_spelled(self.listed).encode()).hexdigest()

    def damaged(self) -> Findings:
        """What of the record itself stands against handing it out."""
        for row in self._rows(withheld=False):
            if what := whats_wrong(self.work.premises.files, row.sha256):
                yield Reason(
                    f"evidence {row.number} {what}: bring it back from a backup", "evidence integrity"
                )
        for one in prove(self.work.session, [subject_of(self.work.case)]).broken:
            yield Reason(f"version {one.version}: {one.what}", "ledger")

    def _rows(self, withheld: bool) -> list[Exhibit]:
        rows = self.work.dossier.rows(Exhibit)
        redacted = {row.original for row in rows}
        return [row for row in rows if self._withholds(row, row.number in redacted) == withheld]

    def _withholds(self, row: Exhibit, redacted: bool) -> bool:
        """Whether an item does not go with it: by rule, or for another stands in its place, or it is lost."""
        spared = self.disclosure.copies_only and (redacted or (row.original and row.aside_at))
        lost = row.wrong and row.aside_at
        ruled = self.disclosure.withholds("evidence", None, {"kind": row.kind.value})
        return bool(ruled or spared or lost)

    @cached_property
    def told(self) -> dict[str, Any]:
        """The case as `case.json` tells it, as it stood when the last of its events was recorded."""
        work, shown = self.work, [one.body for one in self.events if not self.disclosure.buries(one.body)]
        body = (shown or [self.events[0].body])[-1]
        then = Work(work.session, work.premises, work.actor, datetime.fromisoformat(body["at"]))
        sheet = document(cases.sheet(then, ask.Case(case=work.case.id)), then.now)
        whys = document(timing.why(then, WhyThisDate(case=work.case.id)).clocks, then.now)
        return {
            "organisation": work.organisation.name,
            "zone": work.organisation.zone,
            "level": self.level.value,
            "discloses": self.disclosure.title,
            "as_of_at": body["at"],
            **redacted({name: sheet[name] for name in sheet if name not in OF_THE_MOMENT}, self.disclosure),
            "version": self.version,
            "why": whys,
            "timeline": [self._entry(event, number) for number, event in enumerate(self.events, 1)],
        }

    def _entry(self, event: Recorded, number: int) -> dict[str, Any]:
        """An event as a line of the timeline; of a hash alone, no more than that it is there."""
        if self.disclosure.buries(event.body):
            return {"version": number, "act": WITHHELD, **dict.fromkeys(UNSAID)}
        body, texts = event.body, self._texts(event)
        return {
            "version": body["version"],
            "recorded_at": body["at"],
            "happened_at": body["happened_at"],
            "act": body["act"],
            "summary": revealed(body["summary"], [WITHHELD if text is None else text for text in texts]),
            "actor": body["actor"]["name"],
            "on_behalf_of": body["for"] and body["for"]["name"],
        }

    def _texts(self, event: Recorded) -> list[str | None]:
        """The personal texts of an event that the reader is shown."""
        return [] if event.texts is None else self.disclosure.shown(event.body, event.texts)

    def _disclosed(self, event: Recorded) -> dict[str, Any]:
        """An event as `events.json` has it: its exact text, with a salt and text for each personal value."""
        if self.disclosure.buries(event.body):
            return {"sha256": sha256(event.raw).hexdigest()}
        shown = enumerate(self._texts(event))
        personal = [text and [own_salt(event.salt, number).hex(), text] for number, text in shown]
        return {"body": event.raw.decode(), "personal": personal}


def listed(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Each of these files with its size and its SHA-256."""
    return [_line(one.path, sha256(one.content).hexdigest(), len(one.content)) for one in parts]


def _line(path: str, digest: str, size: int) -> dict[str, Any]:
    return {"path": path, "sha256": digest, "size": size}


def _spelled(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _recorded(work: Work, before: int) -> list[Recorded]:
    """The events of the case below a version."""
    beside = (col(Personal.subject) == Event.subject) & (col(Personal.version) == Event.version)
    wanted = sqlalchemy.select(col(Event.body), col(Personal.salt), col(Personal.texts))
    wanted = wanted.join(Personal, beside, isouter=True).order_by(col(Event.version))
    mine = (col(Event.subject) == subject_of(work.case), col(Event.version) < before)
    rows = work.session.execute(wanted.where(*mine))
    return [Recorded(json.loads(raw), raw, salt or b"", texts) for raw, salt, texts in rows]


def _path(row: Exhibit) -> str:
    """Where an exhibit lies in the file: its number, and the ending of its name if that is a plain one."""
    ending = PurePath(row.name).suffix.lower()
    plain = ending[1:].isalnum() and ending.isascii() and len(ending) <= EXTENSION
    return f"exhibits/{row.number:04}{ending if plain else ''}"
