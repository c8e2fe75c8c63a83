"""Any clock that its rule begins is found right, and any other instant in it is found out."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ccms_tui.rules.calendars import BeyondReach, Calendar
from ccms_tui.rules.canonical import plain
from ccms_tui.rules.clock_rules import ClockRule, Confidence, Trigger, begin
from ccms_tui.rules.clocks import Clock
from ccms_tui.rules.rechecking_clocks import MARKS, misreckoned
from ccms_tui.rules.reckoning import Terms
from ccms_tui.rules.regimes import Regime
from ccms_tui.rules.retelling import Told
from tests.rules.anything import FEWER, calendars, instants, terms

SHARES = Decimal("0.7"), Decimal("0.9")


def ruled(allowed: Terms) -> ClockRule:
    return ClockRule(
        kind="final_response",
        title="Final response",
        starts=(Trigger.RECEIVED,),
        stops=(Trigger.FINAL_RESPONSE_SENT,),
        allow=allowed.allow,
        thresholds=SHARES,
        pausable=True,
        source="a rule",
    )


def told(clock: Clock, **other: Any) -> dict[str, Any]:
    """The event that opens a case with this clock."""
    facts = {mark: plain(getattr(clock, mark)) for mark in (*MARKS, "started_at")}
    shares = {"escalate_share": clock.escalate_share, "review_share": clock.review_share}
    row = {"kind": clock.kind, "round": 1, "regime": "any", "regime_version": "1", **facts, **shares, **other}
    case = {"id": 1, "calendar": "any", "received_at": plain(clock.started_at)}
    rows = [
        {"table": "case", "key": {"id": 1}, "row": case},
        {"table": "clock", "key": {"case_id": 1, "round": 1, "kind": clock.kind}, "row": row},
    ]
    return {"at": plain(clock.started_at), "happened_at": None, "command": {}, "rows": rows}


def wrong(body: Mapping[str, Any], rule: ClockRule, calendar: Calendar) -> list[str]:
    """What is found of an event that opens a case."""
    after = Told()
    after.take(body)
    return list(misreckoned(body, Told(), after, lambda *_: pack(rule), lambda _: calendar))


def pack(rule: ClockRule) -> Regime:
    """A pack with this one clock."""
    given: Any = {"outcomes": {}, "required_letters": {}, "reopening": "new_timer", "pauses": ()}
    return Regime(
        "any",
        "1",
        "Any",
        "a rule",
        date.min,
        confidence=Confidence.HOUSE,
        clocks=(rule,),
        retention_years=6,
        **given,
    )


@FEWER
@given(terms, instants, calendars)
def test_what_a_rule_makes_is_right(allowed: Terms, start: datetime, calendar: Calendar) -> None:
    rule = ruled(allowed)
    try:
        clock, _ = begin(rule, start, calendar, 1)
    except BeyondReach:
        assume(False)
    assert wrong(told(clock), rule, calendar) == []


@FEWER
@given(terms, instants, calendars, st.sampled_from(MARKS[1:]), st.timedeltas(-timedelta(9), timedelta(9)))
def test_any_other_instant_is_found_out(
    allowed: Terms, start: datetime, calendar: Calendar, mark: str, by: timedelta
) -> None:
    rule = ruled(allowed)
    assume(by)
    try:
        clock, _ = begin(rule, start, calendar, 1)
    except BeyondReach:
        assume(False)
    (what,) = wrong(told(clock, **{mark: plain(getattr(clock, mark) + by)}), rule, calendar)
    assert what.startswith(f"{mark} of its final_response is ")
