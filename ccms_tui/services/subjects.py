"""Everything that can be asked of the desk, and who answers it."""

from ccms_tui.services import (
    adopting,
    appointing,
    approving,
    cases,
    changes,
    closing,
    deciding,
    erasing,
    evidence,
    extending,
    glimpse,
    letters,
    opening,
    outlook,
    owning,
    people,
    proposals,
    purging,
    queue,
    record,
    rehearsing,
    retention,
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
    | erasing.COMMANDS
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
    | retention.VIEWS
    | witnessing.VIEWS
)
ORDERS: Views = witnessing.ORDERS | purging.ORDERS
