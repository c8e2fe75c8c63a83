"""Packs as people and programs read them: what they say, what is unsure, how two differ, what is wrong."""

import json
from pathlib import Path

import pytest

from tests.cli.test_clock import PACKS, ccms, document


def printed(*words: str) -> str:
    code, out, err = ccms("regime", *words)
    assert code == 0, err
    return out


def test_a_list_names_every_version_and_how_much_is_unsure() -> None:
    lines = printed("list").splitlines()
    assert [line.split()[1] for line in lines if line.startswith("uk-ofcom-c4")] == ["2018-10", "2026-04"]
    assert any(line.startswith("uk-fca-disp ") and line.endswith("(4 unconfirmed)") for line in lines)
    assert not next(line for line in lines if line.startswith("general")).endswith("unconfirmed)")
    assert len(lines) == len(list(PACKS.glob("*.toml")))


def test_a_pack_is_shown_as_a_manager_reads_it() -> None:
    text = printed("show", "uk-fca-disp")
    for said in (
        "final_response: 8 weeks, Final response or eight-week letter",
        "from received until final_response_sent or signposted",
        "1 week of each pause count all the same; our own target is 6 weeks",
        "(verified 2026-11-22, confidence house)",
        "not owed: acknowledgement, final_response",
        "track motor_finance",
        "stand still from 2024-01-11 to 2026-05-31",
        "files are kept 3 years from: received",
        "NOT CONFIRMED:",
        "final_response: that DISP 1.6.5R",
    ):
        assert said in text
    assert "may be extended once, 35 business days in all, upon notice" in printed("show", "uk-fca-disp-psd")
    assert "stage 2 final_response: 20 business days" in printed("show", "uk-lgsco-code")
    assert "each time anew" in printed("show", "ie-cpc@2012-01")
    assert "in force from 2026-03-24" in printed("show", "ie-cpc")


def test_and_as_a_program_does() -> None:
    shown = document("regime", "show", "au-rg271")
    assert shown["clocks"][0]["allow"] == "24 hours or 1 business day, whichever is later"
    assert shown["tracks"][2]["begins"] == "window_ended"
    assert shown["in_force_from"] is None
    assert document("regime", "show", "ie-cpc")["in_force_from"] == "2026-03-24"


def test_two_versions_and_two_packs_are_told_apart() -> None:
    found = document("regime", "diff", "uk-ofcom-c4@2018-10", "uk-ofcom-c4@2026-04")
    assert found["clock final_response, stage 1 allow"] == {"first": "8 weeks", "second": "6 weeks"}
    assert found["in_force_from"] == {"first": "2018-10-01", "second": "2026-04-08"}
    assert "stops" not in " ".join(found)
    assert "-> 15 business days" in printed("diff", "uk-fca-disp", "uk-fca-disp-psd")
    assert printed("diff", "general", "general") == "they say the same\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "uk-ofcom-c4@1999"), "regime uk-ofcom-c4@1999"),
        (("deadline", "uk-dp-duaa", "acknowledgement", "--from", "2026-06-18"), "before 2026-06-19"),
        (("deadline", "general", "final_response", "--from", "2026-06-18", "--stage", "2"), "stage 2"),
        (
            ("deadline", "au-rg271", "final_response", "--from", "2026-06-18", "--track", "x"),
            "superannuation",
        ),
    ],
)
def test_what_is_not_there_is_said_so(words: tuple[str, ...], said: str) -> None:
    code, _, err = ccms("regime", *words)
    assert (code, said in err) == (5, True)


def test_an_extension_without_a_limit_has_no_last_day() -> None:
    words = ("deadline", "uk-nhs-2009", "final_response", "--from", "2026-06-18", "--extended")
    code, _, err = ccms("regime", *words)
    assert (code, "no last day" in err) == (2, True)


def test_a_deadline_names_its_pack_its_source_and_our_own_target() -> None:
    words = ("uk-fca-disp", "final_response", "--from", "2026-03-02", "--calendar", "GB-ENG")
    found = document("regime", "deadline", *words)
    assert (found["pack"], found["target_on"]) == ("uk-fca-disp 2026-06", "2026-04-13")
    assert found["source"].startswith("DISP 1.6.2R")
    window = document("regime", "deadline", "uk-fca-disp", "ombudsman_referral", "--from", "2026-08-31")
    assert "state" not in window


def test_a_contradiction_is_named_with_its_file_its_key_and_its_reason(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    text = (PACKS / "uk-fca-disp-psd.toml").read_text()
    bad.write_text(text.replace('upto = "35 business days"', 'upto = "15 business days"'))
    code, _, err = ccms("regime", "check", str(bad))
    assert code == 2
    assert err == (f"{bad}: clocks.2.extension.upto is no later than the 15 business days allowed without\n")


@pytest.mark.parametrize(
    ("more", "thresholds"),
    [
        ((), {"0.7": "2026-03-11T14:36:00+00:00", "0.9": "2026-03-13T16:12:00+00:00"}),
        (("--risk", "low"), {"0.7": "2026-03-11T14:36:00+00:00", "0.9": "2026-03-13T16:12:00+00:00"}),
        (("--risk", "high"), {"0.5": "2026-03-09T13:00:00+00:00", "0.8": "2026-03-12T15:24:00+00:00"}),
    ],
)
def test_thresholds_by_risk_are_as_counted_by_hand(more: tuple[str, ...], thresholds: dict[str, str]) -> None:
    """Eleven days of eight hours from Monday 2 March 09:00 to close of business on Monday 16 March."""
    when = ("--from", "2026-03-02T09:00", "--calendar", "GB-ENG", "--json")
    code, out, _ = ccms("regime", "deadline", "general", "final_response", *when, *more)
    found = json.loads(out)
    assert (code, found["due_on"], found["thresholds"]) == (0, "2026-03-16", thresholds)
