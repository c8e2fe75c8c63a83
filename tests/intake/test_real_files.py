"""Complaints as the CFPB has published them over the years, all read by one profile."""

import csv
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ccms_tui.desk.opening import Open
from ccms_tui.intake.csv_files import load_profile, take_in
from ccms_tui.intake.profiles import fold
from ccms_tui.rules.words import Channel
from tests.intake.desks import PROFILES, Desk, reasons
from tests.intake.real import real

CFPB = load_profile("cfpb", PROFILES)
Y2018 = "cfpb_2018_layout18_narratives.csv"
WHOLE = {
    Y2018: 802,
    "cfpb_2013_snakecase18.csv": 1000,
    "cfpb_2016_layout18.csv": 349,
    "insight_test1_input.csv": 5,
    "official_fixture_v1-public.csv": 30,
    "official_fixture_v1-intake.csv": 30,
    "official_fixture_complaints-subset.csv": 280,
}


def taken_in(name: str) -> dict[str, Open]:
    desk = Desk()
    take_in(desk, real(name), CFPB, tell=lambda _: None)
    return desk.opened


def rows_of(name: str) -> list[dict[str, str]]:
    with real(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "count"), WHOLE.items())
def test_every_complaint_is_opened_once_however_often_its_file_comes(name: str, count: int) -> None:
    desk, told = Desk(), list[int]()
    first = take_in(desk, real(name), CFPB, tell=told.append)
    assert (first.read, first.opened, first.skipped, first.rejected) == (count, count, 0, ())
    assert told == [*range(250, count, 250), count]
    assert max(desk.pages) <= 250
    again = take_in(desk, real(name), CFPB, tell=lambda _: None)
    assert (again.read, again.opened, again.skipped, again.rejected) == (count, 0, count, ())
    assert len(desk.opened) == count


def test_what_people_said_is_kept_word_for_word() -> None:
    opened, rows = taken_in(Y2018), rows_of(Y2018)
    said = {f"cfpb:{row['Complaint ID']}": row["Consumer complaint narrative"] or None for row in rows}
    assert {source: command.own_words for source, command in opened.items()} == said
    assert sum(command.own_words is not None for command in opened.values()) == 179
    assert any("\n" in command.own_words for command in opened.values() if command.own_words)


def test_everything_that_a_row_says_is_found_again() -> None:
    opened = taken_in(Y2018)
    for row in rows_of(Y2018):
        command = opened[f"cfpb:{row['Complaint ID']}"]
        details = dict(line.split("=", 1) for line in command.detail)
        assert command.product == row["Product"]
        issue = row["Issue"] + (f" › {row['Sub-issue']}" if row["Sub-issue"] else "")
        assert command.point == (issue,)
        kept = {
            "company": "Company",
            "sub_product": "Sub-product",
            "state": "State",
            "zip": "ZIP code",
            "company_response": "Company response to consumer",
            "public_response": "Company public response",
            "timely": "Timely response?",
            "disputed": "Consumer disputed?",
            "tags": "Tags",
            "consent": "Consumer consent provided?",
        }
        assert {name: details.get(name, "") for name in kept} == {name: row[kept[name]] for name in kept}
        month, day, year = row["Date sent to company"].split("/")
        assert details["date_sent"] == f"{year}-{month}-{day}"
        month, day, year = row["Date received"].split("/")
        local = datetime(int(year), int(month), int(day), tzinfo=ZoneInfo("America/New_York"))
        assert command.received == local.astimezone(UTC)
        assert details.get("channel_as_given", row["Submitted via"]) == row["Submitted via"]


def test_the_first_complaint_of_2018_reads_like_a_complaint() -> None:
    command = next(iter(taken_in(Y2018).values()))
    assert command.source == "cfpb:759217"
    assert command.complainant == "Consumer in MI (zip 48382)"
    assert command.summary == "Mortgage: Loan modification,collection,foreclosure"
    assert command.category == "lending"
    assert command.channel is Channel.REGULATOR
    assert command.received == datetime(2014, 3, 12, 4, tzinfo=UTC)


def test_each_way_to_submit_is_one_of_our_channels() -> None:
    channels = Counter(command.channel for command in taken_in("cfpb_2013_snakecase18.csv").values())
    assert channels == {
        Channel.WEB: 691,
        Channel.LETTER: 107 + 19,
        Channel.REGULATOR: 92,
        Channel.PHONE: 90,
        Channel.EMAIL: 1,
    }


def test_two_figures_are_a_year_of_this_century_and_the_bureaus_own_names_are_known() -> None:
    public, inside = taken_in("official_fixture_v1-public.csv"), taken_in("official_fixture_v1-intake.csv")
    first = public["cfpb:3003003"]
    assert first.received == datetime(2019, 9, 24, 4, tzinfo=UTC)
    assert [(each.source, each.own_words, each.detail) for each in public.values()] == [
        (each.source, each.own_words, each.detail) for each in inside.values()
    ]


def test_without_numbers_rows_are_known_by_what_they_say_and_the_report_says_so() -> None:
    desk = Desk()
    report = take_in(desk, real("official_fixture_complaints-subset.csv"), CFPB, tell=lambda _: None)
    assert report.notes == ("no column numbers the complaints: each is known by all that its row says",)
    assert sum(source.endswith("-2") for source in desk.opened) == 1
    assert {command.channel for command in desk.opened.values()} == {Channel.IMPORT}


@pytest.mark.parametrize("name", ["official_fixture_utf-8.csv", "insight_test1_expected_report.csv"])
def test_a_table_of_something_else_gives_no_complaint(name: str) -> None:
    desk = Desk()
    report = take_in(desk, real(name), CFPB, tell=lambda _: None)
    assert report.read == len(report.rejected) > 1
    assert reasons(report)[0] == (2, "it has no summary: no column is called Product or Issue")
    assert "none of its columns is known" in report.notes[0]
    assert not desk.opened


def test_the_layout_of_today_is_known() -> None:
    lines = real("official_columns_current.txt").read_text().splitlines()
    assert len(lines) == 16
    assert all(CFPB.meanings(frozenset({fold(name)})) for name in lines)
