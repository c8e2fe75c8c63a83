"""Whatever is done, by whomever and in whatever order: every case has one owner, who is there."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from ccms_tui.desk.catalogue import COMMANDS
from ccms_tui.desk.closing import Close, Reopen
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.fields import Invalid
from ccms_tui.desk.owning import Accept, Assign, Decline
from ccms_tui.desk.people import Appoint, Away, Deactivate, Enrol
from ccms_tui.desk.relating import Link, Merge, Unmerge
from ccms_tui.desk.request import CaseCommand, Command
from ccms_tui.models import Case, Ownership, User
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import Stage
from tests.cast import PEOPLE
from tests.conftest import MEMORY, House, Templates, in_this_process
from tests.filling import filled
from tests.services.lives import closed, whole

NAMES = st.sampled_from([name for short, (_, name, _) in PEOPLE.items() if short != "aud"])
"""Everybody but the auditor, who verifies in the end."""
CASES = st.integers(1, 3)
REFERENCES = CASES.map("C-2026-{:06d}".format)
ANYBODY = st.sampled_from(sorted(PEOPLE))
ON_A_CASE = [command for command in COMMANDS if issubclass(command, CaseCommand)]
PLANS = st.lists(st.builds("{}={}".format, CASES, NAMES), max_size=3).map(tuple)
FOR_ALL = st.none() | NAMES
DAYS = st.dates(min_value=House.now.date(), max_value=House.now.date() + timedelta(days=9))
ROLES = st.lists(st.sampled_from(Role), min_size=1, max_size=2, unique=True).map(tuple)
PEOPLES: list[st.SearchStrategy[Command]] = [
    st.builds(Deactivate, name=NAMES, reassign_to=FOR_ALL, plan=PLANS),
    st.builds(Away, name=NAMES, first=DAYS, last=DAYS, reassign_to=FOR_ALL, plan=PLANS),
    st.builds(Appoint, name=NAMES, role=ROLES, deputy=FOR_ALL),
    st.builds(Enrol, name=st.sampled_from(["New Hand", "Other Hand"]), role=ROLES),
]
HANDED = st.tuples(
    st.sampled_from([Assign, Accept, Decline, Close, Reopen, Merge, Unmerge, Link]),
    st.fixed_dictionaries({"to": NAMES, "into": REFERENCES, "other": REFERENCES}),
    CASES,
)
ACTS = st.lists(
    st.tuples(ANYBODY, st.one_of(*PEOPLES, HANDED, st.tuples(st.sampled_from(ON_A_CASE), st.none(), CASES))),
    min_size=1,
    max_size=25,
)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_no_door_leaves_a_case_without_an_owner(templates: Templates, kind: str, acts: list[Any]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        house = House(templates.copy(kind, closed, Path(folder)), in_this_process, Path(folder) / "files")
        house.open("ben")
        house.open("cora")
        for who, asked in acts:
            _try(house, who, asked)
            _owned(house)
        assert whole(house)
        house.premises.database.close()


def _try(house: House, who: str, asked: Any) -> None:
    """Do it, if it can be done."""
    house.later(minutes=11)
    try:
        house.desk(who).do(_command(house, asked))
    except (Denied, Invalid):
        return


def _command(house: House, asked: Any) -> Command:
    if isinstance(asked, Command):
        return asked
    command, more, case = asked
    texts = {name: text for name, text in (more or {}).items() if name in command.__struct_fields__}
    made: Command = filled(command, "as it is", case=case, seen=house.version(case), **texts)
    return made


def _owned(house: House) -> None:
    """One owner each: the one whose time has no end, who is there while the case is open."""
    with house.premises.database.reading() as session:
        active = set(session.exec(select(User.id).where(col(User.active))))
        for case in session.exec(select(Case)):
            held = session.exec(
                select(Ownership).where(Ownership.case_id == case.id).order_by(col(Ownership.number))
            ).all()
            assert [row.owner_id for row in held if row.to_at is None] == [case.owner_id]
            assert [row.to_at for row in held[:-1]] == [row.from_at for row in held[1:]]
            assert case.stage is Stage.CLOSED or case.owner_id in active
