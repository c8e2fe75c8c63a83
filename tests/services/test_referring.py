"""The complainant goes to the ombudsman, and what is found there."""

from datetime import timedelta
from typing import Any

import pytest

from ccms_tui.desk.kinds import Money
from ccms_tui.desk.letters import Remediate
from ccms_tui.desk.referring import RecordRuling, Refer
from ccms_tui.rules.words import RemedyStatus
from tests.conftest import House
from tests.services.lives import against, closed, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
AWARD = Money(12_500)


def test_what_is_awarded_is_owed_on_a_case_that_is_closed(house: House) -> None:
    closed(house)
    house.later(days=30)
    assert house.act("ana", Refer, body="The Ombudsman", reference="PNX-7").made == {"referral": 1}
    due = house.now.date() + timedelta(days=28)
    house.act("ana", RecordRuling, item=1, outcome="upheld", words="Pay them.", amount=AWARD, due=due)
    sheet = house.sheet()
    (line,) = sheet.referrals
    assert (line.body, line.reference, line.outcome, line.amount) == (
        "The Ombudsman",
        "PNX-7",
        "upheld",
        AWARD,
    )
    owed = sheet.remedies[-1]
    assert (owed.text, owed.amount, owed.due_on, owed.status) == (
        "awarded by The Ombudsman",
        AWARD,
        due,
        RemedyStatus.OWED,
    )
    house.act("ana", Remediate, item=owed.number)
    assert whole(house)


def test_a_referral_stops_the_clocks_that_the_pack_says(house: House) -> None:
    house.act("ana", Refer, body="The Ombudsman", referred=house.now)
    assert all(clock.stopped_at == house.now for clock in house.sheet().clocks)
    assert whole(house)


def test_every_reason_at_once(house: House) -> None:
    early = house.now - timedelta(days=9)
    assert against(lambda: house.act("ana", Refer, body="x", referred=early)) == {"referrals"}
    assert against(lambda: house.act("ana", RecordRuling, item=1, outcome="x", words="x")) == {"referrals"}
    assert against(lambda: house.act("aud", Refer, body="x")) == {"permissions"}
    house.act("ana", Refer, body="The Ombudsman")
    house.act("ana", RecordRuling, item=1, outcome="not upheld", words="They were right.")
    assert house.sheet().remedies == ()
    again: dict[str, Any] = {"item": 1, "outcome": "upheld", "words": "x", "due": house.now.date()}
    assert against(lambda: house.act("ana", RecordRuling, **again)) == {"referrals"}
