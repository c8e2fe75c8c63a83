"""Whatever a table holds, its rows add up: each was opened, was known already, or is rejected."""

import csv
from io import StringIO
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccms_tui.intake.csv_files import BadFile
from tests.hostile import HOSTILE
from tests.intake.desks import opening

NAMES = ["Number", "Name", "Title", "Complaint", "Received", "Channel", "Category", "Points", "shoe", "x=y"]
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
CELLS = st.one_of(
    TEXT,
    st.sampled_from([text.replace("\ud800", "").replace("\udfff", "") for text in HOSTILE.values()]),
    st.sampled_from(["", "2018-05-01", "31/12/2018", "3/1/2027", "web", "billing", "1", "x" * 250, "N/A"]),
)
LIKELY = st.tuples(TEXT, TEXT, CELLS, CELLS, st.just("2018-05-01"), *[CELLS] * 5).map(list)
ROWS = st.lists(LIKELY | st.lists(CELLS, max_size=12), max_size=30)
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def table(rows: list[list[str]], sign: str) -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=sign).writerows(rows)
    return text.getvalue().encode()


@ANY
@given(rows=ROWS, sign=st.sampled_from(",;\t"))
def test_every_row_is_accounted_for(tmp_path: Path, rows: list[list[str]], sign: str) -> None:
    report, opened = opening(tmp_path / "t.csv", table([NAMES, *rows], sign), "plain")
    assert report.read == report.opened + report.skipped + len(report.rejected)
    assert report.read == sum(any(map(str.strip, row)) for row in rows)
    assert report.opened == len(opened)
    assert all(rejected.reason and rejected.line > 1 for rejected in report.rejected)


@ANY
@given(content=st.binary(max_size=400) | ROWS.map(lambda rows: table(rows, ",")))
def test_any_file_at_all_is_read_or_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    try:
        report, _ = opening(tmp_path / "t.csv", content, "cfpb")
    except BadFile as error:
        assert str(error).startswith(str(tmp_path))
    else:
        assert report.read == report.opened + report.skipped + len(report.rejected)


@ANY
@given(stories=st.lists(TEXT.filter(str.strip), min_size=1, max_size=20, unique=True))
def test_what_was_written_is_what_is_kept(tmp_path: Path, stories: list[str]) -> None:
    rows = [[str(number), "A", "b", story, "2018-05-01"] for number, story in enumerate(stories)]
    _, opened = opening(tmp_path / "t.csv", table([NAMES[:5], *rows], ","), "plain")
    nothing = {"N/A", "n/a", "NULL", "null"}
    said = [None if story.strip() in nothing else story.replace("\0", "␀") for story in stories]
    assert [command.own_words for command in opened] == said
