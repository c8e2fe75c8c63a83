"""What a pack cannot mean is refused by its key, before any case falls under it."""

import tomllib
from decimal import Decimal
from typing import Any

import pytest

from ccms_tui.rules.regime_tables import read_regime
from ccms_tui.rules.tables import BadPack
from tests.tree import ROOT

FOLDER = ROOT / "data" / "regimes"
NOTICE = {"needs": "notice", "reasons": ["complex"], "source": "rule 4"}
HELD = {"kind": "held", "title": "Held back", "source": "rule 9"}
WINDOW = {"kind": "quick", "title": "Quick", "begins": "received", "allow": "3 days", "source": "rule 2"}


def pack(name: str = "general") -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(), parse_float=Decimal)


def refused(table: dict[str, Any]) -> str:
    with pytest.raises(BadPack) as why:
        read_regime(table)
    return str(why.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"thresholds": [0.7, 1.2]}, "clocks.3.thresholds must be two shares"),
        ({"starts": ["received", "proposed"]}, "clocks.3.starts cannot be proposed"),
        ({"stops": ["referred"]}, "clocks.3.stops is never: nobody can tell of referred"),
        ({"target": "3 weeks"}, "clocks.3.target can never be missed"),
        ({"free_pause": "soon"}, "clocks.3.free_pause is not understood"),
        ({"pausable": False, "free_pause": "1 week"}, "clocks.3.free_pause has no meaning"),
        ({"ends": "noon"}, "clocks.3.ends must be one of day, close"),
        ({"allow": "24 hours", "ends": "day"}, "clocks.3.ends has no meaning for 24 hours"),
        ({"allow": "24 hours or 1 business day"}, "clocks.3.allow is not understood"),
        (
            {"stops": ["received", "closed"]},
            "clocks.3.pausable has no meaning for a clock that is started anew",
        ),
        ({"unconfirmed": ""}, "clocks.3.unconfirmed must be text"),
        ({"extension": NOTICE | {"upto": "10 business days"}}, "clocks.3.extension.upto is no later"),
        (
            {"extension": NOTICE | {"by": "10 business days", "upto": "15 business days"}},
            "clocks.3.extension.by goes beyond its cap",
        ),
        (
            {"extension": NOTICE | {"needs": "luck"}},
            "clocks.3.extension.needs must be one of notice, agreement",
        ),
        ({"extension": NOTICE | {"times": 0}}, "clocks.3.extension.times must be 1 or more"),
        ({"extension": {"needs": "notice"}}, "clocks.3.extension.reasons is missing"),
    ],
)
def test_a_clock_that_contradicts_itself(more: dict[str, Any], said: str) -> None:
    table = pack()
    table["clocks"][2] |= more
    assert refused(table).startswith(said)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"starts": ["withdrawn"]}, "clocks.4.starts is never"),
        (
            {"starts": ["escalated"]},
            "clocks.4.starts is never: escalated cannot happen with reopening = new_timer",
        ),
        ({"kind": "retention"}, "clocks cannot include retention"),
        ({"stage": 2, "starts": ["acknowledged"]}, "reopening must be next_stage"),
        ({"extension": NOTICE, "starts": ["received", "closed"]}, "clocks.4.extension has no meaning"),
    ],
)
def test_a_clock_that_never_comes_about(more: dict[str, Any], said: str) -> None:
    table = pack()
    fourth = {**table["clocks"][0], "kind": "fourth", "stops": ["closed", "decided"], "starts": ["received"]}
    table["clocks"].append(fourth | more)
    assert refused(table).startswith(said)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reopening": "next_stage"}, "reopening is next_stage, and there is one stage only"),
        ({"reopening": "same_clock"}, ""),
        ({"required_letters": {"fax": ["x"]}}, "required_letters.fax can never be sent"),
        ({"windows": [WINDOW | {"kind": "final_response"}]}, "windows.1.kind is taken"),
        ({"windows": [WINDOW | {"spares": ["fax"]}]}, "windows.1.spares names fax"),
        (
            {"windows": [WINDOW | {"begins": "closed", "spares": ["final_response"]}]},
            "windows.1.begins must be",
        ),
        ({"tracks": [HELD]}, "tracks.1.kind changes nothing"),
        ({"tracks": [HELD | {"allow": {"fax": "1 day"}}]}, "tracks.1.allow names fax"),
        ({"tracks": [HELD | {"suspends": ["final_response"]}]}, "tracks.1.suspends and suspended belong"),
        ({"notes": []}, "notes must be text"),
        ({"in_force_from": "soon"}, "in_force_from must be a date"),
    ],
)
def test_a_pack_that_contradicts_itself(more: dict[str, Any], said: str) -> None:
    table = pack() | more
    if said:
        assert refused(table).startswith(said)
    else:
        assert read_regime(table).reopening == more["reopening"]


def test_a_time_that_is_held_back_has_a_first_day_and_a_last() -> None:
    table = pack("uk-fca-disp")
    days = table["tracks"][0]["suspended"]
    table["tracks"][0]["suspended"] = {"first": days["last"], "last": days["first"]}
    assert refused(table).startswith("tracks.1.suspended.last is before the first day")


def test_a_second_stage_that_nothing_reaches() -> None:
    table = pack("uk-housing-ombudsman-2024")
    table["clocks"][2]["starts"] = ["received"]
    assert refused(table).startswith("clocks.3.stage is never reached")
    table = pack("uk-housing-ombudsman-2024") | {"reopening": "new_timer"}
    assert "reopening must be next_stage for the clocks of stage 2" in refused(table)
