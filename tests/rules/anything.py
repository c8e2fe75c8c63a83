"""Any calendar, any moment, any allowance: what the properties of deadlines are tried on."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from ccms_tui.rules.allowance import Allowance, Unit
from ccms_tui.rules.reckoning import Terms
from tests.rules.calendars import EVERYWHERE

EXAMPLES = settings.get_profile("deadlines")
FEWER = settings(EXAMPLES, max_examples=200)
"""For what the others imply, or build on; `make soak` tries all of them on as many."""
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
MOST = {Unit.WEEK: 3, Unit.MONTH: 2, Unit.YEAR: 1, Unit.BUSINESS_DAY: 12}
"""How much of the long units is tried: more takes longer and shows no more."""

instants = st.one_of(
    st.integers(0, 365 * 24).map(lambda hours: NEW_YEAR + timedelta(hours=hours)),
    st.integers(0, 365 * 24 * 3600 * 10**6).map(lambda micros: NEW_YEAR + timedelta(microseconds=micros)),
)
"""A year of them, as often on the hour, where days and hours begin and end, as between."""
calendars = st.sampled_from(EVERYWHERE)
allowances = st.tuples(st.sampled_from(Unit), st.integers(0, 39)).map(
    lambda drawn: Allowance(1 + drawn[1] % MOST.get(drawn[0], 40), drawn[0])
)
terms = allowances.map(Terms)
spans = st.tuples(instants, st.integers(1, 20 * 24 * 60)).map(
    lambda span: (span[0], span[0] + timedelta(minutes=span[1]))
)
