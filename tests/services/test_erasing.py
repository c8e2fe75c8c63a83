"""A file is kept as long as it must be; then two people erase it, and the figures and the proof stay."""

from datetime import date
from typing import Any

import pytest

from ccms_tui.desk.cases import Case
from ccms_tui.desk.denials import Stale
from ccms_tui.desk.erasing import (
    DeclineErasure,
    Erase,
    Erased,
    Hold,
    Release,
    Retention,
)
from ccms_tui.desk.evidence import CheckEvidence, ExhibitContent
from ccms_tui.desk.people import Away
from ccms_tui.desk.record import Log
from ccms_tui.desk.triage import Note
from ccms_tui.models import OF_CASES
from ccms_tui.models.columns import PERSONAL
from ccms_tui.rules.erasing import Basis, ErasureStatus
from tests.conftest import House
from tests.services.backdoors import rows
from tests.services.erasures import REFERENCE, ask, erase, six_years_later
from tests.services.lives import add_evidence, against, closed, denied, said_against, whole

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
after_a_life = pytest.mark.after(life=closed)


OWN = ("version", "erased_at")
"""What of a case the erasure itself changes."""


def figures(house: House) -> dict[str, list[Any]]:
    """Every column of the case that is nobody's own, but for the erasure itself."""
    found = {}
    for table in OF_CASES:
        columns = table.metadata.tables[str(table.__tablename__)].columns
        wanted = ", ".join(f'"{c.key}"' for c in columns if not (c.info.get(PERSONAL) or c.key in OWN))
        kept = rows(house.url, f'SELECT {wanted} FROM "{table.__tablename__}" ORDER BY 1, 2')
        found[str(table.__tablename__)] = [*kept]
    return {name: kept for name, kept in found.items() if name != "erasure"}


@after_a_life
def test_what_is_somebodys_own_goes_and_the_figures_and_the_proof_stay(house: House) -> None:
    six_years_later(house)
    before, history = figures(house), house.version()
    ask(house)
    done = erase(house)
    assert (done.act, done.made["evidence"]) == ("erase", 1)
    sheet = house.sheet()
    assert (sheet.complainant, sheet.account, sheet.summary) == ("[erased]", None, "[erased]")
    assert {line.text for line in sheet.points} == {"[erased]"}
    assert figures(house) == before
    assert sheet.version == history + 2
    assert whole(house)
    entries = house.ana.see(Log(case=1, prove=True))
    assert (entries.total, entries.broken) == (history + 2, ())
    assert {one.summary for one in entries.entries[1:]} == {"[erased]"}
    assert entries.entries[0].summary == "erased (retention-over)"
    assert not [*house.files.glob("*/*")]


@here
@after_a_life
def test_a_file_is_kept_until_the_last_day_of_its_regime_and_not_a_day_longer(house: House) -> None:
    assert house.sheet().kept.until == date(2032, 3, 2)
    house.now = house.now.replace(year=2032)
    assert "it must be kept until 2032-03-02: 6 years from closing on 2026-03-02" in said_against(
        lambda: erase(house)
    )
    house.later(days=1)
    ask(house)
    assert erase(house).act == "erase"


@after_a_life
def test_what_is_asked_for_too_early_is_refused_and_the_refusal_is_recorded(house: House) -> None:
    done = ask(house, "sue", basis=Basis.COMPLAINANT_ASKS)
    assert done.made["status"] == "refused"
    (line,) = house.sheet().erasures
    assert (line.status, line.ended_by, line.requested_by) == (ErasureStatus.REFUSED, None, "Sue Quist")
    assert (
        line.why == "it must be kept until 2032-03-02: 6 years from closing on 2026-03-02 (general 2026-01)"
    )
    assert "refused" in house.ana.see(Log(case=1)).entries[0].summary
    assert against(lambda: erase(house)) == {"erasure", "general 2026-01"}
    assert whole(house)


