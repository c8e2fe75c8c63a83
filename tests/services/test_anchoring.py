"""An approval is answered once the tree covers it, or says after a while that this is still to come."""

from dataclasses import replace
from time import monotonic

import psycopg
import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import TreeHead
from ccms_tui.store.sequencing import ALONE
from tests.conftest import House
from tests.services.lives import proposed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
on_postgres = pytest.mark.parametrize("url", ["postgres"], indirect=True)


@pytest.mark.after(life=proposed)
def test_an_approval_is_in_the_tree_when_it_is_answered(house: House) -> None:
    done = house.act("sam", Approve)
    assert done.made["recorded"] == "anchored"
    assert house.aud.see(TreeHead()).waiting == 0
    assert whole(house)


@on_postgres
@pytest.mark.after(life=proposed)
def test_an_approval_does_not_wait_for_ever_for_whoever_places_events(house: House) -> None:
    house.premises = replace(house.premises, patience=0.3)
    with psycopg.connect(house.url) as other:
        other.execute(str(ALONE).encode())
        began = monotonic()
        approve = Approve(case=1, seen=house.version())
        done = house.sam.do(approve)
        assert 0.1 < monotonic() - began < 2
        assert done.made["recorded"] == "anchoring pending"
        assert house.aud.see(TreeHead()).waiting
    assert house.sam.do(approve).made["recorded"] == "anchored"


@on_postgres
@pytest.mark.after(life=proposed)
def test_an_approval_waits_while_an_older_act_is_not_over(house: House) -> None:
    house.premises = replace(house.premises, patience=0.3)
    with psycopg.connect(house.url) as other:
        other.execute("SELECT pg_current_xact_id()")
        assert house.act("sam", Approve).made["recorded"] == "anchoring pending"


@on_postgres
def test_other_acts_wait_for_nobody(house: House) -> None:
    assert "recorded" not in house.act("ana", Note, text="x").made
    assert house.aud.see(TreeHead()).waiting
