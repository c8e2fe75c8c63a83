"""After an erasure no file of the database, its journals or the store has the words in any form."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.closing import Close
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.erasing import Erase, RequestErasure
from ccms_tui.desk.evidence import ReviewEvidence
from ccms_tui.desk.letters import Remediate, Send
from ccms_tui.desk.owning import Assign, Decline
from ccms_tui.desk.timing import KeepPromise, Pause, Promise, Resume
from ccms_tui.desk.triage import ClearFlag, FindPoint, Flag, Note, TagCause
from ccms_tui.rules.erasing import Basis
from ccms_tui.rules.words import FlagKind, LetterKind
from tests.conftest import House
from tests.services.lives import add_evidence, proposed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)

PLANTED = "Xanthippe"
"""A name that stands nowhere but where this puts it."""
LATELY = "Xerxes"
"""One that stands in the other case, which is not erased."""


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
    house.act("ana", Flag, kind=FlagKind.VULNERABLE, reason=PLANTED)
    house.act("sam", ClearFlag, kind=FlagKind.VULNERABLE, reason=PLANTED)
    house.act("ana", Note, text=f"{PLANTED}\x1b[2J " + f"{PLANTED} and so on, " * 40)
    house.act("ana", Pause, reason="waiting_for_complainant", note=PLANTED)
    house.act("ana", Resume, reason=PLANTED)
    house.act("ana", Promise, text=PLANTED, by=house.now.date())
    house.act("ana", KeepPromise, item=1)
    house.act("ana", Assign, to="Ben Okoro", reason=PLANTED)
    house.act("ben", Decline, reason=PLANTED)
    add_evidence(house, content=f"{PLANTED} wrote this".encode())
    house.act("ana", ReviewEvidence, item=2, comment=PLANTED)
    answered(house)


def answered(house: House) -> None:
    """Its answer, with the same name all over it, and its end."""
    said: dict[str, Any] = {
        "next_action": PLANTED,
        "remedy_text": PLANTED,
        "rationale": f"{PLANTED} was charged twice.",
    }
    shown = proposed(house, **said)
    house.act("ana", FindPoint, point=2, finding="upheld", reason=PLANTED, evidence=(1,))
    house.act("ana", ReviewEvidence, item=1, comment=PLANTED)
    for item in house.sheet().evidence:
        house.act("ana", ReviewEvidence, item=item.item, comment=PLANTED)
    house.act("sam", Approve, fingerprint=shown, comment=PLANTED)
    house.act("ana", Decide, fingerprint=shown)
    house.act("ana", Send, kind=LetterKind.FINAL_RESPONSE, text=f"Dear {PLANTED}")
    house.act("ana", Remediate, item=1)
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


def test_no_file_has_what_was_erased(empty_house: House) -> None:
    house = empty_house
    lived(house)
    house.open(complainant=LATELY)
    house.later(days=6 * 366)
    house.act("mori", RequestErasure, basis=Basis.COMPLAINANT_ASKS, reason=f"{PLANTED} wrote to us")
    assert len(found(house, PLANTED)) > 2
    house.act("lee", Erase, reference="C-2026-000001")
    assert found(house, PLANTED) == set()
    assert found(house, LATELY)
    assert whole(house)
