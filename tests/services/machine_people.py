"""People at work: what is on their screens, what they send, and what should have come of it."""

from collections import Counter
from contextlib import suppress
from typing import ClassVar

from hypothesis import event

from ccms_tui.desk.cases import Case, CaseSheet
from ccms_tui.desk.denials import Denied, NotFound, Refused, Stale
from ccms_tui.desk.fields import Invalid
from ccms_tui.desk.request import CaseCommand, Command, Done
from ccms_tui.desk.witnessing import Checkpoint
from ccms_tui.rules.merkle import extends
from ccms_tui.rules.notes import Head, read
from tests.cast import PEOPLE
from tests.conftest import House
from tests.services.machine_acts import Texts, made
from tests.services.machine_model import Model

Drawn = tuple[type[Command], Texts]
"""A command, and what is typed into it."""


class People:
    """Everybody of the cast at one house, and the model of what they have done."""

    done: ClassVar[Counter[str]] = Counter()
    """How often each act was done, over all examples."""

    def __init__(self, house: House) -> None:
        self.house, self.model = house, Model.of(house.url)
        self.screens: dict[tuple[str, int], CaseSheet] = {}
        self.sent: list[tuple[str, Command, Done]] = []
        self.head: Head | None = None

    def case(self, number: int) -> int:
        """One of the cases there are."""
        return sorted(self.model.cases)[number % len(self.model.cases)]

    def who(self, who: str, case: int) -> str:
        """Who that is, where it is the owner, as far as they are of the cast."""
        names = {self.model.people[PEOPLE[one][1]]: one for one in PEOPLE}
        return names.get(self.model.cases[case]["owner_id"], "ana") if who == "owner" else who

    def version(self, case: int) -> int:
        """The version that whoever looks now would see."""
        return self.model.versions[f"case/{case}"]

    def look(self, who: str, case: int) -> CaseSheet | None:
        """Have a case on somebody's screen as it is now, if they may see it."""
        with suppress(Denied):
            self.screens[who, case] = self.house.desk(who).see(Case(case=case))
            return self.screens[who, case]
        return None

    def make(self, drawn: Drawn, case: int, seen: int) -> Command | None:
        """The command, where what was typed makes one."""
        command, typed = drawn
        with suppress(Invalid):
            return made(command, typed, self.house.now.date(), case=case, seen=seen)
        return None

    def do(self, who: str, command: Command) -> Done | Denied:
        """What came of it; anything but an answer or a denial is a bug."""
        try:
            return self.house.desk(who).do(command)
        except Denied as denied:
            assert isinstance(denied.why, Refused | Stale | NotFound), denied.why
            return denied

    def send(self, who: str, drawn: Drawn, case: int, seen: int) -> None:
        """Do it, as whoever saw this version would; what is out of date is never done."""
        command = self.make(drawn, case, seen)
        answer = self.do(who, command) if command else None
        if command and isinstance(answer, Done):
            self.note(who, command, answer)
        elif isinstance(command, CaseCommand) and isinstance(answer, Denied):
            assert isinstance(answer.why, NotFound) or (
                isinstance(answer.why, Stale) == (seen != self.version(case))
            ), answer.why

    def note(self, who: str, command: Command, answer: Done) -> None:
        """Foretell what should be of what was answered."""
        event(f"done: {answer.act}")
        self.done[answer.act] += 1
        self.sent.append((who, command, answer))
        if isinstance(command, CaseCommand):
            assert (command.seen, answer.version) == (self.version(command.case), command.seen + 1)
        self.model.done(PEOPLE[who][1], command, answer)

    def learn(self, who: str, command: Command, lost: Done | Denied) -> None:
        """Have whoever had no answer send it again, and be answered as if nothing had been."""
        answer = self.do(who, command)
        assert type(answer) is type(lost), (answer, lost)
        if isinstance(answer, Done):
            assert answer == lost
            self.note(who, command, answer)

    def send_again(self, who: str, number: int) -> None:
        """Send an answered command again: from whom it was, it has the same answer; from others, none.

        Whoever a case has been kept from since is told nothing of it any more.
        """
        if number < len(self.sent):
            first, command, answer = self.sent[-1 - number]
            again = self.do(first, command)
            hidden = isinstance(again, Denied) and isinstance(again.why, NotFound)
            assert again == answer or (hidden and not self.look(first, answer.case or 0))
            assert who == first or isinstance(self.do(who, command), Denied)

    def sign(self) -> None:
        """Have the auditor take a checkpoint, which goes on from the one before."""
        signed = self.house.aud.do(Checkpoint(seen=self.head.size if self.head else 0))
        (note,) = read(signed.note)
        if self.head:
            last, now = self.head, note.head
            assert extends(last.size, now.size, tuple(signed.proof), last.root, now.root)
        self.head = note.head
