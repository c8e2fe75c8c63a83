"""What must hold after any act whatsoever, read off the events alone; each says what it found against it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from ccms_tui.rules.approving import Circumstances, Need, fingerprint, owed
from ccms_tui.rules.policy_tables import read_recorded
from ccms_tui.rules.words import FlagKind, Risk
from tests.services.machine_history import Chains, History, Row, Step, Tables, all_of, case_of, told_of

TOLERANCE = timedelta(minutes=5)
"""How far a clock may be set back without anything being wrong."""
WHEN_CLOSED = {
    "note": "a case is remembered",
    "name-colleague": "who may see it",
    "clear-colleague": "who may see it",
    "add-evidence": "what comes late is kept",
    "redact": "what is given out",
    "recheck-evidence": "what lies in it is looked after",
    "remediate": "what was decided is done",
    "receive": "what comes late is kept",
    "see-to": "what comes late is seen to",
    "hold": "it must stay",
    "release": "it must stay no longer",
    "request-erasure": "it need not stay",
    "decline-erasure": "it stays",
    "erase": "it need not stay",
    "tag-cause": "what is learned of it",
    "confirm-cause": "what is learned of it",
    "drop-cause": "what is learned of it",
    "keep-promise": "what was promised is done",
    "unmerge": "what it belongs with",
    "link": "what it belongs with",
    "unlink": "what it belongs with",
    "refer": "what others make of it",
    "record-ruling": "what others make of it",
    "reopen": "it is worked on again",
    "export": "who was given it",
    "sweep": "what passed before it was closed is said",
    "away": "what was asked on it of somebody who is away",
    "deactivate": "what was asked on it of somebody who left",
}
"""The acts that may touch a closed case, and why."""


def chained(events: History, _: Chains) -> Iterator[str]:
    """I1: each subject's versions are contiguous, and each event is as hashed and follows the one before."""
    instance = next(iter(told_of(events, "organisation").values()))["instance"]
    ends: dict[str, tuple[int, str]] = {}
    for event in sorted(events, key=lambda one: (one.subject, one.version)):
        first = sha256(f"ccms-genesis-1\n{instance}\n{event.subject}".encode()).hexdigest()
        version, digest = ends.get(event.subject, (0, first))
        said = (event.told["subject"], event.told["version"], event.told["previous"])
        if said != (event.subject, version + 1, digest) or event.version != version + 1:
            yield f"{_named(event)} does not follow version {version}"
        if sha256(event.body).hexdigest() != event.digest:
            yield f"{_named(event)} is not what was hashed"
        ends[event.subject] = event.version, event.digest


def signed_as_shown(_: History, chains: Chains) -> Iterator[str]:
    """I2: every approval names a revision of the proposal, and the fingerprint of that revision's words."""
    for step in _all(chains):
        revisions = {row["revision"]: row for row in all_of(step.after, "proposal")}
        for row in step.new("approval"):
            signed = revisions.get(row["revision"], {"fingerprint": None, "words": None})
            words = signed["words"]
            if row["fingerprint"] != signed["fingerprint"]:
                yield f"{_named(step.event)} signs other words than revision {row['revision']} has"
            elif isinstance(words, str) and fingerprint(words) != row["fingerprint"]:
                yield f"{_named(step.event)} signs a fingerprint that is not that of the words"


def decided_once(_: History, chains: Chains) -> Iterator[str]:
    """I3: one verdict for a revision at most, on the one that stands; a new one voids earlier approvals."""
    for step in _all(chains):
        latest = max((row["revision"] for row in all_of(step.after, "proposal")), default=0)
        stood, stands = _standing(step.before), _standing(step.after)
        if stands not in ([], [latest]):
            yield f"{_named(step.event)} leaves revisions {stands} standing, and the latest is {latest}"
        for row in step.telling("decision"):
            if stood != [row["revision"]]:
                yield f"{_named(step.event)} decides revision {row['revision']}, and {stood} stood"
        for row in step.new("approval"):
            if stands != [row["revision"]]:
                yield f"{_named(step.event)} signs revision {row['revision']}, and {stands} stands"


