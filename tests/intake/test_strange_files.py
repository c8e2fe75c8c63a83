"""Files as people and machines really send them: read where they can be, else one sentence."""

import os
from pathlib import Path

import pytest

from ccms_tui.intake.csv_files import BadFile, load_profile, take_in
from tests.hostile import HOSTILE
from tests.intake.desks import PROFILES, Desk, opening, reasons

HEADER = "Complaint ID,Date received,Issue,Consumer complaint narrative\n"
ROW = "{},2018-05-01,Late fee,{}\n"


def written(*stories: str) -> str:
    return HEADER + "".join(ROW.format(number, story) for number, story in enumerate(stories, 1))


def test_commas_semicolons_tabs_and_bars_are_told_apart_by_the_names_of_columns(tmp_path: Path) -> None:
    for sign in ",;\t|":
        content = (
            written("well; yes | no").replace(",", sign) if sign == "," else written("a").replace(",", sign)
        )
        report, opened = opening(tmp_path / "t.csv", content)
        assert (report.opened, opened[0].summary) == (1, "Late fee"), sign


def test_a_spreadsheet_may_say_what_separates_cells(tmp_path: Path) -> None:
    report, _ = opening(
        tmp_path / "t.csv", "sep=;\r\n" + written("a").replace(",", ";").replace("\n", "\r\n")
    )
    assert (report.read, report.opened) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    report, opened = opening(tmp_path / "t.csv", written("Zoë — 漢字 👍").encode(encoding))
    assert opened[0].own_words == "Zoë — 漢字 👍"
    assert report.notes == ()


def test_what_is_not_unicode_is_windows_and_the_report_says_where(tmp_path: Path) -> None:
    content = written("plain", "Zoë’s café").encode("cp1252") + ROW.format(3, "Zoë in UTF-8").encode()
    report, opened = opening(tmp_path / "t.csv", content)
    assert [command.own_words for command in opened] == ["plain", "Zoë’s café", "Zoë in UTF-8"]
    assert report.notes == ("what is not UTF-8, first in line 3, was read as Windows-1252: check the names",)


def test_bytes_that_mean_nothing_on_windows_either_are_kept_visible(tmp_path: Path) -> None:
    _, opened = opening(tmp_path / "t.csv", written("x").encode().replace(b"x", b"a\x81b\x00c"))
    assert opened[0].own_words == "a\x81b␀c"


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    content = (
        '\n\n"Complaint ID","Date\nreceived",Issue\n1,2018-05-01,"Late\n\nfee"\n\n2,never,Late fee\n3,x,y\n'
    )
    report, _ = opening(tmp_path / "t.csv", content)
    assert [line for line, _ in reasons(report)] == [9, 10]
    assert report.opened == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_every_usual_way(tmp_path: Path, end: str) -> None:
    report, opened = opening(tmp_path / "t.csv", written("a", "b").replace("\n", end))
    assert (report.read, [command.own_words for command in opened]) == (2, ["a", "b"])


def test_rows_that_cannot_be_read_are_rejected_and_all_others_go_in(tmp_path: Path) -> None:
    stories = ['"never ended', "fine", '"say "hi" twice"', "well", "one, too many", "good"]
    report, opened = opening(tmp_path / "t.csv", written(*stories) + "7,2018-05-01\n")
    assert [command.own_words for command in opened] == ["fine", "well", "good"]
    assert reasons(report) == [
        (2, "a quotation mark inside a quoted cell is not doubled"),
        (4, "a quotation mark inside a quoted cell is not doubled"),
        (6, "it has 5 cells where the header has 4"),
        (8, "it has 2 cells where the header has 4"),
    ]
    assert report.rejected[0].row == {"as it stands": '1,2018-05-01,Late fee,"never ended\n'}
    assert report.rejected[2].row["column 5"] == " too many"
    assert report.read == 7


