"""Packs to be put to use, and two people who do."""

from typing import Any

from ccms_tui.desk.adopting import AdoptPack, ProposePack
from ccms_tui.desk.request import Done
from ccms_tui.rules.clocks import Clock
from tests.conftest import DATA, House

GENERAL = (DATA / "regimes" / "general.toml").read_text()
TIGHTER = GENERAL.replace("2026-01", "2026-02").replace('"10 business days"', '"7 business days"')
LONGER = GENERAL.replace("2026-01", "2026-03").replace('"10 business days"', '"60 business days"')


def propose(house: House, who: str = "sam", pack: str = TIGHTER, **said: Any) -> Done:
    given = {"reason": "The board wants answers in seven days", **said}
    return house.desk(who).do(ProposePack(pack=pack.encode(), **given))


def adopt(house: House, who: str = "sue", proposal: int = 1, **said: Any) -> Done:
    return house.desk(who).do(AdoptPack(proposal=proposal, **said))


def clock(house: House, case: int = 1, kind: str = "final_response") -> Clock:
    return next(one for one in house.sheet(case).clocks if one.kind == kind)
