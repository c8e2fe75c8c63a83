"""Flags: who must look, and what waits until they have."""

from ccms_tui.rules.facts import Asking, CaseFacts
from ccms_tui.rules.policy import FlagRule
from ccms_tui.rules.verdict import Findings, Reason
from ccms_tui.rules.words import FlagKind


def stops(act: str, facts: CaseFacts, asking: Asking) -> Findings:
    """A flag stops the acts that the policy names, until it is cleared or an approval lifts it."""
    for kind in sorted(facts.flags):
        rule = asking.policy.flags[kind]
        if act in rule.stops and not _lifted(rule, facts):
            yield Reason(f"flagged {kind}: {' or '.join(sorted(rule.looks))} must look first", rule.source)


def _lifted(rule: FlagRule, facts: CaseFacts) -> bool:
    """Whether one of those who must look has signed: that nobody is asked to sign lifts nothing."""
    return rule.approval_lifts and any(signature.role in rule.looks for signature in facts.signatures)


def clears(kind: FlagKind, facts: CaseFacts, asking: Asking) -> Findings:
    """Only those who must look clear a flag."""
    if kind not in facts.flags:
        yield Reason(f"no {kind} flag stands", "lifecycle")
    elif not asking.actor.wearing(asking.policy.flags[kind].looks):
        rule = asking.policy.flags[kind]
        yield Reason(f"a {kind} flag is cleared by {' or '.join(sorted(rule.looks))}", rule.source)
