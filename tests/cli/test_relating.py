"""Cases that belong together, from a script: each named by the end of its reference."""

from tests.cli.calls import ccms, told
from tests.conftest import House


def test_merged_linked_and_taken_apart(house: House) -> None:
    house.open(complainant="B. Person")
    merged = told(house, "act", "merge", "2", "--into", "1", "--reason", "the same debit")
    assert merged["into"] == "C-2026-000001"
    assert [row["contains"] for row in told(house, "queue")["rows"]] == [["C-2026-000002"]]
    assert "merged into C-2026-000001" in ccms(house, "case", "2").out
    assert "Contains" in ccms(house, "case", "1").out
    told(house, "act", "unmerge", "2", "--reason", "another card")
    told(house, "act", "link", "2", "--other", "1", "--kind", "precedent")
    assert [line["reference"] for line in told(house, "case", "1")["links"]] == ["C-2026-000002"]
    assert "precedent" in ccms(house, "case", "1").out


def test_another_case_that_is_not_there_is_named(house: House) -> None:
    call = ccms(house, "act", "merge", "1", "--into", "77", "--reason", "x")
    assert call.code == 5
