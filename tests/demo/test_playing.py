"""What there is to see once all stories have been played."""

import re
from collections import Counter
from pathlib import Path

from ccms_tui.desk.actions import Actions, Which
from ccms_tui.desk.approving import Approvals
from ccms_tui.desk.evidence import CheckEvidence, Preview
from ccms_tui.desk.people import People, WhoAmI
from ccms_tui.desk.queue import Counts
from ccms_tui.desk.record import Log, Verify
from ccms_tui.desk.risk import EscalationRisk
from ccms_tui.rules.clocks import State
from ccms_tui.rules.people import Role
from ccms_tui.rules.words import (
    EvidenceKind,
    FlagKind,
    LetterKind,
    PartyRole,
    ProposalStatus,
    RemedyStatus,
    Tab,
)
from ccms_tui.rules.words import (
    Stage as CaseStage,
)
from tests.demo.stage import WEDNESDAY, Demonstration


def test_all_of_it_is_played_and_holds(demo: Demonstration) -> None:
    proof = demo.mine.see(Verify(replay=True))
    told_of = sum(1 for sheet in demo.sheets.values() for _ in (*sheet.links, *sheet.contains)) - 1
    assert told_of == 2, "a link is told of on both cases, and a merge on the one that leads"
    assert (proof.ok, proof.cases) == (True, len(demo.stories.all))
    assert proof.events == demo.played.events + told_of
    assert not demo.mine.see(CheckEvidence()).altered
    assert demo.told == sorted(demo.told)
    assert demo.told[-1] == demo.played.cases


def test_whoever_plays_is_somebody_with_much_to_do(demo: Demonstration) -> None:
    assert demo.mine.see(WhoAmI()).name == "Ana Reyes"
    counts = demo.mine.see(Counts()).counts
    assert counts[Tab.MINE] >= 10
    assert counts[Tab.AT_RISK] >= 10
    assert counts[Tab.UNASSIGNED] >= 4
    assert demo.mine.see(Approvals()).total >= 3


def test_cases_are_at_every_stage(demo: Demonstration) -> None:
    stages = Counter(sheet.stage for sheet in demo.sheets.values())
    assert all(stages[stage] >= 3 for stage in CaseStage), stages


def test_final_responses_are_in_every_state(demo: Demonstration) -> None:
    states = Counter(map(demo.shows, demo.sheets))
    assert all(states[shown] >= 2 for shown in State), states


def test_references_follow_the_order_in_which_complaints_came(demo: Demonstration) -> None:
    ordered = sorted(demo.sheets.values(), key=lambda sheet: sheet.case)
    assert [sheet.received_at for sheet in ordered] == sorted(sheet.received_at for sheet in ordered)


def test_somebody_of_every_approving_role_is_waited_for(demo: Demonstration) -> None:
    for key, role in (("ruth", Role.COMPLIANCE), ("leo", Role.LEGAL), ("sam", Role.SUPERVISOR)):
        assert {row.role for row in demo.desk(key).see(Approvals()).rows} == {role}


def test_a_deputy_acts_for_a_supervisor_who_is_away(demo: Demonstration) -> None:
    signed = {line.on_behalf_of: line.approver for line in demo.sheets["khoza-newborn"].approvals}
    assert signed["Grace Adeyemi"] == "Cora Lindqvist"
    today = WEDNESDAY.date()
    grace = next(row for row in demo.mine.see(People()).rows if row.name == "Grace Adeyemi")
    assert grace.away_from and grace.away_to and grace.away_from <= today <= grace.away_to


def test_proposals_come_back_with_comments_and_go_again(demo: Demonstration) -> None:
    lines = demo.sheets["achterberg-mortgage-offer"].proposals
    assert [line.status for line in lines] == [ProposalStatus.RETURNED] * 2 + [ProposalStatus.STANDS]
    assert all(line.comments for line in lines[:2])


