"""Tables taken in at the real desk, wherever it stands: what was asked for there is what the record says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccms_tui.desk.queue import Queue
from ccms_tui.desk.record import Verify
from ccms_tui.intake.csv_files import Report, load_profile, take_in
from ccms_tui.rules.words import Channel
from tests.conftest import MONDAY, House
from tests.intake.desks import PROFILES, reasons
from tests.intake.real import real

ROWS = """Number,Customer,Subject,Complaint,Received,Channel,Category,Owner,Branch
1,Anna,Late,"It was
late\x1b[2J",2018-05-01,E-mail,billing,,Leeds
2,Bo,Later,,{tomorrow},phone,billing,,York
3,Cleo,Never,,2018-05-02,phone,shoes,,York
4,Dan,Soon,,2018-05-03,phone,,Nobody,York
1,Anna,Late again,,2018-05-01,phone,billing,,Leeds
5\x1b,Eve,Now,,2018-05-04,phone,,Ben Okoro,York
"""


def taken_in(house: House, path: Path, profile: str, who: str = "ana") -> Report:
    return take_in(house.desk(who), path, load_profile(profile, PROFILES), tell=lambda _: None)


def test_each_row_is_a_case_or_is_told_with_the_desks_own_reasons(empty_house: House, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(ROWS.format(tomorrow=(MONDAY + timedelta(1)).date()))
    report = taken_in(empty_house, path, "plain")
    assert (report.read, report.opened, report.skipped) == (6, 2, 1)
    future, shoes, nobody = reasons(report)
    assert future == (4, "a complaint cannot have been received in the future (intake)")
    assert shoes[0] == 5
    assert shoes[1].startswith("there is no category shoes; there are billing,")
    assert nobody[0] == 6
    assert "Nobody" in nobody[1]
    again = taken_in(empty_house, path, "plain")
    assert (again.read, again.opened, again.skipped, len(again.rejected)) == (6, 0, 3, 3)


def test_a_case_says_what_its_row_said(empty_house: House, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(ROWS.format(tomorrow="2018-06-01"))
    taken_in(empty_house, path, "plain")
    sheet = empty_house.sheet(1)
    assert sheet.own_words == "It was\nlate␛[2J"
    assert (sheet.complainant, sheet.channel, sheet.category) == ("Anna", Channel.EMAIL, "billing")
    assert sheet.received_at == datetime(2018, 4, 30, 23, tzinfo=UTC)
    assert (sheet.source, sheet.details["Branch"]) == ("csv:1", "Leeds")
    assert [exhibit.name for exhibit in sheet.evidence] == ["own-words-as-received.txt"]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_eight_hundred_real_complaints_come_in_once_and_the_record_proves_itself(empty_house: House) -> None:
    path = real("cfpb_2018_layout18_narratives.csv")
    first, second = taken_in(empty_house, path, "cfpb"), taken_in(empty_house, path, "cfpb")
    assert (first.read, first.opened, first.skipped, first.rejected) == (802, 802, 0, ())
    assert (second.read, second.opened, second.skipped, second.rejected) == (802, 0, 802, ())
    assert empty_house.ana.see(Queue()).total == 802
    assert empty_house.sheet(1).details["company"] == "M&T BANK CORPORATION"
    assert empty_house.aud.see(Verify(replay=True)).ok
