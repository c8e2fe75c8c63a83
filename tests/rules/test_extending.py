"""Which acts a regime has at all: said before their forms are filled in."""

from dataclasses import replace

import pytest

from ccms_tui.rules.standing import against
from ccms_tui.store.packs import load_versions
from tests.rules.told import FINAL, MONDAY, SAM, Told, asking
from tests.tree import ROOT

PACKS = {id: pack for (id, _), pack in load_versions(ROOT / "data" / "regimes").items()}


@pytest.mark.parametrize(
    ("act", "pack", "wanted"),
    [
        ("extend", "general", "no running clock of this case may be extended"),
        ("track", "general", "general has no tracks"),
        ("settle", "general", "general spares nothing for an early resolution"),
        ("mark", "general", "no clock of general waits for anything else"),
        ("extend", "uk-fca-disp-psd", None),
        ("track", "au-rg271", None),
        ("settle", "uk-nhs-2009", None),
        ("mark", "us-fda-mdr", None),
    ],
)
def test_an_act_that_a_regime_has_not_says_so(act: str, pack: str, wanted: str | None) -> None:
    found = [reason.text for reason in against(act, Told(), asking(SAM, regime=PACKS[pack]))]
    assert found == ([wanted] if wanted else [])


def test_a_clock_that_stopped_is_extended_no_more_and_a_case_is_settled_once() -> None:
    stopped = Told(clocks=(replace(FINAL, stopped_at=MONDAY),), settled="quick_close")
    psd, asic = (asking(SAM, regime=PACKS[pack]) for pack in ("uk-fca-disp-psd", "au-rg271"))
    assert [reason.source for reason in against("extend", stopped, psd)] == ["uk-fca-disp-psd 2026-06"]
    assert [reason.text for reason in against("settle", stopped, asic)] == ["it was settled already"]
