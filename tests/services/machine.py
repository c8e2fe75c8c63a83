"""Any act by anybody in any order, with screens out of date, acts sent twice, and crashes between."""

from datetime import datetime, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ccms_tui.desk.evidence import CheckEvidence
from ccms_tui.desk.record import Verify
from ccms_tui.desk.request import Command
from ccms_tui.desk.witnessing import Claim
from ccms_tui.rules.notes import spelled
from tests.cast import PEOPLE
from tests.services.lives import closable, closed, decided, proposed
from tests.services.machine_acts import EVERY, ON_A_CASE, PACKS, texts
from tests.services.machine_clocks import reckoned
from tests.services.machine_crash import Files, stopping
from tests.services.machine_ground import Ground, among_others
from tests.services.machine_history import Event, chains, history
from tests.services.machine_holds import INVARIANTS
from tests.services.machine_model import UNFORETOLD, ends, kept
from tests.services.machine_people import Drawn, People

BEGUN = {life.__name__: among_others(life) for life in (proposed, decided, closable, closed)}
"""How far the first of three cases has come before anybody begins."""
ANYBODY = st.sampled_from(("owner",) * 5 + tuple(who for who in PEOPLE if who != "aud"))
"""The owner as often as anybody else; but not the auditor, who verifies in the end."""
NUMBERS = st.integers(0, 5)
LATER = st.sampled_from((0, 0, 1, 60, 60 * 24, 60 * 24 * 9))
"""Minutes that pass before somebody acts."""
PAGES = st.sampled_from((2, 10, 50))
"""How much of a transaction SQLite keeps in memory until it is committed."""
MOVES = ("close", "decide", "approve", "reopen", "remediate", "propose", "send")
"""What leads a case on to its end, or back, the rarest first."""
BY_VERB = {command.verb(): command for command in EVERY}


class AnyOrder(RuleBasedStateMachine):
    """People at work on a few cases, while a model foretells what should come of it."""

    ground: ClassVar[Ground]

    @initialize(begun=st.sampled_from(("proposed", "proposed", *BEGUN)))
    def begin(self, begun: str) -> None:
        """A database in which a case has come so far, and two cases that have just come in."""
        self.people = People(self.ground.begin(BEGUN[begun]))
        self.house = self.people.house
        self.events: list[Event] = []

    @rule(who=ANYBODY, number=NUMBERS, data=st.data(), minutes=LATER)
    def does_what_can_be_done(self, who: str, number: int, data: st.DataObject, minutes: int) -> None:
        """Somebody, often the owner, looks, and does one of the acts that their screen says are possible."""
        self.house.later(minutes=minutes)
        case = self.people.case(number)
        who = self.people.who(who, case)
        sheet = self.people.look(who, case)
        if sheet and sheet.possible:
            acts = tuple(BY_VERB[verb] for verb in sheet.possible)
            self.people.send(who, self._drawn(data, acts, case), case, sheet.version)

    @rule(first=NUMBERS, number=NUMBERS, data=st.data(), minutes=LATER)
    def moves_it_on(self, first: int, number: int, data: st.DataObject, minutes: int) -> None:
        """Whoever can do something that leads a case on to its end, or back, does it."""
        self.house.later(minutes=minutes)
        case, people = self.people.case(number), (*PEOPLE, *PEOPLE)[first : first + len(PEOPLE)]
        for who in people:
            sheet = self.people.look(who, case)
            if sheet and (acts := [BY_VERB[verb] for verb in MOVES if verb in sheet.possible]):
                self.people.send(who, self._drawn(data, (acts[0],), case), case, sheet.version)
                break

    @rule(who=ANYBODY, number=NUMBERS, data=st.data())
    def does_anything(self, who: str, number: int, data: st.DataObject) -> None:
        """Somebody does anything at all, having just looked."""
        case = self.people.case(number)
        drawn = self._drawn(data, EVERY, case)
        self.people.send(self.people.who(who, case), drawn, case, self.people.version(case))

    @rule(number=NUMBERS, data=st.data())
    def acts_on_an_old_screen(self, number: int, data: st.DataObject) -> None:
        """Somebody acts on a case as it was shown to them, which may be long ago."""
        if self.people.screens:
            who, case = list(self.people.screens)[number % len(self.people.screens)]
            seen = self.people.screens[who, case].version
            self.people.send(who, self._drawn(data, ON_A_CASE, case), case, seen)

    @rule(who=ANYBODY, number=NUMBERS, signed=st.booleans(), back=st.booleans())
    def meanwhile(self, who: str, number: int, signed: bool, back: bool) -> None:
        """An answered command is sent again; a checkpoint is taken; a clock is set back a little."""
        self.people.send_again(self.people.who(who, self.people.case(number)), number)
        if signed:
            self.people.sign()
        if back:
            latest = datetime.fromisoformat(max(one.told["at"] for one in self.events))
            self.house.now = max(self.house.now, latest) - timedelta(minutes=3)

    @rule(who=ANYBODY, number=NUMBERS, pages=PAGES, committed=st.booleans(), data=st.data())
    def crashes(self, who: str, number: int, pages: int, committed: bool, data: st.DataObject) -> None:
        """The machine stops before or after a commit, nobody hears what came of the act; it starts anew."""
        case = self.people.case(number)
        who = self.people.who(who, case)
        sheet = self.people.look(who, case)
        acts = tuple(BY_VERB[verb] for verb in sheet.possible) if sheet else EVERY
        command = self.people.make(self._drawn(data, acts or EVERY, case), case, self.people.version(case))
        if command:
            with stopping(self.house.url, pages) as left:
                lost = self.people.do(who, command)
            after = Files.of(self.house.url)
            self.ground.crash(after if committed or not left else left[0])
            self.people.learn(who, command, lost)

    def _drawn(self, data: st.DataObject, acts: tuple[type[Command], ...], case: int) -> Drawn:
        """A command, and what is typed into it."""
        command = data.draw(st.sampled_from(acts))
        return command, data.draw(texts(command, self.people.model.cases[case]["regime"]))

    @invariant()
    def holds(self) -> None:
        """What must hold after any act, by the events alone."""
        now = history(self.house.url)
        assert now[: len(self.events)] == self.events, "what was recorded has changed"
        self._as_foretold(now[len(self.events) :] if self.events else [])
        if now != self.events:
            self.events, told = now, chains(now)
            against = {name: list(check(now, told)) for name, check in INVARIANTS.items()}
            against["I10"] = list(reckoned(now, told, PACKS))
            assert not any(against.values()), {name: what for name, what in against.items() if what}

    def _as_foretold(self, fresh: list[Event]) -> None:
        """The tables and the ends of the ledger are as the model says."""
        model = self.people.model
        unforetold = {one.subject for one in fresh if one.told["act"] in UNFORETOLD}
        model.also(unforetold)
        assert {one.subject for one in fresh} == model.touched
        model.touched = set()
        assert ends(self.house.url) == model.versions
        assert kept(self.house.url) == model.cases

    def teardown(self) -> None:
        """I7: the tables are what the events make of them, and nothing of the evidence is gone."""
        if not hasattr(self, "people"):
            return
        head = self.people.head
        claims = (Claim(head.size, spelled(head.root), "the auditor"),) if head else ()
        proof = self.house.aud.see(Verify(replay=True, seen=claims))
        assert proof.ok, (proof.broken, proof.differences, proof.against_policy)
        assert not self.house.aud.see(CheckEvidence()).altered
