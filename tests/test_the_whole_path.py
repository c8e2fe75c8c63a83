"""One complaint from first word to closure, by four people, each in processes under their own account."""

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import warm
from tests.accounts import Accounts, accounts

__all__ = ["accounts"]

PEOPLE = {
    "cora": ("Cora Bell", "coordinator"),
    "ana": ("Ana Reyes", "handler"),
    "ruth": ("Ruth Mori", "compliance"),
    "sam": ("Sam Tan", "supervisor"),
}
OWN_WORDS = "I cancelled on the 3rd and your colleague promised the money back by Friday."
RATIONALE = "The cancellation of 3 November was logged but never passed to billing."
FINAL = """Dear Mr Okafor,

Your complaint C-2026-000001

Outcome, reasons and remedy

You were right on both points. We refund £78.00 and we apologise.

Next steps

Reply to this letter if you think that we are wrong."""


class Path4:
    """A served desk on a database, and four people who type commands."""

    def __init__(self, accounts: Accounts, socket: Path) -> None:
        self._accounts, self._desk = accounts, f"unix://{socket}"
        self._uids = dict(zip(PEOPLE, accounts.people, strict=True))
        self.case = ""

    def run(self, who: str, *words: str, typed: str = "") -> tuple[int, Any]:
        """The exit code of a command, and its document."""
        told = self._accounts.as_user(
            self._uids[who],
            ["ccms", "--db", self._desk, *words, "--json"],
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "Traceback" not in told.stderr, told.stderr
        return told.returncode, json.loads(told.stdout)

    def act(self, who: str, verb: str, *words: str, typed: str = "") -> Any:
        code, told = self.run(who, "act", verb, *([self.case] if self.case else []), *words, typed=typed)
        assert code == 0, (verb, told)
        return told

    def refused(self, who: str, verb: str, *words: str) -> list[str]:
        """The sources of every reason against an act."""
        code, told = self.run(who, "act", verb, self.case, *words)
        assert code == 3, (verb, told)
        return [reason["source"] for reason in told["against"]]


@pytest.fixture
def path(accounts: Accounts, blank: str, tmp_path: Path) -> Iterator[Path4]:
    """The organisation, its four people, and a desk that they can reach and nothing else."""
    place = accounts.shared(f"desk-{tmp_path.name}", 0o755)
    ours = [*warm.ccms(), "--db", blank]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "CCMS_FILES": str(tmp_path / "files")}
    subprocess.run([*ours, "init", "--organisation", "Northfield Mutual"], check=True, env=env)
    for (name, role), uid in zip(PEOPLE.values(), accounts.people, strict=True):
        added = [*ours, "user", "add", name, "--role", role, "--os-account", str(uid)]
        subprocess.run(added, check=True, env=env)
    with subprocess.Popen([*ours, "serve", str(place / "s")], env=env) as served:
        until = time.monotonic() + 30
        while not (place / "s").exists():
            assert time.monotonic() < until, "the desk was never served"
            time.sleep(0.05)
        yield Path4(accounts, place / "s")
        served.terminate()


def intake_and_triage(path: Path4) -> None:
    opened = path.act(
        "cora", "open", "--complainant", "Okafor, Chidi", "--account", "4471-09", "--channel", "phone",
        "--summary", "Charged after cancelling; promise of refund not kept", "--own-words", "-",
        "--point", "Charged £39 after cancellation", "--point", "Refund promised by Friday, not paid",
        typed=OWN_WORDS,
    )  # fmt: skip
    path.case = opened["reference"]
    path.act("cora", "acknowledge", "--channel", "email")
    path.act("cora", "classify", "--category", "billing", "--risk", "high", "--product", "Home cover")
    path.act("cora", "assign", "--to", "Ana Reyes", "--reason", "billing team")
    assert "permissions" in path.refused("ana", "propose", *PROPOSAL)
    path.act("ana", "accept")
    path.act("ana", "flag", "--kind", "compliance", "--reason", "charged after a recorded cancellation")


PROPOSAL = (
    "--outcome", "upheld", "--rationale", RATIONALE, "--policy", "4.2", "--remedy", "refund",
    "--amount", "78.00", "--remedy-by", "+7d", "--next-action", "Refund by Friday week: Reyes",
)  # fmt: skip


