"""After an erasure no file of the database, its journals or the store has the words in any form."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from ccms_tui.desk.approving import Approve, Return
from ccms_tui.desk.closing import Close
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.erasing import Erase, Hold, Release, RequestErasure
from ccms_tui.desk.evidence import AddEvidence, Redact, ReviewEvidence, SetAside
from ccms_tui.desk.independence import ClearColleague, NameColleague
from ccms_tui.desk.letters import Remediate, Send
from ccms_tui.desk.owning import Accept, Assign, Decline
from ccms_tui.desk.points import ReopenPoint
from ccms_tui.desk.receiving import Receive, SeeTo
from ccms_tui.desk.referring import RecordRuling, Refer
from ccms_tui.desk.relating import Link
from ccms_tui.desk.timing import KeepPromise, Pause, Promise, Resume, Review
from ccms_tui.desk.triage import ClearFlag, FindPoint, Flag, Note, TagCause
from ccms_tui.models import OF_CASES
from ccms_tui.models.columns import PERSONAL
from ccms_tui.rules.erasing import Basis
from ccms_tui.rules.words import EvidenceKind, FlagKind, LetterKind, LinkKind, RemedyKind
from tests.cast import PEOPLE
from tests.conftest import House
from tests.services.backdoors import rows
from tests.services.lives import LARGE, LETTER, investigated, propose, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)

PLANTED = "Xanthippe"
"""A name that stands nowhere but where this puts it."""
LATELY = "Xerxes"
"""One that stands in the other case, which is not erased."""
UNSAID = {
    "case.offer_reason",
    "extension.reason",
    "settlement.words",
    "notice.missed",
    "erasure.reason",
    "erasure.why",
}
"""Columns that this life has no words in: no offer stands, its regime knows no extension and no settlement,
nobody missed a notice, and its erasure is not asked for yet."""


def forms(word: str) -> Iterator[bytes]:
    """The bytes by which a word may be written down."""
    plain = word.encode()
    yield from (plain, plain.lower(), plain.upper(), word.encode("utf-16-le"), word.encode("utf-16-be"))
    yield from (plain.hex().encode(), plain.hex().upper().encode())
    for shift in range(3):
        whole_groups = b64encode(b"\0" * shift + plain).rstrip(b"=")
        yield whole_groups[4 if shift else 0 : -1]


def lived(house: House) -> None:
    """A case that goes its whole way, in which everything that is somebody's own says this name."""
    own: dict[str, Any] = {"summary": f"for {PLANTED}", "own_words": f"I, {PLANTED}, say", "contact": PLANTED}
    more: dict[str, Any] = {"representative": PLANTED, "point": (PLANTED,), "detail": (f"note={PLANTED}",)}
    house.open(complainant=PLANTED, account=f"{PLANTED}-1", **own, **more)
    house.open(complainant=LATELY)
    house.act("ana", Flag, kind=FlagKind.VULNERABLE, reason=PLANTED)
    house.act("sam", ClearFlag, kind=FlagKind.VULNERABLE, reason=PLANTED)
    house.act("ana", Note, text=f"{PLANTED}\x1b[2J " + f"{PLANTED} and so on, " * 40)
    house.act("ana", Pause, reason="waiting_for_complainant", note=PLANTED)
    house.act("ana", Resume, reason=PLANTED)
    house.act("ana", Promise, text=PLANTED, by=house.now.date())
    house.act("ana", KeepPromise, item=1)
    house.act("ana", Assign, to="Ben Okoro", reason=PLANTED)
    house.act("ben", Decline, reason=PLANTED)
    for who, to in (("ana", "ben"), ("ben", "ana")):
        house.act(who, Assign, to=PEOPLE[to][1], reason=PLANTED)
        house.act(to, Accept)
    item: dict[str, Any] = {"kind": EvidenceKind.DOCUMENT, "source": PLANTED, "name": PLANTED}
    house.act("ana", AddEvidence, file=f"{PLANTED} wrote this".encode(), **item)
    house.act("ana", ReviewEvidence, item=1, comment=PLANTED)
    told_of_others(house)
    answered(house)
    afterwards(house)


