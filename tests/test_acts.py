"""One word per act: on a screen, on the command line, in the lifecycle and in the ledger, or nowhere."""

import importlib
import pkgutil
from collections import Counter
from typing import Any

import pytest
from textual.binding import Binding

from ccms_tui import screens
from ccms_tui.desk.catalogue import COMMANDS, VIEWS
from ccms_tui.desk.exporting import Export
from ccms_tui.desk.fields import fields
from ccms_tui.desk.request import CaseCommand, Command
from ccms_tui.models import STATE
from ccms_tui.rules.lifecycle import POSSIBLE_AT
from ccms_tui.rules.standing import CHECKS
from ccms_tui.services import subjects
from ccms_tui.widgets.lines import Lines
from ccms_tui.widgets.page import Page
from scripts.commands import Tree, tree

LIFE = """
open acknowledge assign accept decline classify note add-point find-point flag clear-flag
add-evidence review-evidence pause resume review propose approve return withdraw-proposal decide send
remediate receive see-to tag-cause promise keep-promise extend track settle mark close reopen export
merge-points split-point reopen-point name-colleague clear-colleague refer record-ruling
hold release request-erasure decline-erasure erase
"""
ALL_THE_PROGRAM_DOES = """
init demo user serve migrate tui queue case acts act log why evidence approvals risk verify intake regime
clock calendar sweep worker outlook checkpoint witness key seen export retention purge receive
"""
ON_CASES = [command for command in COMMANDS if command.verb() == "open" or issubclass(command, CaseCommand)]

of_a_case = pytest.mark.parametrize("command", ON_CASES, ids=lambda command: str(command.verb()))
each = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.verb()))


@pytest.fixture(scope="module")
def line() -> Tree:
    return tree()


def screens_with_acts() -> dict[str, Any]:
    """Every screen that lists acts, by its name."""
    modules = [
        importlib.import_module(f"{screens.__name__}.{found.name}")
        for found in pkgutil.iter_modules(screens.__path__)
    ]
    here = (thing for module in modules for thing in vars(module).values() if isinstance(thing, type))
    return {thing.__name__: thing for thing in here if getattr(thing, "ACTS", None)}


@each
def test_a_command_says_what_it_does_in_one_line(command: type[Command]) -> None:
    assert command.__doc__
    assert command.__doc__.endswith(".")
    assert "\n" not in command.__doc__
    assert not [field.name for field in fields(command) if not field.help]


@of_a_case
def test_an_act_on_a_case_is_on_the_command_line_as_its_verb(command: type[Command], line: Tree) -> None:
    if command is Export:
        assert command.verb() in line.below and command.verb() not in line.below["act"].below
    else:
        assert line.below["act"].below[command.verb()].help == command.__doc__


def test_no_two_commands_share_a_verb() -> None:
    assert not [verb for verb, times in Counter(command.verb() for command in COMMANDS).items() if times > 1]


def test_every_act_on_a_case_is_on_some_screen() -> None:
    shown = {act.command for screen in screens_with_acts().values() for act in screen.ACTS}
    assert not {command.verb() for command in set(ON_CASES) - shown}
    assert shown <= set(COMMANDS)


def test_a_key_is_for_one_act() -> None:
    for name, screen in screens_with_acts().items():
        keys = Counter(act.key for act in screen.ACTS if act.key)
        assert not [key for key, times in keys.items() if times > 1], name


def test_no_other_key_of_a_screen_is_an_acts() -> None:
    for name, screen in screens_with_acts().items():
        every = [Lines, Page, *(cls for cls in screen.__mro__ if "BINDINGS" in vars(cls))]
        found = {one for cls in every for one in Binding.make_bindings(vars(cls)["BINDINGS"])}
        acts = {act.key: act.name for act in screen.ACTS}
        assert not [one.key for one in found if one.key in acts and acts[one.key] not in one.action], name


def test_every_command_and_view_is_carried_out() -> None:
    assert set(subjects.COMMANDS) == set(COMMANDS)
    assert set(subjects.VIEWS) == set(VIEWS)


def test_every_act_on_a_case_has_its_stages() -> None:
    on_a_case = {command.verb() for command in COMMANDS if issubclass(command, CaseCommand)}
    assert on_a_case == set(POSSIBLE_AT)
    assert set(CHECKS) <= on_a_case


def test_the_life_of_a_case_is_there_whole() -> None:
    assert not set(LIFE.split()) - {command.verb() for command in COMMANDS}


def test_the_command_line_is_there_whole(line: Tree) -> None:
    assert not set(ALL_THE_PROGRAM_DOES.split()) - set(line.below)


def test_everything_on_the_command_line_has_help(line: Tree) -> None:
    assert not [" ".join(path) for path, found in line.walk() if not found.help]


def test_the_ledger_rebuilds_every_table_but_itself_and_what_may_be_erased() -> None:
    tables = {str(table.__tablename__) for table in STATE}
    assert {str(table.name) for table in STATE[0].metadata.sorted_tables} - tables == {
        "event",
        "personal",
        "leaf",
    }