def independent(_: History, chains: Chains) -> Iterator[str]:
    """I4: whoever approves is neither the author nor an owner at any instant from proposal to verdict."""
    for steps in chains.values():
        owners: dict[int, set[int]] = defaultdict(set)
        for step in steps:
            for row in (one for one in all_of(step.after, "proposal") if one["status"] == "stands"):
                owners[row["revision"]] |= {row["author"], case_of(step.after)["owner_id"]}
            near = [
                one
                for one in all_of(step.after, "approval")
                if owners[one["revision"]] & {one["approver"], one["on_behalf_of"]}
            ]
            if near:
                yield f"{_named(step.event)}: {near[0]['approver']} signed, and is its author or owner"


def all_signed(_: History, chains: Chains) -> Iterator[str]:
    """I5: what the policy asked for is signed before a verdict, each time by another person."""
    for step in _all(chains):
        for row in step.new("decision"):
            signed = [
                one
                for one in all_of(step.before, "approval")
                if (one["revision"], one["fingerprint"]) == (row["revision"], row["fingerprint"])
            ]
            if len({one["approver"] for one in signed}) < len(signed):
                yield f"{_named(step.event)}: one person signed twice"
            roles = {one["role"] for one in signed}
            for need in _needs(step.before, row):
                if not roles & set(need.roles):
                    yield f"{_named(step.event)} has no signature of {need.role}"


def stays_closed(_: History, chains: Chains) -> Iterator[str]:
    """I6: no event touches a closed case but those that may."""
    for step in _all(chains):
        if case_of(step.before).get("stage") == "closed" and step.told["act"] not in WHEN_CLOSED:
            yield f"{_named(step.event)}: {step.told['act']} on a closed case"


def in_order(events: History, _: Chains) -> Iterator[str]:
    """I8: each event has the next place in the tree, and none is recorded before an earlier one was."""
    latest = datetime.min.replace(tzinfo=datetime.fromisoformat(events[0].told["at"]).tzinfo)
    for number, event in enumerate(events):
        at = datetime.fromisoformat(event.told["at"])
        if event.place != number:
            yield f"{_named(event)} has the place {event.place}, and not {number}"
        if at + TOLERANCE < latest:
            yield f"{_named(event)} was recorded before an earlier one"
        latest = max(at, latest)


def once_each(events: History, _: Chains) -> Iterator[str]:
    """I9: a key is used at most once, and what an act does beside its subject has a key made of its own."""
    for key, times in Counter(event.told["key"] for event in events).items():
        if times > 1:
            yield f"the key {key} was used {times} times"
    for event in events:
        if event.key != event.told["key"]:
            yield f"{_named(event)} is kept under another key"


Invariant = Callable[[History, Chains], Iterator[str]]
INVARIANTS: Mapping[str, Invariant] = {
    "I1": chained,
    "I2": signed_as_shown,
    "I3": decided_once,
    "I4": independent,
    "I5": all_signed,
    "I6": stays_closed,
    "I8": in_order,
    "I9": once_each,
}
"""By their names; I7 and I10 need more than events, and stand in `machine.py` and `machine_clocks.py`."""


def _all(chains: Chains) -> Iterator[Step]:
    return (step for steps in chains.values() for step in steps)


def _named(event: Any) -> str:
    return f"{event.subject} {event.version}"


def _standing(tables: Tables) -> list[int]:
    """The revisions that nobody replaced, returned, withdrew or decided."""
    return [row["revision"] for row in all_of(tables, "proposal") if row["status"] == "stands"]


def _needs(tables: Tables, decision: Row) -> tuple[Need, ...]:
    """Whose signatures the policy of that day asked for."""
    case, offers = case_of(tables), Counter[str]()
    for one in (*all_of(tables, "proposal"), *all_of(tables, "offered")):
        if one["revision"] == decision["revision"]:
            offers[one["currency"]] += one["amount"]
    here = Circumstances(
        risk=Risk(case["risk"]),
        category=case["category"],
        flags=frozenset(FlagKind(row["kind"]) for row in all_of(tables, "flag") if not row["cleared_at"]),
        regime=case["regime"],
        regime_stage=max((row["regime_stage"] for row in all_of(tables, "clock")), default=1),
        offers=tuple(offers.items()),
    )
    return owed(read_recorded(decision["matrix"]), here)
