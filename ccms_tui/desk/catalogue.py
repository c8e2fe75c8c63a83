"""All that can be asked for: every command, view and order there is."""

from typing import Any

from ccms_tui.desk import (
    actions,
    adopting,
    approving,
    cases,
    causes,
    closing,
    custody,
    deciding,
    epochs,
    erasing,
    evidence,
    exporting,
    extending,
    independence,
    leaving,
    letters,
    opening,
    outlook,
    owning,
    people,
    points,
    policies,
    queue,
    receiving,
    record,
    referring,
    rehearsing,
    relating,
    risk,
    timing,
    triage,
    watching,
    witnessing,
)
from ccms_tui.desk.request import Changed, Command, Order, View

CASE_COMMANDS: tuple[type[Command], ...] = (
    opening.Open,
    letters.Acknowledge,
    owning.Assign,
    owning.Accept,
    owning.Decline,
    triage.Classify,
    triage.Note,
    triage.AddPoint,
    triage.FindPoint,
    points.MergePoints,
    points.SplitPoint,
    points.ReopenPoint,
    triage.Flag,
    triage.ClearFlag,
    independence.NameColleague,
    independence.ClearColleague,
    evidence.AddEvidence,
    evidence.ReviewEvidence,
    evidence.Redact,
    evidence.SetAside,
    timing.Pause,
    timing.Resume,
    extending.Extend,
    extending.Track,
    extending.Settle,
    extending.Mark,
    timing.Promise,
    timing.KeepPromise,
    deciding.Propose,
    deciding.WithdrawProposal,
    approving.Approve,
    approving.Return,
    timing.Review,
    deciding.Decide,
    letters.Send,
    letters.Remediate,
    receiving.Receive,
    receiving.SeeTo,
    triage.TagCause,
    causes.ConfirmCause,
    causes.DropCause,
    relating.Merge,
    relating.Unmerge,
    relating.Link,
    relating.Unlink,
    closing.Close,
    closing.Reopen,
    referring.Refer,
    referring.RecordRuling,
    exporting.Export,
    erasing.Hold,
    erasing.Release,
    erasing.RequestErasure,
    erasing.DeclineErasure,
    erasing.Erase,
)
"""The life of a case, in about its order: the verbs of `ccms act`."""

PEOPLE_COMMANDS: tuple[type[Command], ...] = (
    people.Found,
    people.Enrol,
    people.Appoint,
    people.Away,
    people.Deactivate,
)
PACK_COMMANDS: tuple[type[Command], ...] = (adopting.ProposePack, adopting.AdoptPack, adopting.DeclinePack)
ACTION_COMMANDS: tuple[type[Command], ...] = (
    actions.AddAction,
    actions.ChangeAction,
    actions.CompleteAction,
    actions.CancelAction,
)
CUSTODY_COMMANDS: tuple[type[Command], ...] = (
    custody.ViewEvidence,
    custody.ExportEvidence,
    custody.RecheckEvidence,
)
"""Recorded of whoever looks, and seldom asked for by themselves."""
COMMANDS = (
    CASE_COMMANDS
    + PEOPLE_COMMANDS
    + PACK_COMMANDS
    + ACTION_COMMANDS
    + CUSTODY_COMMANDS
    + (watching.Sweep, epochs.RotateKey)
)

VIEWS: tuple[type[View[Any]], ...] = (
    queue.Queue,
    queue.Counts,
    queue.Glimpse,
    cases.Case,
    opening.Foresee,
    opening.Known,
    evidence.ExhibitContent,
    evidence.Preview,
    evidence.CheckEvidence,
    custody.Custody,
    approving.Approvals,
    timing.WhyThisDate,
    risk.EscalationRisk,
    outlook.Outlook,
    rehearsing.Rehearse,
    adopting.ProposedPacks,
    adopting.ProposedPack,
    record.Log,
    record.Verify,
    people.People,
    leaving.AtStake,
    actions.Actions,
    actions.Action,
    people.WhoAmI,
    policies.Policies,
    watching.Watch,
    receiving.Belonging,
    erasing.Retention,
    erasing.Erased,
    witnessing.TreeHead,
    epochs.Keys,
    Changed,
)
ORDERS: tuple[type[Order[Any]], ...] = (
    witnessing.Place,
    witnessing.Checkpoint,
    exporting.Fetch,
    erasing.Purge,
)
"""Orders that record nothing."""
