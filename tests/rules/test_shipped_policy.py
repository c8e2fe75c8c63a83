"""The policy that comes with the program hangs together: nothing it asks for is out of reach."""

import re

import pytest

from ccms_tui.desk import people
from ccms_tui.desk.catalogue import PACK_COMMANDS
from ccms_tui.desk.epochs import RotateKey
from ccms_tui.desk.request import Command
from ccms_tui.desk.watching import Sweep
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.people import Role
from ccms_tui.rules.permissions import ACTS, HANDLING, ON_ACTIONS
from ccms_tui.rules.standing import CHECKS
from ccms_tui.rules.words import EvidenceKind, FlagKind
from tests.rules.told import GENERAL, SHIPPED

PEOPLE_ACTS = {
    value.verb()
    for value in vars(people).values()
    if isinstance(value, type) and issubclass(value, Command) and value is not Command
} - {"found"}
PACK_ACTS = {command.verb() for command in PACK_COMMANDS}
ON_NO_CASE = {*PEOPLE_ACTS, *PACK_ACTS, *ON_ACTIONS, *HANDLING, "open", Sweep.verb(), RotateKey.verb()}
SOURCES = [
    *(rule.source for rule in SHIPPED.approvals),
    *(rule.source for rule in SHIPPED.flags.values()),
]


@pytest.mark.parametrize("act", sorted({*POSSIBLE_AT, *ON_NO_CASE}))
def test_every_act_is_permitted_to_somebody(act: str) -> None:
    assert SHIPPED.permits[act].roles
    assert SHIPPED.permits[act].roles <= set(Role)


def test_no_act_is_permitted_that_there_is_not() -> None:
    assert set(SHIPPED.permits) == ACTS == {*POSSIBLE_AT, *ON_NO_CASE}


def test_every_flag_has_a_rule_and_somebody_who_may_clear_it() -> None:
    assert set(SHIPPED.flags) == set(FlagKind)
    for kind, rule in SHIPPED.flags.items():
        assert rule.looks <= SHIPPED.permits["clear-flag"].anywhere, kind
        assert set(rule.stops) <= set(CHECKS) | {"send"}


def test_whoever_must_approve_may_and_is_not_only_the_owner() -> None:
    for rule in SHIPPED.approvals:
        assert set(rule.roles) <= SHIPPED.permits["approve"].anywhere, rule.why
        assert set(rule.roles) <= SHIPPED.permits["return"].anywhere, rule.why


def test_a_flag_that_an_approval_lifts_asks_for_that_approval() -> None:
    for kind, rule in SHIPPED.flags.items():
        asked = {role for each in SHIPPED.approvals if kind in each.flags for role in each.roles}
        assert bool(asked & rule.looks) == rule.approval_lifts, kind


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_is_a_piece_of_a_sentence_and_names_one_place(source: str) -> None:
    assert re.fullmatch(r"[a-z]+ policy [0-9]+(\.[0-9]+)*", source)
    assert SOURCES.count(source) == 1


def test_every_reason_for_an_approval_can_stand_after_a_colon() -> None:
    assert all(rule.why[0].islower() and not rule.why.endswith(".") for rule in SHIPPED.approvals)


def test_every_gate_of_closing_leads_to_an_act_that_somebody_may_do() -> None:
    assert all(SHIPPED.permits[act].roles for act in {rule.act for rule in SHIPPED.gates})
    assert all(rule.act in POSSIBLE_AT for rule in SHIPPED.gates)


def test_every_code_has_a_title_and_every_cause_one_above_it() -> None:
    assert all(category.title and category.code == code for code, category in SHIPPED.categories.items())
    assert all(kind in EvidenceKind for each in SHIPPED.categories.values() for kind in each.checklist)
    assert all(code.rpartition(".")[0] in {"", *SHIPPED.causes} for code in SHIPPED.causes)
    assert all(SHIPPED.causes.values())


def test_what_the_program_cites_is_in_the_policy_library() -> None:
    assert SHIPPED.sections
    assert all(SHIPPED.sections.values())
    assert GENERAL.rule("final_response")
