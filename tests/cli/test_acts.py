"""Every act from a script: its options are its fields, and its answer is one document and one number."""

from pathlib import Path

import pytest

from ccms_tui.cli.acts import VERBS
from ccms_tui.desk.fields import fields
from ccms_tui.desk.request import Command
from tests.cli.calls import ccms, file, told
from tests.conftest import House
from tests.services.lives import proposed

EACH = pytest.mark.parametrize("command", VERBS.values(), ids=lambda command: str(command.verb()))
PROPOSED = ("--outcome", "upheld", "--rationale", "It was charged twice.", "--policy", "4.2")


def act(house: House, verb: str, *said: str, who: str = "ana") -> dict[str, object]:
    """What is told of an act on case 1."""
    return dict(told(house, "act", verb, "1", *said, who=who))


def test_a_case_is_worked_from_first_word_to_proposal(house: House, tmp_path: Path) -> None:
    done = act(house, "acknowledge", "--channel", "email")
    assert done == {
        "reference": "C-2026-000001",
        "version": 2,
        "act": "acknowledge",
        "summary": done["summary"],
        "letter": 1,
    }
    assert act(house, "add-point", "--text", "Charged twice")["version"] == 3
    for name in ("one.txt", "two.txt"):
        path = file(tmp_path, name, name)
        act(house, "add-evidence", "--file", path, "--kind", "document", "--source", "them")
    act(
        house, "find-point", "--point", "1", "--finding", "upheld", "--reason", "It was.", "--evidence", "1,2"
    )
    made = act(house, "propose", *PROPOSED, "--evidence", "1", "--evidence", "2", "--amount", "12.50")
    assert made["act"] == "propose"
    sheet = told(house, "case", "1")
    assert [line["name"] for line in sheet["evidence"]] == ["one.txt", "two.txt"]
    assert sheet["points"][0]["evidence"] == sheet["proposal"]["evidence"] == [1, 2]
    assert sheet["proposal"]["amount"] == {"amount": "12.50", "currency": "GBP"}
    assert sheet["stage"] == "review"


def test_a_new_complaint_is_told_by_its_reference(house: House) -> None:
    said = ("--summary", "Late", "--complainant", "B", "--channel", "web", "--point", "one", "--point", "two")
    done = told(house, "act", "open", *said, "--received", "2026-03-01 10:00")
    assert (done["reference"], done["version"], done["act"]) == ("C-2026-000002", 1, "open")
    sheet = told(house, "case", "2")
    assert [point["text"] for point in sheet["points"]] == ["one", "two"]
    assert sheet["received_at"] == "2026-03-01T10:00:00+00:00"


@pytest.mark.parametrize("ref", ["1", "000001", "C-2026-000001", "c-2026-000001", "2026-000001"])
def test_a_case_is_named_by_any_end_of_its_reference(house: House, ref: str) -> None:
    assert told(house, "act", "note", ref, "--text", "x")["reference"] == "C-2026-000001"


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("decide", "1"), 3, "refused"),
        (("acknowledge", "1", "--seen", "7"), 4, "stale"),
        (("acknowledge", "9"), 5, "not_found"),
        (("acknowledge", "C-2025-000001"), 5, "not_found"),
        (("acknowledge", "moon"), 2, "malformed"),
        (("acknowledge", "0"), 2, "malformed"),
        (("acknowledge", "9" * 30), 2, "malformed"),
        (("acknowledge", "1", "--channel", "pigeon"), 2, "malformed"),
        (("propose", "1", *PROPOSED, "--amount", "12,5"), 2, "malformed"),
        (("note", "1"), 2, "malformed"),
        (("note", "1", "--text", "@/no/such/file"), 2, "malformed"),
        (("note", "1", "--text", "x", "--key", "short"), 2, "malformed"),
        (("note",), 2, "usage"),
        (("note", "1", "--tune", "x"), 2, "usage"),
        (("dance", "1"), 2, "usage"),
    ],
    ids=str,
)
def test_how_it_ends_is_a_number_a_sentence_and_a_document(
    house: House, words: tuple[str, ...], code: int, error: str
) -> None:
    call = ccms(house, "act", *words, "--json")
    assert (call.code, call.json["error"]) == (code, error)
    assert call.err.strip().replace("\n", "; ") == call.json["message"].strip()
    assert "Traceback" not in call.err
    assert ccms(house, "act", *words).out == ""


def test_a_refusal_gives_every_reason_with_its_source(house: House) -> None:
    call = ccms(house, "act", "approve", "1", "--json")
    assert len(call.json["against"]) == call.err.count("\n") > 1
    for reason in call.json["against"]:
        assert set(reason) == {"text", "source"}
        assert f"{reason['text']} ({reason['source']})" in call.err


def test_a_signature_says_that_the_tree_covers_it(house: House) -> None:
    proposed(house)
    call = ccms(house, "act", "approve", "1", who="sam")
    assert "recorded anchored" in call.out.replace("\n", " ")


def test_what_is_wrong_is_said_of_each_option_at_once(house: House) -> None:
    call = ccms(house, "act", "propose", "1", "--remedy-by", "someday")
    assert all(f"{option}: " in call.err for option in ("--outcome", "--rationale", "--remedy-by"))


def test_long_text_comes_from_a_file_or_a_pipe(house: House, tmp_path: Path) -> None:
    path = file(tmp_path, "note", "first\nsecond\n")
    told(house, "act", "note", "1", "--text", f"@{path}")
    assert ccms(house, "act", "note", "1", "--text", "-", typed="by pipe\n").code == 0
    assert [note["text"] for note in told(house, "case", "1")["notes"]] == ["first\nsecond", "by pipe"]


def test_a_name_may_begin_like_a_file(house: House) -> None:
    told(house, "act", "open", "--complainant", "@jo", "--summary", "x", "--channel", "social")
    assert told(house, "case", "2")["complainant"] == "@jo"


def test_text_that_is_none_is_one_sentence(house: House, tmp_path: Path) -> None:
    (tmp_path / "raw").write_bytes(b"\xff\xfe")
    call = ccms(house, "act", "note", "1", "--text", f"@{tmp_path / 'raw'}")
    assert (call.code, "UTF-8" in call.err) == (2, True)
    assert ccms(house, "act", "note", "1", "--text", "-", typed=b"\xff\xfe").code == 2


def test_under_one_key_it_is_done_once(house: House) -> None:
    said = ("act", "note", "1", "--text", "x", "--key", "0" * 32)
    assert told(house, *said) == told(house, *said, "--seen", "1")
    assert len(told(house, "case", "1")["notes"]) == 1


def test_help_lists_every_verb_with_its_line() -> None:
    page = " ".join(ccms(None, "act", "--help").out.split())
    assert not [verb for verb, command in VERBS.items() if f"{verb} {command.__doc__}" not in page]


@EACH
def test_the_help_of_a_verb_is_made_of_its_fields(command: type[Command]) -> None:
    call = ccms(None, "act", command.verb(), "--help")
    page = " ".join(call.out.split())
    assert (call.code, call.err) == (0, "")
    assert command.__doc__ and command.__doc__ in page
    for field in fields(command):
        assert f"--{field.name.replace('_', '-')} " in page
        assert field.help in page
