"""Who may have a case erased, and all that keeps it back."""

from dataclasses import replace
from datetime import date

from ccms_tui.rules.facts import RemedyFact
from ccms_tui.rules.people import Actor
from ccms_tui.rules.retention import Kept
from ccms_tui.rules.standing import against, all_acts
from ccms_tui.rules.words import RemedyStatus, Stage
from tests.rules.told import ADA, ASKED, LEE, MORI, OVER, SAM, Told, asking, for_whom

GOES = Told(stage=Stage.CLOSED, erasure=ASKED, kept=OVER)
"""Nothing keeps it back: somebody else may erase it."""


def why_not(facts: Told, actor: Actor = LEE) -> list[str]:
    return [reason.text for reason in against("erase", facts, asking(actor))]


def test_it_is_erased_by_somebody_who_did_not_ask_for_it() -> None:
    assert why_not(GOES) == []
    assert why_not(GOES, MORI) == ["you asked for it: another person carries it out"]
    assert why_not(GOES, SAM) == ["erase is for compliance or legal"]


def test_a_deputy_does_not_carry_it_out_for_whoever_asked() -> None:
    told = ["Ruth Mori asked for it: who acts in their name does not carry it out"]
    assert why_not(GOES, for_whom(ADA, MORI)) == told
    assert why_not(GOES, for_whom(MORI, LEE)) == ["you asked for it: another person carries it out"]


def test_everything_that_keeps_it_back_is_said_at_once() -> None:
    kept = Kept(date(2026, 3, 2), "3 years from receipt on 2023-03-02", "uk-fca-disp 2024-05")
    owed = (RemedyFact(2, RemedyStatus.OWED, date(2026, 4, 1)), RemedyFact(1, RemedyStatus.DONE, None))
    assert why_not(replace(GOES, holds=(1, 3), kept=kept, remedies=owed)) == [
        "legal hold 1 stands",
        "legal hold 3 stands",
        "it must be kept until 2026-03-02: 3 years from receipt on 2023-03-02",
        "remedy 2 is still owed",
    ]


def test_nothing_is_erased_that_nobody_asked_for_or_that_is_open() -> None:
    assert why_not(replace(GOES, erasure=None)) == ["nobody has asked for its erasure, or it was refused"]
    assert why_not(replace(GOES, stage=Stage.DECISION)) == [
        "erase is for a case in closed; this one is in decision"
    ]


def test_what_was_erased_takes_no_act_at_all() -> None:
    erased = replace(GOES, erased=True, erasure=None)
    assert all(reasons[0].text == "the case was erased" for reasons in all_acts(erased, asking(LEE)).values())
