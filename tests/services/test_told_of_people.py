"""Whatever people were and whenever that changed, it is told rightly of every instant."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.rechecking import TOLERANCE
from ccms_tui.services.told_of_people import Course
from tests.conftest import MONDAY

minutes = st.integers(0, 60)


@given(st.lists(minutes).map(sorted), minutes)
def test_what_held_before_an_instant_and_what_holds_around_it(changes: list[int], at: int) -> None:
    course = Course[int]()
    for number, minute in enumerate(changes):
        course.change(MONDAY + timedelta(minutes=minute), number)
    back = TOLERANCE // timedelta(minutes=1)
    before = [number for number, minute in enumerate(changes) if minute < at - back][-1:]
    then = [number for number, minute in enumerate(changes) if abs(minute - at) <= back]
    assert course.around(MONDAY + timedelta(minutes=at)) == before + then
