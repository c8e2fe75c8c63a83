"""What stands on the page of a case file, and in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ccms_tui.rules.clocks import State

FACTS = (
    *("reference", "stage", "risk", "category", "product", "complainant", "account", "own_words", "channel"),
    *("received_at", "opened_at", "opened_by", "owner", "regime", "regime_version", "adopted", "track"),
    *("closed_at", "next_action", "details"),
)
"""Of the case itself, by name."""

CODES = ("kind", "finding", "outcome", "ground", "window", "status", "remedy", "track")
"""Fields that hold words of the house or of the regime, whose parts are joined by underscores."""

SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Timeline",
        "timeline",
        ("version", "recorded_at", "actor", "on_behalf_of", "act", "summary", "happened_at"),
    ),
    (
        "Clocks",
        "clocks",
        ("kind", "round", "state", "started_at", "due_at", "stopped_at", "paused_at"),
    ),
    ("Extensions", "extensions", ("kind", "from_on", "to_on", "ground", "reason", "by", "made_at")),
    ("Settled", "settlements", ("window", "accepted_at", "words", "by")),
    ("Owners", "owners", ("owner", "from_at", "to_at", "reason")),
    ("Points", "points", ("number", "text", "finding", "reason", "evidence", "found_by", "found_at")),
    (
        "Evidence",
        "evidence",
        (
            *("item", "name", "kind", "source", "description", "sha256", "size"),
            *("added_by", "added_at", "reviewed_by", "reviewed_at", "review"),
        ),
    ),
    (
        "Answers put forward",
        "proposals",
        ("revision", "author", "proposed_at", "status", "words", "fingerprint", "returned_by", "comments"),
    ),
    (
        "Approvals",
        "approvals",
        (
            *("role", "approver", "on_behalf_of", "revision", "current", "approved_at"),
            *("comments", "fingerprint"),
        ),
    ),
    (
        "Decisions",
        "decisions",
        ("round", "revision", "outcome", "rationale", "policy", "amount", "decided_by", "decided_at"),
    ),
    ("Letters", "letters", ("number", "kind", "channel", "text", "sent_by", "sent_at")),
    ("From the complainant", "replies", ("number", "sender", "channel", "text", "received_at")),
    ("Remedies", "remedies", ("number", "kind", "text", "amount", "due_on", "status", "done_on")),
    ("Promises", "promises", ("number", "text", "due_on", "by", "made_at", "kept_at", "state")),
    ("Manager reviews", "reviews", ("manager", "reviewed_at", "blocking", "plan", "stays")),
    (
        "Flags",
        "flags",
        ("kind", "reason", "raised_by", "raised_at", "cleared_by", "cleared_at"),
    ),
    ("Root causes", "causes", ("cause", "title", "note", "tagged_by", "tagged_at")),
    ("People in it", "parties", ("role", "name", "contact", "account")),
    ("Notes", "notes", ("at", "by", "text")),
    ("Who was told of a passing date", "notices", ("raised_at", "kind", "mark", "person", "part", "missed")),
    ("Asked of people", "tasks", ("kind", "text", "person", "due_on", "done_at")),
    ("Gates to closing", "gates", ("gate", "met", "reason", "source")),
)
"""Each table of the page: its title, where its lines are, and the fields of each that are its columns."""

CHECKED = """\
Whoever has Python 3.8 or later proves this file, with nothing but the archive it came in:

    python3 -m zipfile -e CASE-FILE.zip case-file
    python3 -I case-file/verify.py

That proves that events.json holds the events of this case in their order, none left out up to this
version; that each has its place in the tree over the whole record, whose head was signed; that each
text and each exhibit that is shown is the one recorded; and that this page and every other file are
as they were sealed when they were handed out. The public key is in key.txt: compare it with one that
you had from elsewhere, or name that with --key. A checkpoint of the record that you are given later,
with its .proof and .key beside it, must go on from the one in here: --later CHECKPOINT.

It does not prove that what people wrote is true, nor that nothing was done that nobody recorded, and
whoever holds the key could have signed another record: only a checkpoint or a receipt that lay
elsewhere before shows that. What is withheld from a reader can be shown to them later, and checked
against its commitment. Of an event that is given as its hash alone, it proves that something was
recorded at that place, and not what, when, by whom, nor on what it follows.
"""
"""How to check the file, and what that proves."""


IN_TIME = {State.MET: "in time", State.MET_LATE: "late", State.BREACHED: "late, and not over"}
"""What is answered of a clock; of any other, that it was not over yet."""


def at_a_glance(told: Mapping[str, Any], day: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The six questions that a case is asked years later, each with its answer; `day` tells an instant's."""
    owners = (f"{one['owner']}, from {day(one['from_at'])}" for one in told["owners"])
    yield "Who owned it?", _lines(owners)
    seen = (f"{one['item']}. {one['name']}: {one['reviewed_by'] or 'nobody yet'}" for one in told["evidence"])
    yield "What was looked at, and by whom?", _lines(seen)
    decided = (f"{_words(one['outcome'])}{_amount(one)}, {one['decided_by']}" for one in told["decisions"])
    yield "What was decided?", _lines(decided)
    why = (f"{one['rationale']} (policy {one['policy']})" for one in told["decisions"])
    yield "Why?", _lines(why)
    signed = (f"{one['approver']}, {one['role']}, {day(one['approved_at'])}" for one in told["approvals"])
    called_for = told["needs"] or not told["decisions"]
    yield "Who approved it?", _lines(signed) if called_for or told["approvals"] else "none was called for"
    yield "Was it in time?", _lines(_in_time(clock, day) for clock in told["clocks"])


def _in_time(clock: Mapping[str, Any], day: Callable[[str], str]) -> str:
    """Whether a clock was met, and when; of one that ran, how it stood."""
    stands = IN_TIME.get(clock["state"], "not over yet")
    over = f" on {day(clock['stopped_at'])}" if clock["stopped_at"] else ""
    return f"{_words(clock['kind'])}: {stands}{over}, due {day(clock['due_at'])}"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts) or "nothing is on record"


def _words(text: str) -> str:
    return text.replace("_", " ")


def _amount(decision: Mapping[str, Any]) -> str:
    amount = decision["amount"]
    return f", {amount['amount']} {amount['currency']}" if amount else ""
