"""A long look at everything keeps nobody from acting, and misses nothing."""

import pytest
from sqlmodel import col, select

from ccms_tui.desk.letters import Acknowledge
from ccms_tui.models import Event
from ccms_tui.services.paging import in_pages
from tests.conftest import House
from tests.services.lives import whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def test_whoever_acts_does_not_wait_for_whoever_has_looked_at_all(house: House) -> None:
    with house.premises.database.reading() as session:
        seen = list(in_pages(session, select(col(Event.key)), col(Event.key)))
        house.act("ana", Acknowledge)
    assert seen
    assert whole(house)


def test_every_page_goes_on_where_the_one_before_ended(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccms_tui.services.paging.A_TIME", 3)
    with house.premises.database.reading() as session:
        keys = col(Event.subject), col(Event.version)
        paged = [tuple(row) for row in in_pages(session, select(*keys), *keys)]
        at_once = [tuple(row) for row in session.execute(select(*keys).order_by(*keys))]
    assert len(paged) > 3
    assert paged == at_once
