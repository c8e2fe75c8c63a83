"""The window on a long list is whole and bounded, whatever happens to it."""

from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.widgets.window import HELD, PAGE, Window

STEPS = st.lists(
    st.tuples(st.sampled_from(["go", "turn", "append", "prepend", "fit"]), st.integers(-400, 400)),
    max_size=60,
)


@given(STEPS, st.integers(1, 60))
def test_a_window_is_always_whole_and_bounded(steps: list[tuple[str, int]], height: int) -> None:
    window = Window(range(1_000, 1_000 + PAGE), before=True, after=True)
    for what, amount in steps:
        here = window.current
        match what:
            case "go":
                window.go(window.cursor + amount, height)
            case "turn":
                window.turn(amount, height)
            case "append" if window.cursor > len(window.rows) - PAGE:
                last = window.rows[-1]
                window.append(range(last + 1, last + 1 + PAGE), True)
                assert window.current == here
            case "prepend" if window.cursor < PAGE:
                first = window.rows[0]
                window.prepend(range(first - PAGE, first), True)
                assert window.current == here
            case _:
                window.fit(height)
        assert window.rows == list(range(window.rows[0], window.rows[-1] + 1))
        assert 0 <= window.top <= window.cursor < window.top + height
        assert PAGE <= len(window.rows) <= HELD
