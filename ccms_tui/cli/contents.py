"""What stands after `ccms`: each word, where it is found, and a line of help."""

from typing import NamedTuple


class Entry(NamedTuple):
    """The module of this folder that holds a command, and what the command does."""

    module: str
    help: str


CONTENTS = {
    "init": Entry("keeping", "Make the database, and found the organisation."),
    "demo": Entry("keeping", "Make a database of people and cases to try things on, and open the terminal."),
    "tui": Entry("keeping", "Open the terminal; `ccms` alone does too."),
    "user": Entry("people", "The people, and what they are trusted with."),
    "queue": Entry("lists", "The cases of a saved view, most urgent first."),
    "approvals": Entry("lists", "What waits for your approval."),
    "risk": Entry(
        "lists", "Cases escalated, waiting for a manager's review, breached, or breaching by tomorrow."
    ),
    "outlook": Entry(
        "outlook", "What falls due on each working day ahead, against the hours there are for it."
    ),
    "sweep": Entry("sweeping", "Raise every threshold that has passed, each once, to whoever must know."),
    "worker": Entry("sweeping", "Sweep again and again until stopped."),
    "case": Entry("case", "One case, whole."),
    "revisions": Entry("case", "What changed between two revisions of the proposal."),
    "letter": Entry("case", "The final response as it follows from the decision."),
    "receive": Entry("receiving", "What a complainant sent, with the case that it belongs to."),
    "acts": Entry("case", "Each act on a case, possible or not, and every reason why not."),
    "act": Entry("acts", "Do one thing to the record."),
    "action": Entry("actions", "Corrective actions: what is done against a cause, and what came of it."),
    "log": Entry("record", "The ledger of a case, latest first."),
    "why": Entry("why", "How each deadline of a case came about."),
    "evidence": Entry(
        "evidence", "Evidence: adding it, looking into it, who did, proving it, getting it back."
    ),
    "policy": Entry("policies", "The policy library, and the text that a decision was made under."),
    "retention": Entry(
        "retention", "Files that may be erased, are asked for or are held; or all of one person."
    ),
    "purge": Entry("retention", "Let go of the bytes of what was erased, wherever they are left."),
    "intake": Entry("intake", "Bringing complaints in from files."),
    "verify": Entry("record", "Prove the ledger whole, and every table what the ledger says."),
    "checkpoint": Entry("witnessing", "Sign the head of the tree over everything recorded so far."),
    "witness": Entry("witnessing", "Append a signed checkpoint to a file of your own, again and again."),
    "key": Entry("epochs", "The keys that sign checkpoints, and having a new one take over."),
    "seen": Entry("witnessing", "What your account saw of this record last, which it is held against."),
    "export": Entry("exporting", "One case as an archive that proves itself, for somebody outside."),
    "regime": Entry("reckoning", "Regime packs, and what they say."),
    "clock": Entry("reckoning", "Reckon a deadline, with nothing recorded, and say how it came about."),
    "calendar": Entry("reckoning", "Holidays, hours and working time."),
    "serve": Entry("keeping", "Serve the desk on a Unix socket, to the many people of one machine."),
    "migrate": Entry("keeping", "Bring an older database up to this version."),
}
