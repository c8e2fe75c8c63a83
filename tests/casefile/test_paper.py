"""The case on paper: it says what the page says, whatever was written, and nothing waits for it."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ccms_tui.casefile.archive import write
from ccms_tui.casefile.blocks import Block, Heading, Paragraph, Table, Title, Verbatim, blocks
from ccms_tui.casefile.paper import paper
from ccms_tui.desk.exporting import Export
from ccms_tui.rules.disclosing import Level
from ccms_tui.rules.safe import safe
from tests.casefile.conftest import ADVICE, SECRET
from tests.casefile.files import members, printed, problems, run, unpacked
from tests.cli.calls import ccms
from tests.conftest import House
from tests.services.lives import closed

THEN = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)
FOOT = re.compile(r"^Case file C-2026-000001 Page (\d+) of (\d+)$", re.M)
TITLE = Title("Case file C-2026-000001", "A summary")


def squeezed(text: str) -> str:
    """A text without its spaces: where a line ends is for the paper to say."""
    return "".join(text.split())


def texts(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield from (block.name, block.about)
        case Table():
            for row in block.rows:
                yield from row
        case Heading() | Paragraph() | Verbatim():
            yield block.text


def on_paper(*blocks: Block) -> str:
    made = paper((TITLE, *blocks), THEN)
    assert made
    return printed(made)


def test_the_paper_says_what_the_page_says(archives: dict[Level, Path]) -> None:
    files = members(archives[Level.FULL].read_bytes())
    said = squeezed(FOOT.sub("", printed(files["case.pdf"])))
    wanted = [text for block in blocks(json.loads(files["case.json"])) for text in texts(block)]
    assert {SECRET, ADVICE} < set(wanted)
    assert [text for text in wanted if squeezed(text) not in said] == []


def test_each_page_says_of_which_case_it_is_and_which_of_how_many(archives: dict[Level, Path]) -> None:
    said = printed(members(archives[Level.FULL].read_bytes())["case.pdf"])
    count = len(FOOT.findall(said))
    assert count > 3
    assert FOOT.findall(said) == [(str(number), str(count)) for number in range(1, count + 1)]


def test_what_is_withheld_is_not_on_paper_either(archives: dict[Level, Path]) -> None:
    said = squeezed(printed(members(archives[Level.COMPLAINANT].read_bytes())["case.pdf"]))
    assert squeezed(SECRET) not in said and squeezed(ADVICE) not in said
    assert "[withheld]" in said


def test_a_paper_that_was_changed_is_not_proved(archives: dict[Level, Path]) -> None:
    files = members(archives[Level.FULL].read_bytes())
    assert problems(files) == []
    spoilt = {**files, "case.pdf": files["case.pdf"].replace(b"%PDF-1.7", b"%PDF-1.4")}
    assert problems(spoilt) == ["case.pdf is not as it was sealed"]


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd") #import "@preview/x:1.0.0": * #panic("x")',
        "*bold* _slanted_ $x^2$ <label> @label = heading // gone /* gone too */ `raw` \\u{41} #{1 + 1} ]",
        '","type":"Title"}] \\" {"blocks":[]}',
    ],
)
def test_nothing_that_people_write_is_obeyed(hostile: str) -> None:
    said = on_paper(
        Heading(hostile), Paragraph(hostile), Verbatim(hostile), Table(("a", hostile), (("b", hostile),))
    )
    assert squeezed(said).count(squeezed(hostile)) == 5


def test_many_scripts_are_readable_and_what_no_font_has_is_shown_by_its_number() -> None:
    said = on_paper(Paragraph("Zoë Ødegård, Ειρήνη, Ирина, שלום, \u0378, \U0010fffd"))
    assert "Zoë Ødegård, Ειρήνη, Ирина, " in said
    assert "[U+0378], [U+10FFFD]" in said
    assert {"العربية", "שלום"} <= set(on_paper(Paragraph("العربية"), Paragraph("שלום")).split())


def test_a_long_hash_stays_on_the_page_and_is_copied_whole() -> None:
    digest = "9cc1" * 100
    assert digest in squeezed(on_paper(Table(("name", "hash", "note"), (("a", digest, "b"),))))
    assert max(map(len, on_paper(Paragraph(digest)).splitlines())) < 150


@given(some.lists(some.text(max_size=60), min_size=9, max_size=9))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_printed_and_always_alike(words: list[str]) -> None:
    row = tuple(map(safe, words))
    drawn = (Title(row[0], row[1]), Table(row, (row, row)), Table(row[:2], (row[2:4],)), Verbatim(row[4]))
    made = paper(drawn, THEN)
    assert made and made == paper(drawn, THEN)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.after(life=closed)
def test_without_the_extra_the_export_says_how_to_get_it_and_goes_on(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "ccms-tui[pdf]" not in ccms(house, "export", "1", str(tmp_path / "with.zip")).out
    done = house.act("ana", Export, 1, level=Level.FULL, reason="fetched where fonts are others, or none")
    monkeypatch.setitem(sys.modules, "typst", None)
    assert not write(house.ana, done, tmp_path / "fetched.zip").file.printed
    call = ccms(house, "export", "1", str(tmp_path / "without.zip"))
    assert call.code == 0
    assert [line for line in call.out.splitlines() if "pip install 'ccms-tui[pdf]'" in line]
    made = {name: set(members((tmp_path / f"{name}.zip").read_bytes())) for name in ("with", "without")}
    assert made["with"] - made["without"] == {"case.pdf"}
    assert run(at=unpacked(tmp_path / "without.zip", tmp_path / "out"))[0] == 0