def told_of_others(house: House) -> None:
    """What is said of colleagues, of other cases, of clocks and of items, with the same name all over it."""
    house.act("ana", Receive, text=PLANTED, sender=PLANTED)
    house.act("ana", SeeTo, text=PLANTED)
    house.act("ana", NameColleague, person="Ida Holm", reason=PLANTED)
    house.act("sam", ClearColleague, person="Ida Holm", reason=PLANTED)
    house.act("ana", Link, other="C-2026-000002", kind=LinkKind.PRECEDENT, note=PLANTED)
    house.act("sam", Review, blocking=PLANTED, plan=PLANTED)
    house.act("ana", Redact, item=1, file=f"{PLANTED}, redacted".encode(), description=PLANTED)
    house.act("sam", SetAside, item=2, reason=PLANTED)
    house.act("ana", FindPoint, point=1, finding="upheld", reason=PLANTED)
    house.act("ana", ReopenPoint, point=1, reason=PLANTED)
    house.act("ana", FindPoint, point=1, finding="upheld", reason=PLANTED)


def afterwards(house: House) -> None:
    """It goes to the ombudsman, and stays held for a while."""
    house.act("ana", Refer, body="The Ombudsman", reference=PLANTED)
    house.act("ana", RecordRuling, item=1, outcome="upheld", words=PLANTED)
    house.act("lee", Hold, reason=PLANTED)
    house.act("lee", Release, hold=1, reason=PLANTED)


def answered(house: House) -> None:
    """Its answer, with the same name all over it, and its end."""
    said: dict[str, Any] = {
        "next_action": PLANTED,
        "remedy_text": PLANTED,
        "rationale": f"{PLANTED} was charged twice.",
    }
    investigated(house)
    house.act("ana", FindPoint, point=2, finding="upheld", reason=PLANTED, evidence=(3,))
    for item in house.sheet().evidence:
        house.act("ana", ReviewEvidence, item=item.item, comment=PLANTED)
    also = (f"compensation; 5; 2026-04-01; Ana; {PLANTED}",)
    proposal = {"remedy": RemedyKind.REFUND, "amount": LARGE, "evidence": (3,), **said}
    propose(house, **proposal)
    house.act("sam", Return, comments=PLANTED)
    shown = propose(house, also=also, **proposal)
    house.act("sam", Approve, fingerprint=shown, comment=PLANTED)
    house.act("ana", Decide, fingerprint=shown)
    house.act("ana", Send, kind=LetterKind.FINAL_RESPONSE, text=f"Dear {PLANTED}\n\n{LETTER}")
    for remedy in house.sheet().remedies:
        house.act("ana", Remediate, item=remedy.number)
    house.act("ana", TagCause, cause="billing.charged-twice", note=PLANTED)
    house.act("ana", Close, next_action=PLANTED, note=PLANTED)


def found(house: House, word: str) -> set[str]:
    """The files in which a word stands in any form: of the database and its journals, and beside it."""
    kept = [path for path in house.files.parent.rglob("*") if path.is_file()] + _of_postgres(house)
    contents = ((path, path.read_bytes()) for path in kept)
    return {path.name for path, content in contents if any(form in content for form in forms(word))}


def _of_postgres(house: House) -> list[Path]:
    """The files of its tables, indexes and sequences, with all that it has in memory written there."""
    if house.premises.database.sqlite:
        return []
    with closing(psycopg.connect(house.url, autocommit=True)) as server:
        server.execute("CHECKPOINT")
        row = server.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert row
    folder = Path(str(conninfo_to_dict(house.url)["host"])) / "data" / "base" / str(row[0])
    return [path for path in folder.iterdir() if path.is_file()]


@pytest.mark.parametrize("form", list(forms(PLANTED)), ids=lambda form: form.hex()[:12])
def test_the_search_sees_every_form(empty_house: House, form: bytes) -> None:
    (empty_house.files.parent / "somewhere").write_bytes(b"<" + form + b">")
    assert "somewhere" in found(empty_house, PLANTED)


def unsaid(house: House) -> set[str]:
    """The columns for what is somebody's own in which the name does not stand."""
    found = set()
    for table in OF_CASES:
        for column in table.metadata.tables[str(table.__tablename__)].columns:
            if column.info.get(PERSONAL):
                said = f'SELECT 1 FROM "{table.__tablename__}" WHERE "{column.key}" LIKE \'%{PLANTED}%\''
                found |= set() if rows(house.url, said) else {f"{table.__tablename__}.{column.key}"}
    return found


def test_no_file_has_what_was_erased(empty_house: House) -> None:
    house = empty_house
    lived(house)
    assert unsaid(house) == UNSAID
    house.later(days=6 * 366)
    house.act("mori", RequestErasure, basis=Basis.COMPLAINANT_ASKS, reason=f"{PLANTED} wrote to us")
    assert len(found(house, PLANTED)) > 2
    house.act("lee", Erase, reference="C-2026-000001")
    assert found(house, PLANTED) == set()
    assert found(house, LATELY)
    assert whole(house)
