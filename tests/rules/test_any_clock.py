"""What holds of every clock, whenever one looks."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.clocks import Clock, Pause, State, state, used
from tests.rules.anything import FEWER
from tests.rules.test_clocks import START


@FEWER
@given(
    st.lists(st.integers(0, 10_000), min_size=4, max_size=4).map(sorted),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3_000)), max_size=3),
    st.integers(0, 15_000),
    st.integers(0, 15_000),
)
def test_used_never_runs_backwards(
    marks: list[int], pauses: list[tuple[int, int]], one: int, other: int
) -> None:
    at = [START + timedelta(minutes=minutes) for minutes in marks]
    ends, still = START, []
    for begins, lasts in sorted(pauses):
        begun = max(ends, START + timedelta(minutes=begins))
        ends = begun + timedelta(minutes=lasts)
        still.append(Pause(begun, ends, ""))
    clock = Clock("final_response", 1, at[0], at[3].date(), at[3], at[1], at[2], pauses=tuple(still))
    earlier, later = (START + timedelta(minutes=minutes) for minutes in sorted((one, other)))
    assert 0 <= used(clock, earlier) <= used(clock, later)
    assert (used(clock, later) > 100) <= (state(clock, later) is State.BREACHED)
