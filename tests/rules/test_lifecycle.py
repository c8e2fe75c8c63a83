"""Which act is possible at which stage, and what is said at any other."""

import pytest

from ccms_tui.desk.catalogue import COMMANDS
from ccms_tui.rules.lifecycle import ALWAYS, OPEN, POSSIBLE_AT, SOURCE, stage_allows, too_early_or_late
from ccms_tui.rules.permissions import ACTS
from ccms_tui.rules.words import Stage
from tests.rules.told import Told, asking, said, sources


@pytest.mark.parametrize("act", POSSIBLE_AT)
def test_an_act_is_possible_at_its_stages_and_refused_by_name_at_others(act: str) -> None:
    for stage in Stage:
        found = list(too_early_or_late(act, stage))
        assert bool(found) == (stage not in POSSIBLE_AT[act])
        for reason in found:
            assert reason.source == SOURCE
            assert reason.text.startswith(f"{act} is for a case in ")
            assert reason.text.endswith(f"this one is in {stage}")


def test_the_stages_of_an_act_are_told_in_their_order() -> None:
    assert said(too_early_or_late("propose", Stage.CLOSED)) == [
        "propose is for a case in triage, investigation, review; this one is in closed"
    ]


def test_an_act_that_nobody_knows_is_possible_nowhere() -> None:
    assert said(stage_allows("burn", Told(), asking())) == [
        "burn is for a case in no stage; this one is in investigation"
    ]
    assert sources(stage_allows("note", Told(), asking())) == []


def test_a_closed_case_takes_only_what_adds_to_its_record() -> None:
    closed = {act for act, stages in POSSIBLE_AT.items() if Stage.CLOSED in stages}
    together = {"unmerge", "link", "unlink"}
    causes = {"tag-cause", "confirm-cause", "drop-cause"}
    about = {"name-colleague", "clear-colleague", "refer", "record-ruling"}
    alone = {
        "note",
        "add-evidence",
        "redact",
        "keep-promise",
        "remediate",
        "receive",
        "reopen",
        "export",
        "see-to",
    }
    keeping = {"hold", "release", "request-erasure", "decline-erasure", "erase"}
    assert closed == alone | causes | together | about | keeping
    assert POSSIBLE_AT["erase"] & OPEN == frozenset()
    assert POSSIBLE_AT["reopen"] & OPEN == frozenset()
    assert OPEN | {Stage.CLOSED} == ALWAYS


def test_every_stage_but_the_last_leads_on() -> None:
    onward = {
        "propose": Stage.TRIAGE,
        "decide": Stage.REVIEW,
        "close": Stage.DECISION,
        "reopen": Stage.CLOSED,
    }
    assert all(stage in POSSIBLE_AT[act] for act, stage in onward.items())


def test_the_acts_are_the_commands() -> None:
    assert {command.verb() for command in COMMANDS} == ACTS | {"found"}
