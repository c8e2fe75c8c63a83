"""The same script to both databases, with the same keys, clock and chance: the same ledger, byte for byte."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlmodel import col, select

from ccms_tui.desk.approving import Approve, Return
from ccms_tui.desk.closing import Close, Reopen
from ccms_tui.desk.deciding import Decide, Propose, WithdrawProposal
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.evidence import AddEvidence, ReviewEvidence
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.opening import Open
from ccms_tui.desk.owning import Accept, Assign, Decline
from ccms_tui.desk.people import Appoint, Away, Deactivate
from ccms_tui.desk.receiving import Receive, SeeTo
from ccms_tui.desk.request import CaseCommand, Command
from ccms_tui.desk.timing import KeepPromise, Pause, Promise, Resume, Review
from ccms_tui.desk.triage import AddPoint, Classify, ClearFlag, FindPoint, Flag, Note, TagCause
from ccms_tui.desk.witnessing import Place
from ccms_tui.models import Event
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import Channel, EvidenceKind, FlagKind, LetterKind, RemedyKind, Risk
from tests.conftest import House, Templates, in_this_process
from tests.postgres import drop_database
from tests.services.lives import LARGE, LETTER, WHY, whole

OPENED = Open(
    complainant="Zoë Ødegård-李",
    summary="Überzahlung: 100 % «zu viel»",
    channel=Channel.EMAIL,
    own_words="Zeile 1\nZeile 2 👩‍👩‍👧 \x1b[2J",
    account="AC-1",
    contact="zoe@example.org",
    representative="R. Epp",
    point=("charged twice", "nobody answered"),
    source="crm 1",
    detail=("company=Acme", "state=BY"),
)
FILE = {"file": bytes(range(256)), "kind": EvidenceKind.DOCUMENT, "source": "post"}
ANSWER = {"outcome": "upheld", "rationale": WHY, "policy": "3.1", "evidence": (1, 2)}
FOUND = {"finding": "upheld", "reason": WHY}
SCRIPT: list[tuple[str, Command | type[CaseCommand], dict[str, Any]]] = [
    ("ana", OPENED, {}),
    ("ana", OPENED, {}),
    ("ana", Open(complainant="B", summary="twice", channel=Channel.WEB, source="crm 1"), {}),
    ("ana", Open(complainant="B", summary="late", channel=Channel.WEB), {}),
    ("ana", Acknowledge, {}),
    ("ana", Acknowledge, {}),
    ("ana", Classify, {"category": "billing", "risk": Risk.HIGH}),
    ("ben", Classify, {"category": "delay", "risk": Risk.LOW}),
    ("ana", AddEvidence, FILE),
    ("ana", ReviewEvidence, {"item": 1, "comment": "as received"}),
    ("ana", ReviewEvidence, {"item": 2}),
    ("ana", AddPoint, {"text": "third"}),
    ("ana", FindPoint, {"point": 1, "evidence": (1, 2), **FOUND}),
    ("ana", FindPoint, {"point": 2, **FOUND}),
    ("ana", FindPoint, {"point": 9, **FOUND}),
    ("ana", FindPoint, {"point": 3, **FOUND}),
    ("ana", Flag, {"kind": FlagKind.VULNERABLE, "reason": "ill"}),
    ("sam", ClearFlag, {"kind": FlagKind.VULNERABLE, "reason": "well"}),
    ("ana", Pause, {"reason": "waiting_for_complainant", "note": "a statement"}),
    ("ana", Promise, {"text": "ring back", "by": date(2026, 3, 9)}),
    ("ana", Resume, {"reason": "it came"}),
    ("ana", SeeTo, {"text": "nothing came"}),
    ("ben", Receive, {"text": "the statement", "sender": "A. Person"}),
    ("ana", SeeTo, {"text": "kept as evidence"}),
    ("ana", KeepPromise, {"item": 1}),
    ("ana", Assign, {"to": "ben", "reason": "holiday"}),
    ("ben", Decline, {"reason": "busy"}),
    ("ana", Assign, {"to": "Cora Bell", "reason": "holiday"}),
    ("cora", Accept, {}),
    ("cora", Propose, ANSWER),
    ("cora", WithdrawProposal, {"reason": "more to say"}),
    ("cora", Propose, {**ANSWER, "remedy": RemedyKind.REFUND, "amount": LARGE}),
    ("sam", Return, {"comments": "say which"}),
    ("cora", Propose, {**ANSWER, "remedy": RemedyKind.REFUND, "amount": Money(25_001, "EUR")}),
    ("sam", Approve, {"comment": "fair"}),
    ("cora", Decide, {}),
    ("mori", Approve, {}),
    ("cora", Review, {"blocking": "x", "plan": "y"}),
    ("sam", Review, {"blocking": "x", "plan": "y"}),
    ("cora", Decide, {}),
    ("cora", Send, {"kind": LetterKind.FINAL_RESPONSE, "text": LETTER}),
    ("cora", Remediate, {"item": 1, "done": date(2026, 3, 20)}),
    ("cora", TagCause, {"cause": "billing.charged-twice", "note": "the till"}),
    ("cora", Close, {"next_action": "none", "note": "thanks"}),
    ("cora", Note, {"text": "they rang"}),
    ("cora", Reopen, {"reason": "more"}),
    ("adm", Away(name="Sam Tan", first=date(2026, 3, 2), last=date(2026, 4, 2)), {}),
    ("adm", Appoint(name="Cora Bell", role=(Role.SUPERVISOR, Role.HANDLER), team="East"), {}),
    ("adm", Deactivate(name="Ana Reyes", reassign_to="Ben Okoro"), {}),
]


def told(house: House) -> list[str]:
    """What came of each act of the script, told in the same words for both.

    Each event has its place before the next act, as on SQLite it always has: a letter says how far it is.
    """
    keys = count()
    answers = []
    for who, said, fields in SCRIPT:
        key = sha256(f"{next(keys)}".encode()).hexdigest()[:32]
        if isinstance(said, type):
            command: Command = said(case=1, seen=house.version(), key=key, **fields)
        else:
            command = msgspec.structs.replace(said, key=key if said is not OPENED else "0" * 32)
        house.later(hours=3, minutes=7)
        house.adm.do(Place())
        try:
            answers.append(str(house.desk(who).do(command)))
        except Denied as denied:
            answers.append(str(denied.why))
    return answers


def ledger(house: House) -> list[tuple[str, int, bytes, str]]:
    with house.premises.database.reading() as session:
        events = session.exec(select(Event).order_by(col(Event.at), col(Event.subject), col(Event.version)))
        return [(event.subject, event.version, event.body, event.digest) for event in events]


@pytest.fixture
def house_of(templates: Templates, tmp_path: Path) -> Iterator[Callable[[str], House]]:
    """A house with everybody in it and no case, over one kind of database."""
    with ExitStack() as stack:

        def made(kind: str) -> House:
            home = tmp_path / kind
            home.mkdir()
            url = templates.copy(kind, None, home)
            stack.callback(drop_database, url)
            return House(url, in_this_process, home / "files")

        yield made


def test_one_script_makes_one_ledger_on_both(house_of: Callable[[str], House]) -> None:
    houses = [house_of(kind) for kind in ("sqlite", "postgres")]
    first, second = (told(house) for house in houses)
    assert first == second
    assert 35 < sum(answer.startswith("Done(") for answer in first) < len(SCRIPT)
    one, two = map(ledger, houses)
    assert len(one) > 45
    assert one == two
    assert all(whole(house) for house in houses)
    for house in houses:
        house.premises.database.close()
