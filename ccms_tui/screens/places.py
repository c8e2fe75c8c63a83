"""The main screens, and the keys that go to them."""

from textual.screen import Screen

from ccms_tui.screens.actions import ActionsScreen
from ccms_tui.screens.approvals import ApprovalsScreen
from ccms_tui.screens.case import SheetScreen
from ccms_tui.screens.outlook import OutlookScreen
from ccms_tui.screens.queue import QueueScreen
from ccms_tui.screens.risk import RiskScreen
from ccms_tui.screens.staff import StaffScreen

PLACES: dict[str, tuple[str, type[Screen[None]]]] = {
    "queue": ("f2", QueueScreen),
    "approvals": ("f3", ApprovalsScreen),
    "risk": ("f4", RiskScreen),
    "outlook": ("f5", OutlookScreen),
    "actions": ("f8", ActionsScreen),
    "people": ("f9", StaffScreen),
}
HOME = QueueScreen


def first_screen(place: str, case: int | None) -> Screen[None]:
    """The screen that the terminal opens on: a place, or a case."""
    return case_screen(case) if case else PLACES[place][1]()


def case_screen(case: int) -> Screen[None]:
    """One case, whole."""
    return SheetScreen(case)
