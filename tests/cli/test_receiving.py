"""`ccms receive`: what came is recorded word for word, a whole mail is kept, and somebody sees to it."""

from base64 import encodebytes
from pathlib import Path

import pytest

from ccms_tui.desk.evidence import ExhibitContent
from ccms_tui.desk.record import Log
from tests.cli.calls import ccms, file, told
from tests.conftest import House

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
ATTACHED = bytes(range(256)) * 600
MAIL = b"""From: A. Person <a@mail.example>
To: complaints@northfield.example
Subject: Re: C-2026-000001
Date: Mon, 2 Mar 2026 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=iso-8859-1

It was \xa320, and it is still gone.
--x
Content-Type: application/octet-stream
Content-Disposition: attachment; filename=statement.bin
Content-Transfer-Encoding: base64

%s
--x--
""" % encodebytes(ATTACHED)


def test_a_whole_mail_is_read_and_kept_in_one_act(house: House, tmp_path: Path) -> None:
    path = tmp_path / "reply.eml"
    path.write_bytes(MAIL)
    done = told(house, "receive", str(path))
    assert done["version"] == 2
    (reply,) = house.sheet().replies
    assert reply.sender == '"A. Person" <a@mail.example>'
    assert "It was £20, and it is still gone." in reply.text
    assert "statement.bin (application/octet-stream, 153,600 bytes)" in reply.text
    assert len(reply.text) < 1000
    (item,) = house.sheet().evidence
    assert (item.name, item.kind, item.source) == ("reply-1.eml", "submission", reply.sender)
    assert house.ana.see(ExhibitContent(case=1, item=1)).content == MAIL
    assert house.ana.see(Log(case=1)).entries[0].summary == "received by email; evidence 1: reply-1.eml"


def test_what_is_no_whole_mail_is_recorded_as_it_came(house: House, tmp_path: Path) -> None:
    secret = file(tmp_path, "secret", "nobody is to read this")
    assert ccms(house, "receive", "--from", "A. Person", "--to", "1", typed=f"@{secret}").code == 0
    (reply,) = house.sheet().replies
    assert (reply.text, house.sheet().evidence) == (f"@{secret}", ())
    wrong = ccms(house, "receive", "--from", "A. Person", "--to", "1", typed=b"\xa320")
    assert (wrong.code, "not text in UTF-8" in wrong.err) == (2, True)


def test_the_queue_lists_what_came_in_until_it_is_seen_to(house: House) -> None:
    ccms(house, "receive", "--from", "A. Person", "--to", "1", typed="Where is it?")
    (row,) = told(house, "queue", "--view", "came-in")["rows"]
    assert row["reference"] == "C-2026-000001"
    page = " ".join(ccms(house, "case", "1").out.split())
    assert "answer see to what A. Person sent Ana Reyes" in page
    assert told(house, "act", "see-to", "1", "--text", "Rang them.")["act"] == "see-to"
    assert told(house, "queue", "--view", "came-in")["total"] == 0
