"""Everything that can be asked of the desk, and who answers it."""

from ccms_tui.services import (
    actions,
    adopting,
    appointing,
    approving,
    belongings,
    cases,
    causes,
    changes,
    closing,
    custody,
    deciding,
    epochs,
    erasing,
    evidence,
    exporting,
    extending,
    foreseeing,
    glimpse,
    independence,
    leaving,
    letters,
    opening,
    outlook,
    owning,
    people,
    points,
    policies,
    proposals,
    purging,
    queue,
    receiving,
    record,
    referring,
    rehearsing,
    relating,
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
    | points.COMMANDS
    | independence.COMMANDS
    | evidence.COMMANDS
    | custody.COMMANDS
    | timing.COMMANDS
    | extending.COMMANDS
    | deciding.COMMANDS
    | approving.COMMANDS
    | letters.COMMANDS
    | receiving.COMMANDS
    | causes.COMMANDS
    | relating.COMMANDS
    | closing.COMMANDS
    | referring.COMMANDS
    | exporting.COMMANDS
    | erasing.COMMANDS
    | people.COMMANDS
    | appointing.COMMANDS
    | adopting.COMMANDS
    | leaving.COMMANDS
    | actions.COMMANDS
    | watching.COMMANDS
    | witnessing.COMMANDS
)
VIEWS: Views = (
    queue.VIEWS
    | glimpse.VIEWS
    | cases.VIEWS
    | foreseeing.VIEWS
    | evidence.VIEWS
    | custody.VIEWS
    | approving.VIEWS
    | timing.VIEWS
    | risk.VIEWS
    | outlook.VIEWS
    | rehearsing.VIEWS
    | proposals.VIEWS
    | record.VIEWS
    | people.VIEWS
    | belongings.VIEWS
    | actions.VIEWS
    | policies.VIEWS
    | changes.VIEWS
    | watching.VIEWS
    | receiving.VIEWS
    | retention.VIEWS
    | witnessing.VIEWS
    | epochs.VIEWS
)
ORDERS: Views = witnessing.ORDERS | exporting.ORDERS | purging.ORDERS
