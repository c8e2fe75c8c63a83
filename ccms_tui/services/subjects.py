"""Everything that can be asked of the desk, and who answers it."""

from ccms_tui.services import (
    appointing,
    approving,
    cases,
    changes,
    closing,
    custody,
    deciding,
    evidence,
    extending,
    glimpse,
    letters,
    opening,
    outlook,
    owning,
    people,
    policies,
    queue,
    record,
    rehearsing,
    risk,
    timing,
    triage,
    watching,
)
from ccms_tui.services.work import Commands, Views

COMMANDS: Commands = (
    opening.COMMANDS
    | owning.COMMANDS
    | triage.COMMANDS
    | evidence.COMMANDS
    | custody.COMMANDS
    | timing.COMMANDS
    | extending.COMMANDS
    | deciding.COMMANDS
    | approving.COMMANDS
    | letters.COMMANDS
    | closing.COMMANDS
    | people.COMMANDS
    | appointing.COMMANDS
    | watching.COMMANDS
)
VIEWS: Views = (
    queue.VIEWS
    | glimpse.VIEWS
    | cases.VIEWS
    | opening.VIEWS
    | evidence.VIEWS
    | custody.VIEWS
    | approving.VIEWS
    | timing.VIEWS
    | risk.VIEWS
    | outlook.VIEWS
    | rehearsing.VIEWS
    | record.VIEWS
    | people.VIEWS
    | policies.VIEWS
    | changes.VIEWS
    | watching.VIEWS
)
