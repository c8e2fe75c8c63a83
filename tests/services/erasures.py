"""Asking for the erasure of a case, and carrying it out."""

from typing import Any

from ccms_tui.desk.erasing import Erase, RequestErasure
from ccms_tui.desk.request import Done
from ccms_tui.rules.erasing import Basis
from tests.conftest import House

REFERENCE = "C-2026-000001"


def ask(house: House, who: str = "mori", case: int = 1, **other: Any) -> Done:
    given: dict[str, Any] = {"basis": Basis.RETENTION_OVER, "reason": "the yearly round", **other}
    return house.act(who, RequestErasure, case, **given)


def erase(house: House, who: str = "lee", case: int = 1) -> Done:
    return house.act(who, Erase, case, reference=f"C-2026-{case:06}")


def six_years_later(house: House) -> None:
    house.later(days=6 * 366)
