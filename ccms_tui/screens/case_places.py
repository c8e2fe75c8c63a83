"""The places of a case, by name."""

from ccms_tui.screens.case import CaseScreen, SheetScreen
from ccms_tui.screens.decisions import DecisionsScreen
from ccms_tui.screens.exhibits import EvidenceScreen
from ccms_tui.screens.ledger import LedgerScreen
from ccms_tui.screens.letters import LettersScreen
from ccms_tui.screens.parties import PeopleScreen

CASE_PLACES: dict[str, type[CaseScreen]] = {
    "sheet": SheetScreen,
    "evidence": EvidenceScreen,
    "decisions": DecisionsScreen,
    "letters": LettersScreen,
    "people": PeopleScreen,
    "ledger": LedgerScreen,
}
