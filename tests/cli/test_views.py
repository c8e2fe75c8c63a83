"""What a script sees: stable keys, plain values, and the state of each clock at the moment."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ccms_tui.desk.deciding import Decide
from ccms_tui.desk.extending import Extend
from ccms_tui.desk.letters import Send
from ccms_tui.rules.words import LetterKind
from tests.cli.calls import ccms, file, told
from tests.conftest import House
from tests.services.lives import investigated, propose

HOSTILE = "Jo \x1b[31m[bold]red\u202eevil\x07"


def test_the_queue_tells_how_each_clock_stands_now(house: House) -> None:
    house.later(days=30)
    queue = told(house, "queue")
    assert queue["total"] == 1
    (row,) = queue["rows"]
    wanted = "reference version stage owner complainant summary category risk flags received_at clocks"
    assert set(wanted.split()) <= set(row)
    assert {clock["state"] for clock in row["clocks"]} == {"breached"}
    for clock in row["clocks"]:
        assert {"kind", "state", "used", "due_at", "due_on"} <= set(clock)
        assert clock["used"] > 100
        assert datetime.fromisoformat(clock["due_at"]).utcoffset() == timedelta()
        assert clock["due_on"] == clock["due_at"][:10]


@pytest.mark.parametrize("view", ["mine", "unassigned", "at-risk", "approvals", "open", "closed", "came-in"])
def test_every_saved_view_can_be_asked_for(house: House, view: str) -> None:
    assert told(house, "queue", "--view", view)["total"] == (view in ("mine", "open"))


def test_a_case_is_told_whole(house: House) -> None:
    sheet = told(house, "case", "1")
    parts = "clocks points evidence decisions approvals gates possible proposals letters remedies"
    assert all(isinstance(sheet[part], list) for part in parts.split())
    assert "acknowledge" in sheet["possible"]
    assert all({"gate", "met", "reason", "source"} <= set(gate) for gate in sheet["gates"])
    assert sheet["closed_at"] is None
    assert "is" not in sheet


def test_what_moved_a_date_is_told_with_its_proof(house: House) -> None:
    house.open(regime="uk-fca-disp-psd")
    house.act("ana", Send, 2, kind=LetterKind.HOLDING, text="We need until 22 April, because …")
    given = {"ground": "exceptional_beyond_our_control", "reason": "the bank is closed", "letter": 1}
    house.act("sam", Extend, 2, to=date(2026, 4, 22), **given)
    [later] = told(house, "case", "2")["extensions"]
    assert (later["from_on"], later["to_on"], later["letter"]) == ("2026-03-23", "2026-04-22", 1)
    page = " ".join(ccms(house, "case", "2").out.split())
    assert "exceptional beyond our control: the bank is closed" in page and "letter 1" in page


def test_a_wrong_ground_is_answered_with_those_there_are(house: House) -> None:
    house.open(regime="uk-fca-disp-psd")
    said = ccms(house, "act", "extend", "2", "--to", "2026-04-22", "--ground", "busy", "--reason", "x")
    assert "exceptional_beyond_our_control" in said.err


def test_acts_say_what_can_be_done_and_why_the_rest_cannot(house: House) -> None:
    found = told(house, "acts", "1")
    assert (found["reference"], found["version"]) == ("C-2026-000001", 1)
    acts = {act["act"]: act for act in found["acts"]}
    assert acts["acknowledge"]["possible"] and not acts["acknowledge"]["reasons"]
    assert not acts["decide"]["possible"]
    assert all(act["help"] for act in acts.values())
    assert all(set(reason) == {"text", "source"} for reason in acts["decide"]["reasons"])
    page = ccms(house, "acts", "1").out
    assert page.index("acknowledge") < page.index("decide")


def test_revisions_are_compared_and_the_letter_is_drafted(house: House) -> None:
    investigated(house)
    for why in ("It was charged twice, on the third.", "It was charged twice, on the eighth."):
        propose(house, rationale=why, next_action="none")
    compared = told(house, "revisions", "1")
    assert (compared["since"], compared["upto"]) == (1, 2)
    assert {"-  It was charged twice, on the third.", "+  It was charged twice, on the eighth."} <= set(
        compared["lines"]
    )
    assert ccms(house, "revisions", "1", "--since", "7").code == 2
    assert told(house, "letter", "1")["draft"] == ""
    house.act("ana", Decide)
    draft = ccms(house, "letter", "1").out
    assert "Outcome\nUpheld" in draft
    house.act("ana", Send, kind=LetterKind.FINAL_RESPONSE, text=draft)


def test_the_log_tells_who_did_what_when(house: House) -> None:
    told(house, "act", "acknowledge", "1")
    log = told(house, "log", "1")
    assert [entry["act"] for entry in log["entries"]] == ["acknowledge", "open"]
    assert (log["reference"], log["total"], log["broken"]) == ("C-2026-000001", 2, [])
    assert told(house, "log", "1", "--before", "2")["entries"] == log["entries"][1:]
    assert "Ana Reyes" in ccms(house, "log", "1").out


def test_why_explains_a_date_day_by_day(house: House) -> None:
    found = told(house, "why", "1", "final_response")
    (clock,) = found["clocks"]
    wanted = "kind due_on due_at title rule pack source calendar zone thresholds state used steps pauses"
    assert set(wanted.split()) <= set(clock)
    assert set(clock["thresholds"]) == {"70", "90"}
    assert clock["steps"][0] == {"on": "2026-03-02", "counted": False, "why": clock["steps"][0]["why"]}
    assert sum(step["counted"] for step in clock["steps"]) == 10
    page = ccms(house, "why", "1").out
    assert "4 days" in page and "Sat 07 Mar 2026 … Sun 08 Mar 2026" in page


def test_evidence_is_added_listed_checked_and_got_back(house: House, tmp_path: Path) -> None:
    paths = [file(tmp_path, name, name) for name in ("a.txt", "b.txt")]
    added = told(house, "evidence", "add", "1", *paths, "--kind", "document", "--source", "them")
    assert ([one["item"] for one in added["items"]], added["version"]) == ([1, 2], 3)
    listed = told(house, "evidence", "list", "1")["evidence"]
    assert [line["name"] for line in listed] == ["a.txt", "b.txt"]
    assert told(house, "evidence", "check") == {"ok": True, "checked": 2, "altered": []}
    out = tmp_path / "out"
    got = told(house, "evidence", "get", "1", "2", str(out))
    assert (out.read_text(), got["name"], got["ok"]) == ("b.txt", "b.txt", True)
    assert ccms(house, "evidence", "get", "1", "2", str(out)).code == 2
    assert ccms(house, "evidence", "get", "1", "2", "-").out == "b.txt"
    assert ccms(house, "evidence", "add", "1", "/no/such", "--kind", "call", "--source", "x").code == 2


def test_evidence_that_was_changed_is_integrity_broken(house: House, tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "as it was")
    told(house, "evidence", "add", "1", path, "--kind", "document", "--source", "them")
    (kept,) = (each for each in house.files.rglob("*") if each.is_file())
    kept.chmod(0o600)
    kept.write_text("as it is!")
    call = ccms(house, "evidence", "check", "1", "--json")
    assert (call.code, call.json["ok"], len(call.json["altered"])) == (6, False, 1)


def test_the_ledger_is_proved(house: House) -> None:
    proof = told(house, "verify", "--replay")
    assert (proof["ok"], proof["cases"], proof["broken"], proof["differences"]) == (True, 1, [], [])
    assert told(house, "verify", "1")["cases"] == 1
    assert ccms(house, "verify").out.startswith("whole")


def test_views_answer_as_of_an_earlier_moment(house: House) -> None:
    house.later(days=7)
    told(house, "act", "acknowledge", "1")
    then = told(house, "case", "1", "--at", "2026-03-04 12:00")
    assert (then["version"], then["clocks"][0]["state"]) == (1, "breached")
    assert told(house, "case", "1", "--at", "2026-03-04T12:00:00+00:00") == then
    assert "nothing before" in ccms(house, "queue", "--at", "2026-03-01 08:59").err
    assert ccms(house, "queue", "--at", "moon").code == 2


def test_risk_and_approvals_are_told(house: House) -> None:
    house.later(days=30)
    risk = told(house, "risk", who="sam")
    assert (risk["breached"], risk["rows"][0]["reference"]) == (1, "C-2026-000001")
    assert risk["owners"][0]["owner"] == "Ana Reyes"
    shown = ccms(house, "risk", who="sam").out
    assert ("final response" in shown, "acknowledgement" in shown) == (True, False), "as on the screen"
    assert told(house, "approvals", who="mori") == {"rows": [], "total": 0, "packs": []}
    assert "nothing waits" in ccms(house, "approvals", who="mori").out


def test_people_are_added_listed_sent_away_and_deactivated(house: House) -> None:
    added = (
        "--role",
        "handler,investigator",
        "--os-account",
        "root",
        "--manager",
        "Sam Tan",
        "--team",
        "East",
    )
    assert told(house, "user", "add", "Jo Field", *added, who="adm")["act"] == "enrol"
    told(house, "user", "away", "Jo Field", "--from", "2026-03-09", "--to", "+9d", who="adm")
    jo = next(row for row in told(house, "user", "list", who="adm")["people"] if row["name"] == "Jo Field")
    assert (jo["roles"], jo["account"], jo["team"]) == (["handler", "investigator"], 0, "East")
    assert (jo["away_from"], jo["active"]) == ("2026-03-09", True)
    told(house, "user", "appoint", "Jo Field", "--role", "supervisor", "--deputy", "Sam Tan", who="adm")
    jo = next(row for row in told(house, "user", "list", who="adm")["people"] if row["name"] == "Jo Field")
    assert (jo["roles"], jo["deputy"], jo["team"]) == (["supervisor"], "Sam Tan", "East")
    told(house, "user", "deactivate", "Jo Field", "--reassign-to", "Ben Okoro", who="adm")
    assert ccms(house, "user", "add", "X", "--role", "king", who="adm").code == 2
    assert ccms(house, "user", "add", "X", "--role", "handler", "--os-account", "nobody-here").code == 2
    assert ccms(house, "user", "add", "X", "--role", "handler", "--os-account", "7", who="ana").code == 3


@pytest.mark.parametrize("words", [("queue",), ("case", "2"), ("log", "2")], ids=" ".join)
def test_no_terminal_obeys_what_a_stranger_wrote(house: House, words: tuple[str, ...]) -> None:
    house.open(complainant=HOSTILE, summary=HOSTILE, own_words=HOSTILE, point=(HOSTILE,))
    for said in (words, (*words, "--json")):
        call = ccms(house, *said)
        assert call.code == 0
        assert not set("\x1b\x07\u202e") & set(call.out)
        assert "[bold]" in call.out