def test_past_the_mark_some_were_reviewed_and_some_were_not(demo: Demonstration) -> None:
    late = [name for name in demo.sheets if demo.shows(name) is State.REVIEW_DUE]
    assert "osullivan-thermostat" in late
    assert not demo.sheets["okafor-charged-after-cancelling"].reviews
    waits = demo.mine.see(EscalationRisk()).waits_for_review
    assert demo.sheets["okafor-charged-after-cancelling"].case in waits
    assert demo.sheets["osullivan-thermostat"].case not in waits


def test_hand_overs_are_offered_and_declined(demo: Demonstration) -> None:
    assert demo.sheets["castell-drying"].offered_to == "Priya Raman"
    number = demo.sheets["okonjo-reid-locks"].case
    assert "decline" in {entry.act for entry in demo.mine.see(Log(case=number)).entries}


def test_one_was_opened_again(demo: Demonstration) -> None:
    assert demo.sheets["delacroix-unoccupied"].round == 2
    assert demo.shows("delacroix-unoccupied") is not State.BREACHED


def test_flags_of_every_kind_stand(demo: Demonstration) -> None:
    flags = [line for sheet in demo.sheets.values() for line in sheet.flags]
    assert {line.kind for line in flags if not line.cleared_at} == set(FlagKind)
    assert [line for line in flags if line.cleared_at]


def test_some_speak_for_others_and_one_complains_twice(demo: Demonstration) -> None:
    roles = Counter(party.role for sheet in demo.sheets.values() for party in sheet.parties)
    assert roles[PartyRole.REPRESENTATIVE] >= 4
    assert Counter(sheet.complainant for sheet in demo.sheets.values())["Chidi Okafor"] == 2


def test_promises_were_kept_and_not(demo: Demonstration) -> None:
    lines = [line for sheet in demo.sheets.values() for line in sheet.promises]
    assert {line.kept_at is not None for line in lines} == {True, False}
    assert [line for line in lines if not line.kept_at and line.due_on < WEDNESDAY.date()]


def test_remedies_are_owed_and_done(demo: Demonstration) -> None:
    lines = [line for sheet in demo.sheets.values() for line in sheet.remedies]
    assert {line.status for line in lines} >= {RemedyStatus.OWED, RemedyStatus.DONE}
    assert len({line.amount for line in lines}) > 10


def test_causes_are_many_and_some_recur(demo: Demonstration) -> None:
    causes = Counter(line.cause for sheet in demo.sheets.values() for line in sheet.causes)
    assert len(causes) >= 12
    assert causes.most_common(1)[0][1] >= 4
    assert {cause.partition(".")[0] for cause in causes} >= {
        "product",
        "delay",
        "billing",
        "policy",
        "conduct",
    }


def test_exhibits_are_of_every_kind_and_can_be_looked_into(demo: Demonstration) -> None:
    lines = [(sheet.case, line) for sheet in demo.sheets.values() for line in sheet.evidence]
    assert {line.kind for _, line in lines} >= set(EvidenceKind) - {EvidenceKind.ORIGINAL}
    assert {Path(line.name).suffix for _, line in lines} == {".txt", ".csv", ".eml", ".png", ".pdf"}
    for case, line in lines[::5]:
        assert demo.mine.see(Preview(case=case, item=line.item)).lines


def test_letters_say_who_answers_and_when(demo: Demonstration) -> None:
    for sheet in demo.sheets.values():
        for line in sheet.letters:
            assert sheet.reference in line.text
            assert line.text.startswith("Dear ")
            body, _, receipt = line.text.partition("\n\nOur record when this was written: ")
            assert body.endswith("Northfield Mutual")
            assert bool(receipt) == (line.kind is LetterKind.FINAL_RESPONSE)


def test_actions_against_causes_are_open_late_and_done(demo: Demonstration) -> None:
    rows = demo.mine.see(Actions(which=Which.ALL)).rows
    assert {(row.status, row.overdue) for row in rows} == {("done", False), ("open", True), ("open", False)}
    assert all(row.case for row in rows)


def test_nothing_is_left_open_in_any_text(demo: Demonstration) -> None:
    for sheet in demo.sheets.values():
        assert not re.findall(r"[{][a-z]+(:-?[0-9]+)?[}]", repr(sheet))
