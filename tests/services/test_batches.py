"""Many complaints at once: each by itself or not at all, in one transaction."""

from collections.abc import Sequence
from typing import Any

import pytest

from ccms_tui.desk.batches import Batch, Batched
from ccms_tui.desk.denials import Malformed, Refused
from ccms_tui.desk.opening import Known, Open
from ccms_tui.desk.queue import Queue
from ccms_tui.desk.request import Done
from ccms_tui.rules.words import Channel
from tests.conftest import House
from tests.services.lives import denied, whole


def complaint(number: int, **other: Any) -> Open:
    given = {"complainant": f"P {number}", "summary": "Late", "channel": Channel.IMPORT, **other}
    return Open(**given)


def taken(house: House, commands: Sequence[Open]) -> Batched:
    return house.cora.do(Batch(commands=tuple(commands)))


def test_one_that_is_denied_leaves_nothing_and_the_rest_goes_in(empty_house: House) -> None:
    wrong = complaint(2, category="shoes", summary="Hostile\x1b[2J")
    results = taken(empty_house, [complaint(1), wrong, complaint(3, summary="\x1b[2J")]).results
    assert [type(one) for one in results] == [Done, Refused, Done]
    page = empty_house.cora.see(Queue())
    assert [row.reference for row in page.rows] == ["C-2026-000001", "C-2026-000002"]
    assert len(empty_house.sheet(2).evidence) == 1
    assert whole(empty_house)


def test_nothing_comes_in_twice_within_one_batch(empty_house: House) -> None:
    twice = complaint(1, source="crm 1")
    results = taken(empty_house, [twice, complaint(2, source="crm 1"), twice, complaint(3)]).results
    assert [type(one) for one in results] == [Done, Refused, Done, Done]
    assert results[0] == results[2]
    assert empty_house.cora.see(Queue()).total == 2
    assert empty_house.cora.see(Known(sources=("crm 1", "crm 2"))).known == ("crm 1",)
    assert whole(empty_house)


def test_one_key_for_two_complaints_of_a_batch_is_used_once(empty_house: House) -> None:
    first = complaint(1)
    results = taken(empty_house, [first, complaint(2, key=first.key)]).results
    assert [type(one) for one in results] == [Done, Refused]


def test_a_batch_that_is_sent_again_is_done_once(empty_house: House) -> None:
    commands = [complaint(number, source=f"crm {number}") for number in range(40)]
    first = taken(empty_house, commands)
    assert taken(empty_house, commands) == first
    assert taken(empty_house, [*commands, complaint(41)]).results[:-1] == first.results
    assert empty_house.cora.see(Queue(limit=1)).total == 41
    assert whole(empty_house)


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
def test_a_batch_has_an_owner_for_each_who_takes_it_when_they_like(empty_house: House) -> None:
    taken(empty_house, [complaint(1, owner="Ben Okoro"), complaint(2, owner="Nobody"), complaint(3)])
    sheets = [empty_house.sheet(case) for case in (1, 2)]
    assert [sheet.owner for sheet in sheets] == ["Ben Okoro", "Cora Bell"]


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.parametrize("commands", [[], [complaint(1)] * 501, [complaint(1), complaint(2, summary="")]])
def test_a_batch_that_is_not_well_formed_is_not_tried(empty_house: House, commands: list[Open]) -> None:
    assert isinstance(denied(lambda: taken(empty_house, commands)), Malformed)
    assert empty_house.cora.see(Queue()).total == 0