def investigation(path: Path4, tmp_path: Path) -> None:
    for number, (name, kind) in enumerate({"call.wav": "call", "bill.csv": "document"}.items(), start=1):
        exhibit = path._accounts.home(path._uids["ana"]) / name
        exhibit.write_bytes(b"RIFF\0\0" * number)
        code, told = path.run(
            "ana", "evidence", "add", path.case, str(exhibit), "--kind", kind, "--source", "ours"
        )
        assert code == 0, told
        path.act("ana", "review-evidence", "--item", str(number), "--comment", "supports the complaint")
    path.act("ana", "note", "--text", "Timeline: cancelled 3 Nov, called 4 Nov, charged 8 Nov.")
    assert len(path.refused("ana", "close", "--next-action", "none")) > 5
    for point in ("1", "2"):
        path.act(
            "ana",
            "find-point",
            "--point",
            point,
            "--finding",
            "upheld",
            "--reason",
            RATIONALE,
            "--evidence",
            "1,2",
        )


def approval_and_decision(path: Path4) -> None:
    shown = path.act("ana", "propose", *PROPOSAL, "--evidence", "1", "--evidence", "2")["fingerprint"]
    assert "approval policy 1.1" in path.refused("ana", "decide")
    assert "approval policy 4: nobody approves their own" in path.refused("ana", "approve")
    path.act("ruth", "return", "--comments", "Say when the refund is paid.")
    revised = path.act(
        "ana", "propose", *PROPOSAL, "--evidence", "1", "--evidence", "2", "--remedy-text", "to the card"
    )
    assert path.refused("ruth", "approve", "--fingerprint", shown) == ["approval policy 3"]
    path.act("ruth", "approve", "--fingerprint", revised["fingerprint"], "--comment", "clear and complete")
    path.act("sam", "review", "--blocking", "nothing", "--plan", "pay by Friday")
    path.act("ana", "decide")


def closure(path: Path4) -> None:
    path.act("ana", "send", "--kind", "final_response", "--channel", "letter", "--text", "-", typed=FINAL)
    path.act("ana", "remediate", "--item", "1", "--status", "done")
    path.act("ana", "tag-cause", "--cause", "billing.charged-after-cancellation")
    path.act("ana", "close", "--next-action", "Ask in a month whether all is well: Reyes")


def test_the_whole_path(path: Path4, tmp_path: Path) -> None:
    intake_and_triage(path)
    investigation(path, tmp_path)
    approval_and_decision(path)
    closure(path)
    code, proof = path.run("sam", "verify", "--replay")
    assert (code, proof["ok"], proof["broken"], proof["differences"]) == (0, True, [], [])
    stored(path.run("sam", "case", path.case)[1])


def stored(case: Any) -> None:
    """Everything that each stage must leave in the record is read back."""
    for stage in (stored_at_intake, stored_while_investigated, stored_when_decided, stored_when_closed):
        stage(case)


def stored_at_intake(case: Any) -> None:
    assert case["summary"] == "Charged after cancelling; promise of refund not kept"
    assert case["own_words"] == OWN_WORDS
    clocks = {clock["kind"]: clock for clock in case["clocks"]}
    assert {clock["state"] for clock in clocks.values()} == {"met"}
    assert clocks["acknowledgement"]["stopped_at"]
    assert clocks["final_response"]["due_on"]
    assert (case["owner"], case["category"], case["risk"]) == ("Ana Reyes", "billing", "high")
    assert [flag["kind"] for flag in case["flags"]] == ["compliance"]


def stored_while_investigated(case: Any) -> None:
    assert [(item["name"], item["kind"], item["reviewed_by"]) for item in case["evidence"]] == [
        ("call.wav", "call", "Ana Reyes"),
        ("bill.csv", "document", "Ana Reyes"),
    ]
    assert case["notes"][0]["text"].startswith("Timeline")
    assert [point["finding"] for point in case["points"]] == ["upheld", "upheld"]


def stored_when_decided(case: Any) -> None:
    assert [proposal["status"] for proposal in case["proposals"]] == ["returned", "decided"]
    (approval,) = case["approvals"]
    assert (approval["approver"], approval["comments"]) == ("Ruth Mori", "clear and complete")
    assert approval["current"] is True
    assert approval["approved_at"]
    (decision,) = case["decisions"]
    assert (decision["rationale"], decision["policy"]) == (RATIONALE, "4.2")
    assert decision["amount"] == {"amount": "78.00", "currency": "GBP"}


def stored_when_closed(case: Any) -> None:
    assert case["stage"] == "closed"
    assert [remedy["status"] for remedy in case["remedies"]] == ["done"]
    assert case["letters"][-1]["text"].startswith(f"{FINAL}\n\nOur record when this was written: ")
    assert case["closed_at"]
    assert case["next_action"] == "Ask in a month whether all is well: Reyes"
    assert case["causes"][0]["cause"] == "billing.charged-after-cancellation"
    assert all(gate["met"] for gate in case["gates"])
