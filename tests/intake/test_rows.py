"""What a row means: words, dates, categories, and text that is too long for where it belongs."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ccms_tui.desk.opening import Open
from ccms_tui.intake.csv_files import load_profile, take_in
from ccms_tui.intake.dates import Dates
from ccms_tui.intake.fitting import details, shortened
from ccms_tui.rules.words import Channel, Risk
from tests.intake.desks import PROFILES, Desk, opening, reasons

OWN = "Number,Customer,Subject,Complaint,Received,Channel,Category,Priority,Points,Branch no=\n"


def one(tmp_path: Path, row: str, header: str = OWN) -> Open:
    report, opened = opening(tmp_path / "t.csv", header + row + "\n", "plain")
    assert reasons(report) == []
    return opened[0]


def refused(tmp_path: Path, row: str, header: str = OWN) -> str:
    report, opened = opening(tmp_path / "t.csv", header + row + "\n", "plain")
    assert not opened
    return reasons(report)[0][1]


def test_a_table_of_ones_own_needs_no_profile_of_its_own(tmp_path: Path) -> None:
    row = (
        '17,Zoë Ó Súilleabháin,Late,"It was\nlate, ",24/12/2018 14:30,E-mail,Billing,Urgent,"late\n\nrude",7'
    )
    command = one(tmp_path, row)
    assert command.source == "csv:17"
    assert command.complainant == "Zoë Ó Súilleabháin"
    assert command.own_words == "It was\nlate, "
    assert command.received == datetime(2018, 12, 24, 14, 30, tzinfo=UTC)
    assert (command.channel, command.category, command.risk) == (Channel.EMAIL, "billing", Risk.HIGH)
    assert command.point == ("late", "rude")
    assert command.detail == ("Branch no=7", "risk_as_given=Urgent")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",A,b,,2018-05-01,,,,,", "it has no number to know it by: nothing stands in Number"),
        ("1,,b,,2018-05-01,,,,,", "it has no complainant: nothing stands in Customer"),
        ("1,A,b,,,,,,,", "it has no date received: nothing stands in Received"),
        (
            "1,A,b,,2018-02-30,,,,,",
            "received ‘2018-02-30’ is no date as this profile writes them: Y-M-D, D/M/Y, D.M.Y",
        ),
        ("1,A,b,,2027-01-01,,,,,", "it was received in the future (intake)"),
        ("1,A,b,,2018-05-01,,<b>,,,", "category ‘<b>’ is no code such as credit-reporting"),
        (
            f"1,A,b,,2018-05-01,,,,,{'x' * 13_000}",
            "Branch no has 13,000 characters, which is more than a case can hold",
        ),
        (
            f"{'1' * 300},A,b,,2018-05-01,,,,,",
            "its number, in Number, is more than one line of 200 characters",
        ),
    ],
)
def test_what_a_complaint_must_have_is_asked_for_by_the_names_of_the_file(
    tmp_path: Path, row: str, why: str
) -> None:
    assert refused(tmp_path, row).startswith(why)


def test_a_word_that_nobody_knows_is_refused_with_those_that_are(tmp_path: Path) -> None:
    assert refused(tmp_path, "1,A,b,,2018-05-01,pigeon,,,,").startswith(
        "channel ‘pigeon’ is not known; there are email,"
    )


def test_more_points_and_more_details_than_a_case_can_hold(tmp_path: Path) -> None:
    points = "\n".join(f"point {number}" for number in range(41))
    assert (
        refused(tmp_path, f'1,A,b,,2018-05-01,,,,"{points}",')
        == "it has 41 points, and at most 40 can be kept"
    )
    names = ",".join(f"c{number}" for number in range(61))
    row = "1,A,b,2018-05-01," + ",".join("x" * 61)
    assert refused(tmp_path, row, f"Number,Name,Title,Received,{names}\n").startswith(
        "it says more than a case can hold: 61"
    )


def test_what_does_not_fit_a_line_is_shortened_there_and_kept_whole(tmp_path: Path) -> None:
    subject = " ".join(f"word{number}" for number in range(80))
    command = one(tmp_path, f'1,A,{subject},,2018-05-01,,,,,"two\nlines"')
    assert len(command.summary) <= 200
    assert command.summary.endswith("…")
    assert subject.startswith(command.summary[:-1] + " ")
    kept = [line.partition("=") for line in command.detail]
    assert [name for name, _, _ in kept] == ["Branch no", "summary", "summary (2)", "summary (3)"]
    assert kept[0][2] == "two⏎lines"
    assert " ".join(text for name, _, text in kept if name.startswith("summary")) == subject


def test_a_detail_never_hides_another(tmp_path: Path) -> None:
    header, row = "Number,Name,Title,Received,shoe,shoe (2)\n", f"1,A,b,2018-05-01,{'x' * 300},y"
    assert refused(tmp_path, row, header) == "two of its details would have the same name"


def test_rejected_rows_are_told_in_their_order_whoever_rejected_them(tmp_path: Path) -> None:
    content = OWN + "1,A,b,,2027-05-01,,,,,\n2\n3,A,b,,2027-05-01,,,,,\n"
    report, _ = opening(tmp_path / "t.csv", content, "plain")
    assert [line for line, _ in reasons(report)] == [2, 3, 4]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert shortened("x" * 300) == "x" * 199 + "…"
    assert "".join(line.partition("=")[2] for line in details("n", "x" * 1_000)) == "x" * 1_000
    assert all(len(line) <= 200 for line in details("n", "x y " * 1_000))


def test_braces_and_percents_in_a_cell_are_text(tmp_path: Path) -> None:
    command = one(tmp_path, "1,%s {0} {summary},{{7*7}} ${x} %(y)s,,2018-05-01,,,,,")
    assert (command.complainant, command.summary) == ("%s {0} {summary}", "{{7*7}} ${x} %(y)s")


def test_a_number_that_comes_twice_in_a_file_opens_one_case(tmp_path: Path) -> None:
    rows = "1,A,b,,2018-05-01,,,,,\n" * 2 + "2,A,b,,2018-05-01,,,,,\n" * 260
    path = tmp_path / "t.csv"
    report, _ = opening(path, OWN + rows, "plain")
    assert (report.read, report.opened, report.skipped) == (262, 2, 260)
    again = take_in(Desk(), path, load_profile("plain", PROFILES), tell=lambda _: None, dry_run=True)
    assert (again.read, again.opened, again.skipped) == (262, 2, 260)


def test_a_dry_run_changes_nothing_and_an_owner_is_passed_on(tmp_path: Path) -> None:
    path, desk, profile = tmp_path / "t.csv", Desk(), load_profile("plain", PROFILES)
    path.write_text(OWN + "1,A,b,,2018-05-01,,,,,\n")
    assert take_in(desk, path, profile, tell=lambda _: None, dry_run=True).opened == 1
    assert not desk.opened
    assert take_in(desk, path, profile, tell=lambda _: None, owner="Ann").opened == 1
    assert desk.opened["csv:1"].owner == "Ann"
    assert take_in(desk, path, profile, tell=lambda _: None, dry_run=True).skipped == 1


NEW_YORK = Dates(("M/D/Y", "Y-M-D", "D.M.Y"), ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9/24/19", datetime(2019, 9, 24, 4, tzinfo=UTC)),
        ("01/02/99", datetime(1999, 1, 2, 5, tzinfo=UTC)),
        ("1/2/69", datetime(2069, 1, 2, 5, tzinfo=UTC)),
        ("2019-09-24T12:00:00-05:00", datetime(2019, 9, 24, 17, tzinfo=UTC)),
        ("2019-09-24 12:00:00.123Z", datetime(2019, 9, 24, 12, tzinfo=UTC)),
        ("2019-09-24 12:00 +0530", datetime(2019, 9, 24, 6, 30, tzinfo=UTC)),
        ("09/24/2019 12:05:06 AM", datetime(2019, 9, 24, 4, 5, 6, tzinfo=UTC)),
        ("09/24/2019 1:05 pm", datetime(2019, 9, 24, 17, 5, tzinfo=UTC)),
        ("24.9.2019", datetime(2019, 9, 24, 4, tzinfo=UTC)),
        ("2016-02-29", datetime(2016, 2, 29, 5, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, meant: datetime) -> None:
    assert NEW_YORK.instant(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24/9/2019",
        "2019-02-29",
        "0000-01-01",
        "1/1/0001",
        "9999-12-31",
        "2019-09-24 24:00",
        "2019-09-24 13:00 pm",
        "2019-09-24 12:00 +99:99",
        "٢٠١٩-٠٩-٢٤",
        "9/24-2019",
        "9/24/2019 soon",
        "9/24/2019\n",
        "1" * 10_000,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert NEW_YORK.instant(text) is None