@after_a_life
def test_under_a_hold_nothing_is_erased_whenever_it_was_put_on(house: House) -> None:
    six_years_later(house)
    house.act("mori", Hold, reason="County Court claim 7XY")
    assert ask(house).made["status"] == "refused"
    house.act("lee", Hold, reason="Police")
    assert against(lambda: erase(house)) == {"erasure", "legal hold"}
    assert "hold 3 does not stand; 1, 2 does" in said_against(
        lambda: house.act("lee", Release, hold=3, reason="x")
    )
    house.act("lee", Release, hold=2, reason="over")
    house.act("lee", Release, hold=1, reason="over")
    ask(house)
    house.act("mori", Hold, reason="They appealed")
    assert [line.status for line in house.sheet().erasures] == ["refused", "refused"]
    assert house.sheet().erasures[1].ended_by == "Ruth Mori"
    assert against(lambda: erase(house)) == {"erasure", "legal hold"}
    assert whole(house)


@after_a_life
def test_nobody_carries_out_what_they_asked_for(house: House) -> None:
    six_years_later(house)
    ask(house)
    assert against(lambda: erase(house, "mori")) == {"erasure: nobody carries out what they asked for"}
    today = house.now.date()
    house.adm.do(Away(name="Sam Tan", first=today, last=today))
    assert against(lambda: erase(house, "sue")) == {"permissions"}
    assert against(lambda: ask(house)) == {"erasure"}
    house.act("lee", DeclineErasure, reason="The regulator may still ask")
    assert house.sheet().erasures[0].why == "The regulator may still ask"
    assert against(lambda: erase(house)) == {"erasure"}


@here
@after_a_life
def test_an_erasure_names_its_case_and_is_of_a_closed_one(house: House) -> None:
    six_years_later(house)
    ask(house)
    wrong = said_against(lambda: house.act("lee", Erase, reference="C-2026-000002"))
    assert wrong == "this case is C-2026-000001, and not C-2026-000002"


@after_a_life
def test_nothing_more_is_done_to_what_was_erased(house: House) -> None:
    six_years_later(house)
    ask(house)
    seen = house.version()
    erase(house)
    assert "the case was erased" in said_against(lambda: house.act("ana", Note, text="x"))
    assert not house.sheet().possible
    again = Erase(case=1, seen=seen, reference=REFERENCE)
    assert isinstance(denied(lambda: house.lee.do(again)), Stale)
    assert "erased" in said_against(lambda: house.ana.see(ExhibitContent(case=1, item=1)))
    assert house.ana.see(CheckEvidence()).checked == 0


@here
@after_a_life
def test_evidence_that_another_case_has_too_stays(house: House) -> None:
    house.open()
    add_evidence(house, case=2)
    add_evidence(house, case=1, content=b"only here")
    six_years_later(house)
    ask(house)
    erase(house)
    assert [path.read_bytes() for path in house.files.glob("*/*")] == [b"a statement"]
    assert house.ana.see(ExhibitContent(case=2, item=1)).content == b"a statement"
    assert whole(house)


@here
@after_a_life
def test_an_erased_case_as_it_was_before_says_what_was_erased(house: House) -> None:
    then = house.now
    six_years_later(house)
    ask(house)
    erase(house)
    sheet = house.ana.see(Case(case=1, at=then))
    assert (sheet.stage, sheet.complainant, sheet.erased_at) == ("closed", "[erased]", None)


@here
@after_a_life
def test_what_is_due_held_or_asked_for_is_listed_and_counted(house: House) -> None:
    house.open(complainant="Zoe Adler")
    assert house.ana.see(Retention()).rows == ()
    six_years_later(house)
    page = house.ana.see(Retention())
    assert [(row.reference, row.state, row.kept_until) for row in page.rows] == [
        (REFERENCE, "due", date(2032, 3, 2))
    ]
    ask(house)
    house.act("mori", Hold, case=2, reason="County Court claim 7XY")
    page = house.ana.see(Retention())
    assert (page.due, page.asked, page.held, page.erased) == (0, 1, 1, 0)
    assert {row.asked_by for row in page.rows} == {"Ruth Mori", None}
    (hers,) = house.ana.see(Retention(person="zoe adler")).rows
    assert (hers.state, hers.holds) == ("held", ("County Court claim 7XY",))
    erase(house)
    assert house.ana.see(Retention()).erased == 1
    assert house.ana.see(Erased(since=house.now)).references == (REFERENCE,)
