"""What is withheld from whom: by table, by column, by words in the row, and wherever the same text stands."""

import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from ccms_tui.desk.denials import Unreachable
from ccms_tui.local import premises
from ccms_tui.models import STATE
from ccms_tui.rules.commitments import Committer, commitment, own_salt
from ccms_tui.rules.disclosing import Disclosure, Level, Withheld, read_disclosures
from ccms_tui.rules.policy import BadPolicy
from ccms_tui.rules.tables import BadPack, Table
from ccms_tui.services.disclosing import insist_on_columns
from tests.cast import Chances
from tests.conftest import MONDAY
from tests.rules.told import SHIPPED
from tests.tree import ROOT

NOTES = Disclosure("x", (Withheld("note"),))
LEGAL = Disclosure("x", (Withheld("flag", None, {"kind": frozenset({"legal"})}),))
CONTACT = Disclosure("x", (Withheld("party", "contact"),))


def test_a_rule_is_of_a_table_a_column_or_rows_of_some_words() -> None:
    assert NOTES.withholds("note", "text", {}) and not NOTES.withholds("flag", "reason", {})
    assert NOTES.withholds("note", None, {})
    assert CONTACT.withholds("party", "contact", {}) and not CONTACT.withholds("party", "name", {})
    assert not CONTACT.withholds("party", None, {})
    assert LEGAL.withholds("flag", "reason", {"kind": "legal"})
    assert not LEGAL.withholds("flag", "reason", {"kind": "senior"})


def test_an_event_is_a_hash_alone_that_tells_of_a_row_that_is_not_shown() -> None:
    told = {"rows": [{"table": "case", "row": {}}, {"table": "flag", "row": {"kind": "legal"}}]}
    whole = Disclosure("x", (replace(LEGAL.withheld[0], whole=True),))
    assert whole.buries(told)
    assert not LEGAL.buries(told)
    assert not whole.buries(
        {"rows": [{"table": "flag", "row": {"kind": "senior"}}, {"table": "x", "row": None}]}
    )


def test_a_rule_for_a_column_leaves_the_row() -> None:
    told: dict[str, dict[str, Any]] = {
        level: {"title": "x", "in_passing": True, "originals": True} for level in Level
    }
    rule = {"table": "party", "column": "contact", "whole": True}
    with pytest.raises(BadPack, match="without a column"):
        read_disclosures(Table({**told, Level.FULL: {**told[Level.FULL], "withhold": [rule]}}))


def event(command: str, row: str, summary: str, table: str = "note") -> tuple[dict[str, Any], list[str]]:
    """An event with a text in its command, one in a row, and its summary."""
    committer = Committer(b"salt")
    body = {
        "command": {"text": committer.commit(command)},
        "summary": committer.commit(summary),
        "rows": [
            {"table": table, "row": {"text": committer.commit(row), "by": 3}},
            {"table": "x", "row": None},
        ],
    }
    return body, list(committer.texts)


def test_a_text_that_is_withheld_is_withheld_in_the_command_and_the_summary_too() -> None:
    body, texts = event("he drinks", "he drinks", "noted: he drinks")
    assert NOTES.shown(body, texts) == [None, None]
    assert CONTACT.shown(body, texts) == texts
    body, texts = event("he drinks", "he drinks", "a note more")
    assert NOTES.shown(body, texts) == [None, "a note more"]


def test_what_is_said_in_passing_is_withheld_where_the_policy_says_so() -> None:
    body, texts = event("they wrote back", "another", "resumed: they wrote back", "pause")
    assert Disclosure("x", ()).shown(body, texts) == texts
    assert Disclosure("x", (), in_passing=True).shown(body, texts) == [None, None, "another"]


def test_the_salt_of_one_text_proves_that_text_and_no_other() -> None:
    salt = own_salt(b"salt", 1)
    assert sha256(salt + b"text").hexdigest() == commitment(b"salt", 1, "text")
    assert own_salt(b"salt", 2) != salt


GIVEN = {"title": "x", "in_passing": True, "originals": True}
SAYS = tomllib.loads((ROOT / "data" / "disclosure.toml").read_text())


def test_the_shipped_levels_name_columns_that_there_are() -> None:
    assert set(SHIPPED.disclosures) == set(Level)
    assert SHIPPED.disclosures[Level.FULL].withheld == ()
    insist_on_columns(SHIPPED)
    assert {rule.table for level in Level for rule in SHIPPED.disclosures[level].withheld} <= {
        str(table.__tablename__) for table in STATE
    }


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Withheld("notes"), "there is no table notes"),
        (Withheld("note", "txt"), "note.txt holds no personal value; text do"),
        (Withheld("flag", None, {"sort": frozenset({"legal"})}), "flag has no column sort"),
    ],
)
def test_a_slip_in_a_rule_is_refused_for_it_would_withhold_nothing(rule: Withheld, said: str) -> None:
    spoilt = replace(SHIPPED, disclosures={Level.OMBUDSMAN: Disclosure("x", (rule,))})
    with pytest.raises(BadPolicy, match=f"ombudsman: {said}"):
        insist_on_columns(spoilt)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ({"title": "x"}, "in_passing is missing"),
        ({"title": "x", "in_passing": True}, "originals is missing"),
        ({**GIVEN, "hide": []}, "hide is unknown"),
        ({**GIVEN, "withhold": [{"column": "text"}]}, "table is missing"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_key(level: dict[str, Any], said: str) -> None:
    with pytest.raises(BadPack, match=said):
        read_disclosures(Table({**SAYS, "full": level}))


def test_no_desk_is_opened_with_such_a_slip(tmp_path: Path) -> None:
    copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data" / "disclosure.toml"
    file.write_text(file.read_text().replace('table = "note"', 'table = "notes"'))
    with pytest.raises(Unreachable, match="complainant: there is no table notes"):
        premises("sqlite://", tmp_path / "data", tmp_path, lambda: MONDAY, Chances())
