"""Until when a file is kept: from what, for how long, and which days do not count."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.clock_rules import Trigger
from ccms_tui.rules.reckoning import reckon
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retention import kept, last_day
from ccms_tui.store.packs import load_regime
from tests.rules.calendars import LONDON
from tests.rules.told import GENERAL
from tests.tree import ROOT

FCA = load_regime(ROOT / "data" / "regimes" / "uk-fca-disp.toml")
MOTOR = next(track.kind for track in FCA.tracks if "retention" in track.suspends)
RECEIVED, CLOSED = datetime(2023, 3, 1, 10, tzinfo=UTC), datetime(2023, 4, 26, 23, 30, tzinfo=UTC)
BOTH = {Trigger.RECEIVED: RECEIVED, Trigger.CLOSED: CLOSED}


@pytest.mark.parametrize(
    ("regime", "track", "until", "why"),
    [
        (GENERAL, None, date(2029, 4, 27), "6 years from closing on 2023-04-27"),
        (FCA, None, date(2026, 3, 1), "3 years from receipt on 2023-03-01"),
        (FCA, MOTOR, date(2028, 7, 20), "3 years from receipt on 2023-03-01, without the suspended days"),
    ],
    ids=["closing, as a local day", "receipt", "suspended"],
)
def test_a_file_is_kept_from_what_its_pack_names(
    regime: Regime, track: str | None, until: date, why: str
) -> None:
    found = kept(regime, track, BOTH, LONDON)
    assert (found.until, found.why) == (until, why)
    assert regime.name in found.source
    assert ("App 5.2.1R" in found.source) == (track is not None)
    assert not found.over(until)
    assert found.over(until + timedelta(days=1))


def test_an_open_case_is_kept_whatever_its_pack_says() -> None:
    found = kept(FCA, None, {Trigger.RECEIVED: RECEIVED}, LONDON)
    assert (found.until, found.why) == (None, "the case is open")
    assert not found.over(date.max)


def test_what_a_pack_counts_from_and_nobody_recorded_counts_from_closing() -> None:
    aware = replace(GENERAL, retention_from=Trigger.BECAME_AWARE)
    assert kept(aware, None, BOTH, LONDON) == kept(GENERAL, None, BOTH, LONDON)
    sent = {**BOTH, Trigger.FINAL_RESPONSE_SENT: datetime(2023, 4, 20, 9, tzinfo=UTC)}
    answered = kept(replace(GENERAL, retention_from=Trigger.FINAL_RESPONSE_SENT), None, sent, LONDON)
    assert answered.why == "6 years from final response sent on 2023-04-20"


def test_years_beyond_any_calendar_are_for_ever() -> None:
    assert last_day(date(2026, 1, 1), 9_000) == date.max


days = st.dates(date(2016, 1, 1), date(2029, 12, 31))


@given(begun=days, years=st.integers(1, 9), first=days, length=st.integers(0, 900))
def test_it_is_the_last_day_that_the_reckoning_of_clocks_finds(
    begun: date, years: int, first: date, length: int
) -> None:
    window = (first, min(first + timedelta(days=length), date(2030, 1, 1)))
    terms, _ = GENERAL.retention()
    allowed = replace(terms, allow=replace(terms.allow, amount=years))
    noon = datetime(begun.year, begun.month, begun.day, 12, tzinfo=UTC)
    assert last_day(begun, years, (window,)) == reckon(allowed, noon, LONDON, (window,)).due_on
