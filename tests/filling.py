"""Any command with every field filled in, made from what the command says of itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ccms_tui.desk.cases import Case
from ccms_tui.desk.catalogue import COMMANDS
from ccms_tui.desk.denials import Denied
from ccms_tui.desk.fields import Field, Invalid, Kind, fields, fill
from ccms_tui.desk.request import CaseCommand, Command, Desk
from ccms_tui.desk.typed import Setting

ANY_TEXT = (Kind.LINE, Kind.PROSE, Kind.LINES)
SUGGESTED = ("parties",)
"""What completes a field that takes any other text as well."""
SAMPLES = {
    Kind.DATE: "+3d",
    Kind.INSTANT: "today",
    Kind.MONEY: "12.50",
    Kind.NUMBER: "1",
    Kind.NUMBERS: "1",
    Kind.LINES: "one\ntwo",
    Kind.YES_NO: "yes",
    Kind.FILE: "pyproject.toml",
}
NAMED = {
    "people": "Ben Okoro",
    "categories": "billing",
    "causes": "billing.charged-twice",
    "tagged": "billing.charged-twice",
    "outcomes": "upheld",
    "pauses": "waiting_for_complainant",
    "policies": "3.1",
    "evidence": "1",
}
"""One of each kind of thing that the record knows by name."""
OPEN = next(command for command in COMMANDS if command.verb() == "open")


def filled(command: type[Command], text: str, **given: object) -> Command:
    """A command that says the same text wherever a person may say anything."""
    texts = {field.name: _typed(field, text) for field in fields(command)}
    return fill(command, texts, Setting(datetime.now(UTC).date()), **given)


def lived(desks: Iterable[Desk], text: str, without: Collection[str] = ()) -> int:
    """Open a case, do whatever can be done with it, by whoever can, but for some verbs; give its number."""
    everyone = list(desks)
    opened = everyone[0].do(filled(OPEN, text))
    assert opened.case
    life = _Life(opened.case, opened.version, text)
    left = [command for command in COMMANDS if issubclass(command, CaseCommand)]
    left = [command for command in left if command.verb() not in without]
    while done := [command for command in left if any(life.does(desk, command) for desk in everyone)]:
        left = [command for command in left if command not in done]
    return life.case


@dataclass
class _Life:
    """A case, at the version that was seen last."""

    case: int
    seen: int
    text: str

    def does(self, desk: Desk, command: type[Command]) -> bool:
        """Whether someone can do it with this case; if so, it is done."""
        try:
            desk.do(filled(command, self.text, case=self.case, seen=self.seen))
        except (Denied, Invalid):
            return False
        self.seen = desk.see(Case(case=self.case)).version
        return True


def _typed(field: Field, text: str) -> str:
    """What to type: a text wherever any will do, and else only what the field cannot do without."""
    if field.name == "also":
        return f"apology; ; ; ; {text}"
    named = field.complete and field.complete not in SUGGESTED
    if field.kind in ANY_TEXT and not (field.choices or named or field.wrong(text)):
        return text
    if field.default or not field.required:
        return field.show(field.default)
    return (
        NAMED.get(field.complete) or next(iter(field.choices), "") or _example(field) or SAMPLES[field.kind]
    )


def _example(field: Field) -> str:
    """What the field itself gives as an example."""
    return str(field.extra.get("like", "")).rpartition("such as ")[2]
