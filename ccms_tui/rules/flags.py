"""Flags: who must look, and what waits until they have."""

from ccms_tui.rules.approving import missing
from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import FlagKind


def stops(act: str, facts: CaseFacts, asking: Asking) -> Findings:
    """A flag stops the acts that the policy names, until it is cleared or an approval lifts it."""
    for kind in sorted(facts.flags):
        rule = asking.policy.flags[kind]
        lifted = (
            rule.approval_lifts and not {need.role for need in missing(facts, asking.policy)} & rule.looks
        )
        if act in rule.stops and not lifted:
            yield Reason(f"flagged {kind}: {' or '.join(sorted(rule.looks))} must look first", rule.source)


def clears(kind: FlagKind, facts: CaseFacts, asking: Asking) -> Findings:
    """Only those who must look clear a flag."""
    if kind not in facts.flags:
        yield Reason(f"no {kind} flag stands", "lifecycle")
    elif not asking.actor.wearing(asking.policy.flags[kind].looks):
        rule = asking.policy.flags[kind]
        yield Reason(f"a {kind} flag is cleared by {' or '.join(sorted(rule.looks))}", rule.source)
