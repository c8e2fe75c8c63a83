"""Whatever anybody does, in whatever order: a clock that was late once is late."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ccms_tui.desk.closing import Close, Reopen
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.extending import Extend, Mark, Settle, Track
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.timing import Pause, Resume, Review
from ccms_tui.rules.words import LetterKind
from tests.conftest import House
from tests.services.lives import LETTER
from tests.test_traps import WAIT, clock, late, on_a_database

Try = Callable[[House, int], object]


def _act(who: str, command: Any, **fields: Any) -> Try:
    return lambda house, case: house.act(who, command, case, **fields)


def _extend(house: House, case: int) -> object:
    letters = [line.number for line in house.sheet(case).letters if line.kind is LetterKind.HOLDING]
    letter = letters[-1] if letters else None
    to = clock(house, case=case).due_on + timedelta(days=5)
    ground = "exceptional_beyond_our_control"
    return house.act("sam", Extend, case, to=to, ground=ground, reason="x", letter=letter)


def _said_earlier(kind: LetterKind) -> Try:
    """A letter recorded now as having gone when the case began."""

    def send(house: House, case: int) -> object:
        began = house.sheet(case).received_at
        return house.act("ana", Send, case, kind=kind, text="at once", sent=began)

    return send


def _mark_earlier(house: House, case: int) -> object:
    began = house.sheet(case).received_at
    return house.act("ana", Mark, case, what="signposted", note="x", at=began)


TRIES: tuple[Try, ...] = (
    _act("ana", Acknowledge),
    _act("ana", Send, kind=LetterKind.HOLDING, text="soon"),
    _act("ana", Send, kind=LetterKind.FINAL_RESPONSE, text=LETTER),
    _act("ana", Pause, reason=WAIT),
    _act("ana", Resume, reason="it came"),
    _act("sam", Review, blocking="x", plan="y"),
    _act("ana", Settle, window="summary_resolution", words="fine"),
    _act("sam", Track, track="superannuation", reason="x"),
    _act("ana", Mark, what="signposted", note="x"),
    _act("ana", Mark, what="sent_to_company", note="x"),
    _act("ana", Close, next_action="none"),
    _act("ana", Reopen, reason="x"),
    _extend,
    _said_earlier(LetterKind.ACKNOWLEDGEMENT),
    _said_earlier(LetterKind.HOLDING),
    _mark_earlier,
)
REGIMES = (
    "general",
    "uk-fca-disp",
    "uk-fca-disp-psd",
    "ie-cpc",
    "au-rg271",
    "us-cfpb",
    "iso-10002",
    "uk-ofgem-2008",
)


@on_a_database
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(regime="uk-fca-disp-psd", tried=[(TRIES[1], 0), (_extend, 800)])
@example(regime="us-cfpb", tried=[(TRIES[9], 900)])
@example(regime="au-rg271", tried=[(TRIES[7], 24 * 40)])
@example(regime="general", tried=[(TRIES[3], 500), (TRIES[4], 500), (TRIES[11], 0)])
@example(regime="general", tried=[(TRIES[13], 100)])
@example(regime="uk-ofgem-2008", tried=[(TRIES[15], 24 * 60)])
@given(
    regime=st.sampled_from(REGIMES),
    tried=st.lists(st.tuples(st.sampled_from(TRIES), st.integers(0, 200)), min_size=5, max_size=14),
)
def test_what_was_late_once_is_late_whatever_is_done(
    empty_house: House, regime: str, tried: list[tuple[Try, int]]
) -> None:
    house = empty_house
    case = int(house.open(regime=regime).made["case"])
    were_late: set[tuple[int, str, int]] = set()
    for attempt, hours in tried:
        house.later(hours=hours)
        were_late |= late(house, case)
        with suppress(Denied):
            attempt(house, case)
        assert were_late <= late(house, case)
