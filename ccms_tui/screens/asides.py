"""What stands beside a form: what the case has of the things that the form asks for by number."""

from collections.abc import Callable, Iterator, Mapping

from textual.content import Content

from ccms_tui.desk.cases import CaseSheet
from ccms_tui.desk.causes import ConfirmCause, DropCause
from ccms_tui.desk.deciding import Propose
from ccms_tui.desk.evidence import AddEvidence, Redact, ReviewEvidence, SetAside
from ccms_tui.desk.letters import Acknowledge, Remediate, Send
from ccms_tui.desk.points import MergePoints, ReopenPoint, SplitPoint
from ccms_tui.desk.receiving import SeeTo
from ccms_tui.desk.referring import RecordRuling
from ccms_tui.desk.request import Command
from ccms_tui.desk.timing import KeepPromise, Promise
from ccms_tui.desk.triage import AddPoint, Classify, ClearFlag, FindPoint, Flag, TagCause
from ccms_tui.rules.safe import line, safe
from ccms_tui.screens.writing import day, plain, remedy
from ccms_tui.widgets.page import Row, heading

Section = Callable[[CaseSheet], Iterator[Row]]
HANG = 4


def _item(number: int | str, text: str) -> Row:
    return Row(line(text), lead=str(number), hang=HANG)


def _points(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.counting:
        yield _item(one.number, f"{one.text} — {plain(one.finding, 'no finding yet')}")


def _exhibits(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.evidence:
        yield _item(one.item, f"{one.name} — {'✔ reviewed' if one.reviewed_by else '▢ not reviewed'}")


def _remedies(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.remedies:
        yield _item(
            one.number, f"{remedy(one)} — {one.status}" + (f", by {day(one.due_on)}" if one.due_on else "")
        )


def _promises(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.promises:
        if not one.kept_at:
            yield _item(one.number, f"{one.text} — by {day(one.due_on)}")


def _flags(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.flags:
        if not one.cleared_at:
            yield _item("⚑", f"{one.kind}: {one.reason}")


def _causes(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.causes:
        yield _item("✔" if one.confirmed_by else "▢", f"{one.cause} — {one.title}, {one.tagged_by}")


def _missing(sheet: CaseSheet) -> Iterator[Row]:
    for kind in sheet.missing_evidence:
        yield _item("▢", kind)


def _own_words(sheet: CaseSheet) -> Iterator[Row]:
    if sheet.own_words:
        yield Row(safe(sheet.own_words))


def _returned(sheet: CaseSheet) -> Iterator[Row]:
    """What the last revision was returned with, until another one answers it."""
    last = sheet.proposals[-1] if sheet.proposals else None
    if last and last.returned_by:
        yield Row(safe(f"revision {last.revision}, by {last.returned_by}: {last.comments}"))


def _referrals(sheet: CaseSheet) -> Iterator[Row]:
    for one in sheet.referrals:
        yield _item(one.number, f"{one.body} — {one.outcome or 'nothing found yet'}")


def _came_in(sheet: CaseSheet) -> Iterator[Row]:
    """What they sent, the latest first."""
    for one in reversed(sheet.replies):
        yield _item(one.number, f"{one.sender}: {one.text}")


def _decided(sheet: CaseSheet) -> Iterator[Row]:
    if sheet.decisions:
        last = sheet.decisions[-1]
        yield Row(safe(f"{plain(last.outcome)}, policy {last.policy}\n{last.rationale}"))


POINTS, EXHIBITS, WORDS = ("Points", _points), ("Evidence", _exhibits), ("In their own words", _own_words)
CAUSES = ("Root causes", _causes)
ASIDES: Mapping[type[Command], tuple[tuple[str, Section], ...]] = {
    Classify: (WORDS, POINTS),
    AddPoint: (POINTS, WORDS),
    FindPoint: (POINTS, EXHIBITS),
    MergePoints: (POINTS, WORDS),
    SplitPoint: (POINTS, WORDS),
    ReopenPoint: (POINTS, EXHIBITS),
    Flag: (("Flags that stand", _flags),),
    ClearFlag: (("Flags that stand", _flags),),
    AddEvidence: (("Still expected", _missing), POINTS, EXHIBITS),
    ReviewEvidence: (EXHIBITS,),
    Redact: (EXHIBITS,),
    SetAside: (EXHIBITS,),
    Propose: (("Returned", _returned), POINTS, EXHIBITS),
    Promise: (("Open promises", _promises),),
    KeepPromise: (("Open promises", _promises),),
    Acknowledge: (WORDS,),
    Send: (("Decided", _decided), POINTS, WORDS),
    SeeTo: (("Came in", _came_in),),
    Remediate: (("Remedies", _remedies),),
    RecordRuling: (("Referrals", _referrals),),
    TagCause: (CAUSES, POINTS),
    ConfirmCause: (CAUSES, POINTS),
    DropCause: (CAUSES,),
}
"""What each form is filled in from."""


def aside(command: type[Command], sheet: CaseSheet) -> Content | None:
    """What stands beside the form of a command on this case, if anything does."""
    told = list[Content]()
    for title, section in ASIDES.get(command, ()):
        if rows := [row.whole() for row in section(sheet)]:
            told += [Content("")] * bool(told) + [heading(title).told, *rows]
    return Content("\n").join(told) if told else None


def sources(sheet: CaseSheet) -> dict[str, tuple[str, ...]]:
    """What completes fields that ask for something the case has, or in the words of its regime."""
    parties = tuple(dict.fromkeys(one.name for one in sheet.parties))
    evidence = tuple(str(one.item) for one in sheet.evidence)
    tagged = tuple(one.cause for one in sheet.causes)
    related = tuple(dict.fromkeys((*(one.reference for one in sheet.links), *sheet.related)))
    known = {"parties": parties, "evidence": evidence, "tagged": tagged, "related": related}
    return {**sheet.regime_words, **known}
