"""When a complaint may be proposed upon, and in what words."""

from dataclasses import replace

import pytest

from ccms_tui.rules.deciding import ENOUGH, known_outcome, own_proposal, points_found, proposed, reasoned
from ccms_tui.rules.facts import PointFact
from tests.rules.told import ANA, BEN, GENERAL, PROPOSED, SAM, Told, asking, said


def test_there_is_something_to_act_on() -> None:
    assert said(proposed(Told(), asking())) == ["no proposal stands"]
    assert said(proposed(PROPOSED, asking())) == []


def test_a_proposal_is_withdrawn_by_its_author_or_the_owner() -> None:
    facts = replace(PROPOSED, owner=BEN.id)
    assert [len(said(own_proposal(facts, asking(actor)))) for actor in (ANA, BEN, SAM)] == [0, 0, 1]


def test_points_without_a_finding_are_named() -> None:
    points = tuple(PointFact(n, "upheld" if n == 2 else None) for n in (1, 2, 3))
    assert said(points_found(Told(points=points), asking())) == ["no finding yet on point 1, 3"]
    assert said(points_found(Told(points=()), asking())) == []


def test_an_outcome_is_one_of_the_regimes_words() -> None:
    assert said(known_outcome("upheld", GENERAL)) == []
    assert said(known_outcome("won", GENERAL)) == [
        "won is no outcome of general; its words are upheld, partially_upheld, not_upheld"
    ]


@pytest.mark.parametrize(
    ("rationale", "enough"), [("x" * ENOUGH, True), ("x" * (ENOUGH - 1), False), (" " * 40, False)]
)
def test_reasons_are_given_in_more_than_a_word(rationale: str, enough: bool) -> None:
    assert bool(said(reasoned(rationale))) is not enough
