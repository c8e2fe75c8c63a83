"""Several remedies in one proposal: bound by its words, counted together, owed once it is decided."""

from datetime import date
from typing import Any

import pytest

from ccms_tui.desk.approving import Approve
from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.kinds import Money
from ccms_tui.desk.offering import Further, further
from ccms_tui.desk.typed import Setting
from ccms_tui.rules.words import RemedyKind, RemedyStatus
from tests.conftest import House
from tests.services.lives import investigated, propose, said_against, whole

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
MONDAY = Setting(today=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("apology", Further(RemedyKind.APOLOGY, None, None, None, None)),
        (
            "refund; 12.50 EUR; 2026-05-03; Billing; to the card; at once",
            Further(
                RemedyKind.REFUND, Money(1250, "EUR"), date(2026, 5, 3), "Billing", "to the card; at once"
            ),
        ),
        ("correction;;fri;IT", Further(RemedyKind.CORRECTION, None, date(2026, 3, 6), "IT", None)),
    ],
)
def test_a_line_is_a_remedy(line: str, meant: Further) -> None:
    assert further(line, MONDAY) == meant


@pytest.mark.parametrize("line", ["none", "money; 3", "refund; much", "refund; 3; soon", ""])
def test_what_is_none_says_why(line: str) -> None:
    with pytest.raises(ValueError, match=r"begins with|an amount|a date"):
        further(line, MONDAY)


@here
def test_what_is_offered_beside_is_signed_for_and_owed(house: House) -> None:
    investigated(house)
    given: dict[str, Any] = {"remedy": RemedyKind.REFUND, "amount": Money(6_000), "owed_by": "Billing"}
    also = ("compensation; 50; 2026-04-01; Ana; for the delay", "apology")
    shown = propose(house, **given, also=also)
    sheet = house.sheet()
    assert [need.role for need in sheet.needs] == ["supervisor"]
    assert "Also:\n  - compensation, 50.00 GBP, by 1 April 2026, seen to by Ana, for the delay\n" in (
        sheet.proposals[0].words
    )
    house.act("sam", Approve, fingerprint=shown)
    house.act("ana", Decide)
    owed = house.sheet().remedies
    assert [(one.kind, one.amount, one.due_on, one.owed_by, one.status) for one in owed] == [
        (RemedyKind.REFUND, Money(6_000), None, "Billing", RemedyStatus.OWED),
        (RemedyKind.COMPENSATION, Money(5_000), date(2026, 4, 1), "Ana", RemedyStatus.OWED),
        (RemedyKind.APOLOGY, None, None, None, RemedyStatus.OWED),
    ]
    assert whole(house)


@here
def test_a_line_that_says_no_remedy_is_refused_with_every_other_reason(house: House) -> None:
    investigated(house)
    told = said_against(lambda: propose(house, also=("money; 5",), outcome="perhaps"))
    assert "money; 5: a further remedy begins with one of apology" in told
    assert "perhaps is no outcome" in told
