"""What is denied: every reason with its source, and nothing left behind."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from ccms_tui.desk.deciding import Propose
from ccms_tui.desk.denials import Malformed
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Acknowledge
from ccms_tui.desk.opening import Open
from ccms_tui.desk.people import Enrol
from ccms_tui.desk.request import Command
from ccms_tui.desk.triage import AddPoint, FindPoint, Flag
from ccms_tui.desk.wire import read_request
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import FlagKind
from tests.conftest import House
from tests.services.lives import against, denied, said_against
from tests.services.test_desk import GIVEN, events, here


@pytest.mark.parametrize(
    "command",
    [
        Open(**{**GIVEN, "complainant": ""}),
        Open(**{**GIVEN, "complainant": "a\0b"}),
        Open(**{**GIVEN, "complainant": "\ud800"}),
        Open(**{**GIVEN, "complainant": "x" * 201}),
        Open(**{**GIVEN, "summary": "two\nlines"}),
        Open(**GIVEN, own_words="x" * 100_001),
        Open(**GIVEN, received=datetime(2026, 3, 1)),  # noqa: DTZ001 just what must be refused
        Open(**GIVEN, key="short"),
        Propose(case=1, seen=1, outcome="upheld", rationale="x", policy="1", amount=Money(-1)),
        Propose(case=1, seen=1, outcome="upheld", rationale="x", policy="1", amount=Money(2**53)),
        Propose(case=1, seen=1, outcome="UPHELD", rationale="x", policy="1"),
        Acknowledge(case=0, seen=1),
        Enrol(name="x", role=(), account=None),
        Enrol(name="x", role=(Role.LEGAL,), account=-1),
    ],
)
def test_what_is_not_well_formed_is_told_and_not_tried(house: House, command: Command) -> None:
    before = events(house)
    assert isinstance(denied(lambda: house.ana.do(command)), Malformed)
    assert events(house) == before


@pytest.mark.parametrize("more", [{"owner_id": 1}, {"stage": "closed"}, {"at": "2026-01-01T00:00:00Z"}])
def test_a_request_that_says_more_is_refused(more: dict[str, Any]) -> None:
    frame = msgspec.msgpack.encode({"is": "note", "case": 1, "seen": 1, "text": "x", **more})
    assert isinstance(denied(lambda: read_request(frame)), Malformed)


@here
@pytest.mark.parametrize(
    ("who", "command", "source"),
    [
        ("ana", Open(**GIVEN, received=datetime(2026, 3, 3, tzinfo=UTC)), "intake"),
        ("ana", Open(**GIVEN, received=datetime(1950, 3, 3, tzinfo=UTC)), "intake"),
        ("ana", Open(**GIVEN, category="shoes"), "intake"),
        ("ana", Open(**GIVEN, regime="none-such"), "intake"),
        ("ana", Open(**GIVEN, detail=("no equals",)), None),
        ("ana", Open(**GIVEN, detail=("=nameless",)), "intake"),
        ("ana", Open(**GIVEN, owner="Nobody"), "people"),
        ("ana", Open(**GIVEN, owner="Otto Dietz"), "ownership policy: one named owner"),
        ("aud", Open(**GIVEN), "permissions"),
        ("ana", Enrol(name="Zed", role=(Role.LEGAL,)), "permissions"),
        ("adm", Enrol(name="ana reyes", role=(Role.LEGAL,)), "people"),
        ("adm", Enrol(name="Zed", role=(Role.LEGAL,), account=102), "people"),
        ("adm", Enrol(name="Zed", role=(Role.LEGAL,), manager="Nobody"), "people"),
    ],
)
def test_a_refusal_says_where_its_reason_is_written(
    empty_house: House, who: str, command: Command, source: str | None
) -> None:
    before = events(empty_house)
    if source is None:
        assert empty_house.desk(who).do(command).case == 1
        return
    assert source in against(lambda: empty_house.desk(who).do(command))
    assert events(empty_house) == before


@here
def test_a_refusal_gives_every_reason_and_leaves_nothing(house: House) -> None:
    house.act("ana", Flag, kind=FlagKind.SENIOR, reason="the chairman's friend")
    house.later(days=12)
    hasty: dict[str, Any] = {"outcome": "fine", "rationale": "no", "policy": "99", "evidence": (4,)}
    assert against(lambda: house.act("ben", Propose, **hasty)) == {
        "permissions",
        "flag policy 5",
        "escalation policy 2: manager review",
        "general 2026-01",
        "decision policy 3: reasons are given",
        "decision policy 4: under a section that there is",
        "evidence",
    }
    assert house.sheet().version == 2


@here
def test_what_stands_against_an_act_is_known_before_it_is_tried(house: House) -> None:
    sheet = house.sheet(who="ben")
    said = said_against(lambda: house.act("ben", AddPoint, text="x"))
    assert "; ".join(reason.text for reason in sheet.acts["add-point"]) == said
    assert said == "add-point is for the owner of the case, or coordinator or supervisor"


@here
def test_a_point_that_is_not_there_is_not_found_upon(house: House) -> None:
    finding: dict[str, Any] = {"point": 3, "finding": "upheld", "reason": "x", "evidence": (9,)}
    assert against(lambda: house.act("ana", FindPoint, **finding)) == {"points policy", "evidence"}
