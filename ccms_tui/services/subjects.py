"""Everything that can be asked of the desk, and who answers it."""

from ccms_tui.services import (
    adopting,
    appointing,
    approving,
    cases,
    changes,
    closing,
    deciding,
    evidence,
    exporting,
    extending,
    glimpse,
    letters,
    opening,
    outlook,
    owning,
    people,
    proposals,
    queue,
    record,
    rehearsing,
    risk,
    timing,
    triage,
    watching,
    witnessing,
)
from ccms_tui.services.work import Commands, Views

COMMANDS: Commands = (
    opening.COMMANDS
    | owning.COMMANDS
    | triage.COMMANDS
    | evidence.COMMANDS
    | timing.COMMANDS
    | extending.COMMANDS
    | deciding.COMMANDS
    | approving.COMMANDS
    | letters.COMMANDS
    | closing.COMMANDS
    | exporting.COMMANDS
    | people.COMMANDS
    | appointing.COMMANDS
    | adopting.COMMANDS
    | watching.COMMANDS
)
VIEWS: Views = (
    queue.VIEWS
    | glimpse.VIEWS
    | cases.VIEWS
    | opening.VIEWS
    | evidence.VIEWS
    | approving.VIEWS
    | timing.VIEWS
    | risk.VIEWS
    | outlook.VIEWS
    | rehearsing.VIEWS
    | proposals.VIEWS
    | record.VIEWS
    | people.VIEWS
    | changes.VIEWS
    | watching.VIEWS
    | witnessing.VIEWS
)
ORDERS: Views = witnessing.ORDERS | exporting.ORDERS