def test_a_quotation_that_never_ends_takes_nothing_with_it(tmp_path: Path) -> None:
    report, opened = opening(tmp_path / "t.csv", written('"open', *["x" * 100] * 2_000))
    assert reasons(report) == [(2, "a cell is longer than 131,072 characters")]
    assert len(opened) == 2_000
    report, opened = opening(tmp_path / "t.csv", written("fine", '"open'))
    assert reasons(report) == [(3, "a quoted cell never ends")]


def test_empty_cells_at_the_end_are_no_cells_too_many(tmp_path: Path) -> None:
    assert opening(tmp_path / "t.csv", written("a").replace("e,a\n", "e,a,,,\n"))[0].opened == 1


def test_what_is_too_long_is_rejected_with_its_length(tmp_path: Path) -> None:
    long = ["x" * 100_001, "x" * 100_000, "x" * 131_073, "x" * 3_000_000, "fine"]
    report, opened = opening(tmp_path / "t.csv", written(*long))
    assert reasons(report) == [
        (2, "what they say has 100,001 characters, and at most 100,000 can be kept"),
        (4, "a cell is longer than 131,072 characters"),
        (5, "the line is longer than 2,097,152 characters"),
    ]
    assert [len(command.own_words or "") for command in opened] == [100_000, 4]


def test_text_that_does_harm_is_handed_over_as_it_is(tmp_path: Path) -> None:
    stories = [story for story in HOSTILE.values() if "\0" not in story and "\ud800" not in story]
    content = written(*('"{}"'.format(story.replace('"', '""')) for story in stories))
    report, opened = opening(tmp_path / "t.csv", content)
    assert report.rejected == ()
    assert [command.own_words or "" for command in opened] == [
        story if story.strip() else "" for story in stories
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "cannot be taken in: it is empty"),
        ("\n \n\r\n", "cannot be taken in: it is empty"),
        (b"\xef\xbb\xbf", "cannot be taken in: it is empty"),
        (b"PK\x03\x04rest", "is a workbook or an archive: save its table as CSV first"),
        (b"%PDF-1.7", "is a PDF: save its table as CSV first"),
        (
            b"\x7fELF\x02\x01\0\0\0",
            "cannot be taken in: it does not begin with the names of columns in plain text",
        ),
        (
            "Issue".encode("utf-16-le"),
            "cannot be taken in: it does not begin with the names of columns in plain text",
        ),
        ('"a,b', "cannot be taken in: its header, in line 1, cannot be read: a quoted cell never ends"),
        (
            "ZIP code,State,zip_code\n1,2,3\n",
            "cannot be taken in: columns of the same name cannot be told apart: 'ZIP code', 'zip_code'",
        ),
    ],
)
def test_a_file_that_is_no_table_is_one_sentence(tmp_path: Path, content: str | bytes, why: str) -> None:
    with pytest.raises(BadFile) as wrong:
        opening(tmp_path / "t.csv", content)
    assert str(wrong.value) == f"{tmp_path}/t.csv {why}"


def test_a_header_alone_is_no_mistake_but_is_told(tmp_path: Path) -> None:
    report, opened = opening(tmp_path / "t.csv", HEADER)
    assert (report.read, opened, report.notes) == (0, [], ("it has a header, and no rows below it",))


def test_only_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    sayings = {
        tmp_path: "cannot be read: it is not a file",
        tmp_path / "pipe": "cannot be read: it is not a file",
        Path("/dev/zero"): "cannot be read: it is not a file",
        tmp_path / "none": "cannot be read: no such file or directory",
        Path("a\0b"): "cannot be read: it is no path",
    }
    for path, why in sayings.items():
        with pytest.raises(BadFile) as wrong:
            take_in(Desk(), path, load_profile("cfpb", PROFILES), tell=lambda _: None)
        assert str(wrong.value) == f"{path} {why}"


def test_a_file_of_another_kind_is_given_up_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(
        BadFile, match=r"not one row of 10,000; it has no date received: no column is called Date"
    ):
        opening(tmp_path / "t.csv", "Issue\n" + "x\n" * 20_000)
