"""Regime packs: what they must say, and the clocks they set going."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ccms_tui.rules.clock_rules import Trigger, again, begin
from ccms_tui.rules.clocks import Pause
from ccms_tui.rules.regime_tables import read_regime
from ccms_tui.rules.regimes import Meaning
from ccms_tui.rules.tables import BadPack
from ccms_tui.store.packs import latest, load_regime, load_versions
from tests.rules.calendars import LONDON
from tests.tree import ROOT

FOLDER = ROOT / "data" / "regimes"
TEXT = (FOLDER / "general.toml").read_text()
GENERAL = load_regime(FOLDER / "general.toml")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


def table() -> dict[str, Any]:
    return tomllib.loads(TEXT)


def test_the_house_pack() -> None:
    allowed = {rule.kind: str(rule.allow) for rule in GENERAL.clocks}
    assert allowed == {
        "acknowledgement": "1 business day",
        "investigation": "5 business days",
        "final_response": "10 business days",
    }
    assert GENERAL.outcomes["partially_upheld"].means is Meaning.PARTIALLY_UPHELD
    assert [rule.kind for rule in GENERAL.started_by("received")] == list(allowed)
    assert GENERAL.stopped_by("proposed") == {"investigation"}
    assert not GENERAL.started_by("received", stage=2)
    assert all(rule.source for rule in GENERAL.clocks)


def test_a_clock_begins_with_its_marks() -> None:
    clock, reckoning = begin(GENERAL.rule("final_response"), MONDAY, LONDON, 1)
    assert (clock.due_on, clock.due_at) == (reckoning.due_on, reckoning.due_at)
    assert clock.due_on == date(2026, 3, 16)
    assert [clock.escalate_at, clock.review_at] == list(reckoning.thresholds.values())
    assert (clock.escalate_share, clock.review_share) == (70, 90)


def test_resuming_moves_the_marks_that_were_still_to_come() -> None:
    rule = GENERAL.rule("final_response")
    clock, _ = begin(rule, MONDAY, LONDON, 1)
    pause = Pause(clock.escalate_at + timedelta(hours=1), clock.escalate_at + timedelta(days=7, hours=1), "")
    resumed, _ = again(rule, replace(clock, pauses=(pause,)), LONDON)
    assert resumed.escalate_at == clock.escalate_at
    assert resumed.due_at - clock.due_at == timedelta(days=7)
    assert again(rule, resumed, LONDON)[0] == resumed
    still = replace(clock, pauses=(replace(pause, to_at=None),))
    assert again(rule, still, LONDON)[0] == still


def test_what_stops_a_recurring_clock_starts_it_anew() -> None:
    update = replace(
        GENERAL.clocks[0],
        starts=(Trigger.RECEIVED, Trigger.UPDATE_SENT),
        stops=(Trigger.UPDATE_SENT, Trigger.CLOSED),
    )
    assert update.recurring
    assert not GENERAL.clocks[0].recurring


@pytest.mark.parametrize("key", sorted(table()))
def test_every_key_is_needed(key: str) -> None:
    with pytest.raises(BadPack, match=f"^{key} is missing"):
        read_regime({name: value for name, value in table().items() if name != key})


@pytest.mark.parametrize(
    "key", ["kind", "title", "starts", "stops", "allow", "thresholds", "pausable", "source"]
)
def test_every_key_of_a_clock_is_needed(key: str) -> None:
    pack = table()
    del pack["clocks"][1][key]
    with pytest.raises(BadPack, match=rf"^clocks\.2\.{key} is missing"):
        read_regime(pack)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", 7),
        ("title", ""),
        ("verified_on", "2026-11-22"),
        ("verified_on", datetime(2026, 11, 22, tzinfo=UTC)),
        ("confidence", "certain"),
        ("reopening", "never"),
        ("pauses", ["Waiting for the complainant"]),
        ("pauses", "waiting"),
        ("retention_years", 0),
        ("retention_years", -1),
        ("retention_years", True),
        ("outcomes", {}),
        ("outcomes", {"upheld": "yes"}),
        ("outcomes", {"Upheld": {}}),
        ("outcomes", {"upheld": {"title": "Upheld", "means": "won", "reasons": True}}),
        ("outcomes", {"upheld": {"title": "Upheld", "means": "upheld"}}),
        ("required_letters", {"final_response": "reasons"}),
        ("required_letters", []),
        ("clocks", []),
        ("clocks", {}),
        ("clocks", ["final_response"]),
        ("colour", "red"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_key(key: str, value: object) -> None:
    with pytest.raises(BadPack, match=f"^{key}"):
        read_regime({**table(), key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "Final Response"),
        ("starts", []),
        ("starts", ["recieved"]),
        ("starts", "closing time"),
        ("stops", []),
        ("stops", ["received"]),
        ("allow", "0 business days"),
        ("allow", "soon"),
        ("allow", 5),
        ("thresholds", [0.9, 0.7]),
        ("thresholds", [0.7, 1.2]),
        ("thresholds", [0.7, 1]),
        ("thresholds", [0.7]),
        ("thresholds", [0.705, 0.9]),
        ("thresholds", ["often", "seldom"]),
        ("thresholds", 0.7),
        ("pausable", "yes"),
        ("roll", "back"),
        ("stage", 0),
        ("colour", "red"),
    ],
)
def test_a_clock_that_could_not_work_is_refused_by_its_key(key: str, value: object) -> None:
    pack = table()
    pack["clocks"][0][key] = value
    with pytest.raises(BadPack, match=rf"^clocks\.1\.{key}"):
        read_regime(pack)


@pytest.mark.parametrize(
    ("key", "value"), [("kind", "answer"), ("starts", ["reopened"]), ("stage", 2)], ids=str
)
def test_every_case_has_a_clock_of_its_final_response(key: str, value: object) -> None:
    pack = table()
    pack["clocks"][2][key] = value
    with pytest.raises(BadPack, match=r"^clocks must include final_response, started when a"):
        read_regime(pack)


def test_two_clocks_of_a_kind_and_a_first_day_of_hours_are_contradictions() -> None:
    pack = table()
    pack["clocks"].append(pack["clocks"][0])
    with pytest.raises(BadPack, match="own kind"):
        read_regime(pack)
    pack = table()
    pack["clocks"][0] |= {"allow": "24 hours", "count_first_day": True}
    with pytest.raises(BadPack, match="no meaning for 24 hours"):
        read_regime(pack)


def test_a_clock_says_what_it_may() -> None:
    pack = table()
    pack["clocks"][0] |= {"starts": "acknowledged", "stops": "closed", "roll": "next", "stage": 1}
    rule = read_regime(pack).clocks[0]
    assert (rule.starts, rule.stops, rule.roll, rule.stage) == (("acknowledged",), ("closed",), "next", 1)
    assert rule.terms.thresholds == (Decimal("0.7"), Decimal("0.9"))


def test_a_bad_file_is_refused_by_its_name(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    for text in ("id = ", TEXT.replace("retention_years = 6", "retention_years = 'six'"), "\ufeff"):
        bad.write_text(text)
        with pytest.raises(BadPack, match=r"bad\.toml: "):
            load_versions(tmp_path)
    bad.write_bytes(b"\xff")
    with pytest.raises(BadPack, match=r"bad\.toml: "):
        load_versions(tmp_path)


def test_a_new_version_is_a_new_file_and_the_old_one_stays(tmp_path: Path) -> None:
    for name, version in (("general", "2026-01"), ("next", "2027-01")):
        (tmp_path / f"{name}.toml").write_text(TEXT.replace("2026-01", version))
    assert latest(load_versions(tmp_path))["general"].version == "2027-01"
    assert set(load_versions(tmp_path)) == {("general", "2026-01"), ("general", "2027-01")}
    (tmp_path / "twice.toml").write_text(TEXT)
    with pytest.raises(BadPack, match=r"twice\.toml: says it is general 2026-01"):
        load_versions(tmp_path)


def test_every_pack_in_the_house_reads() -> None:
    assert "general" in latest(load_versions(FOLDER))
