"""`ccms regime`: the packs there are, what they say, and the deadlines they set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ccms_tui.cli.adopting import Cases, add_adopting, numbers
from ccms_tui.cli.answers import Json, answering, say, tell
from ccms_tui.cli.calling import here
from ccms_tui.cli.clock import Asked, Begun, Now, Reckoned, answer
from ccms_tui.cli.options import taking
from ccms_tui.cli.regime_pages import differences, heading, listed, shown, written
from ccms_tui.cli.rehearsed import rehearsed
from ccms_tui.cli.times import understood
from ccms_tui.desk.denials import Denied, Malformed, NotFound
from ccms_tui.desk.documents import document
from ccms_tui.desk.rehearsing import Rehearse
from ccms_tui.rules.clock_rules import ClockRule, begin, latest, target_on
from ccms_tui.rules.reckoning import Extended, Reckoning, extend
from ccms_tui.rules.regimes import RETENTION, Regime, in_force
from ccms_tui.rules.watching import Watching
from ccms_tui.rules.words import Risk

Name = Annotated[str, typer.Argument(help="The id of a pack, such as general, or ID@VERSION.")]


@dataclass(frozen=True)
class Packs:
    """Where packs and the organisation's policy come from, which the command line does not know by itself."""

    versions: Callable[[], Mapping[tuple[str, str], Regime]]
    read: Callable[[Path], Regime]
    watching: Callable[[], Watching]
    now: Now

    def named(self, name: str, received_on: date = date.max) -> Regime:
        """The pack of a name: the version that it says, else the one in force on a day."""
        id, _, version = name.partition("@")
        known = {key: pack for key, pack in self.versions().items() if key[0] == id}
        found = known.get((id, version)) if version else in_force(known.values(), received_on)
        if not found:
            since = min((pack.in_force_from for pack in known.values()), default=None)
            raise Denied(NotFound(f"regime {name}" + (f" before {since}" if since and not version else "")))
        return found


@dataclass(frozen=True, kw_only=True)
class AskedDeadline(Asked):
    """What `ccms regime deadline` is told."""

    regime: Name
    clock: Annotated[str, typer.Argument(help="A clock or a window of it, such as final_response.")]
    stage: Annotated[int, typer.Option(help="The stage that the clock belongs to.")] = 1
    track: Annotated[str | None, typer.Option(help="The track of the case, where it is on one.")] = None
    risk: Annotated[
        Risk | None, typer.Option(help="The risk of the case, by which thresholds may pass earlier.")
    ] = None
    extended: Annotated[
        bool, typer.Option("--extended", help="The last day that an extension may reach.")
    ] = False


@dataclass(frozen=True, kw_only=True)
class Rehearsing:
    """What `ccms regime rehearse` is told."""

    context: typer.Context
    file: Path
    case: Cases = field(default_factory=list)
    as_json: Json = False


def add_regimes(ccms: typer.Typer, packs: Packs) -> None:
    """Add the commands."""
    regimes = typer.Typer(help="Regime packs, and what they say.", no_args_is_help=True)
    _add_reading(regimes, packs)
    _add_checking(regimes, packs)
    _add_rehearsing(regimes, packs)
    add_adopting(regimes)

    def run(asked: AskedDeadline) -> None:
        """Reckon a deadline by a pack's own rule."""
        answer(asked, lambda begun: _deadline(packs, asked, begun), packs.now)

    regimes.command("deadline")(taking(AskedDeadline, run))
    ccms.add_typer(regimes, name="regime")


def _add_reading(regimes: typer.Typer, packs: Packs) -> None:
    @regimes.command("list")
    def list_(as_json: Json = False) -> None:
        """List the packs, every version of each."""
        with answering(as_json), understood():
            known = sorted(packs.versions().values(), key=lambda pack: (pack.id, pack.in_force_from))
            text = "\n".join(map(listed, known))
            say({"regimes": [heading(pack) for pack in known]}, text, as_json)

    @regimes.command()
    def show(regime: Name, as_json: Json = False) -> None:
        """Show what a pack says."""
        with answering(as_json), understood():
            pack = packs.named(regime)
            say(written(pack), shown(pack), as_json)

    @regimes.command()
    def diff(first: Name, second: Name, as_json: Json = False) -> None:
        """Tell two packs apart, or two versions of one."""
        with answering(as_json), understood():
            found = differences(packs.named(first), packs.named(second))
            lines = [f"{key}: {before} -> {after}" for key, (before, after) in found.items()]
            document = {key: {"first": before, "second": after} for key, (before, after) in found.items()}
            say(document, "\n".join(lines) or "they say the same", as_json)


def _add_checking(regimes: typer.Typer, packs: Packs) -> None:
    @regimes.command()
    def check(file: Path, as_json: Json = False) -> None:
        """Read a pack in a file, and say what is wrong with it."""
        with answering(as_json), understood():
            regime = packs.read(file)
            text = f"{file}: {regime.id} {regime.version} reads well, {len(regime.clocks)} clocks"
            say({"ok": True, **heading(regime)}, text, as_json)


def _add_rehearsing(regimes: typer.Typer, packs: Packs) -> None:
    def rehearse(told: Rehearsing) -> None:
        """Tell what a pack in a file would do to the dates of open cases; nothing is changed."""
        with answering(told.as_json), understood():
            packs.read(told.file)
            at, pack = here(told.context), told.file.read_text(encoding="utf-8")
            found = at.desk.see(Rehearse(pack=pack, cases=numbers(at, told.case)))
            tell(document(found, packs.now()), rehearsed(found), told.as_json)

    regimes.command("rehearse")(taking(Rehearsing, rehearse))


def _deadline(packs: Packs, asked: AskedDeadline, begun: Begun) -> Reckoned:
    """A clock, a window or the time that files are kept, by the version in force on the day it begins."""
    pack = packs.named(asked.regime, begun.calendar.day_of(begun.start))
    if asked.track and not pack.track(asked.track):
        tracks = ", ".join(track.kind for track in pack.tracks) or "none"
        raise Denied(NotFound(f"track {asked.track} of {pack.name}, which has {tracks}"))
    if asked.clock == RETENTION:
        return begun.by(*pack.retention(asked.track)), {"pack": pack.name}
    for window in pack.windows:
        if window.kind == asked.clock:
            return begun.by(window.terms), {"pack": pack.name, "source": window.source}
    rule = _rule(packs, pack, asked)
    target = target_on(rule, begun.start, begun.calendar)
    more = {"pack": pack.name, "source": rule.source, "target_on": target.isoformat() if target else None}
    return (_extended(rule, begun) if asked.extended else begun.by(rule.terms, rule.suspended)), more


def _rule(packs: Packs, pack: Regime, asked: AskedDeadline) -> ClockRule:
    known = {(rule.kind, rule.stage) for rule in pack.clocks}
    if (asked.clock, asked.stage) not in known:
        names = ", ".join([*(rule.kind for rule in pack.clocks), *(window.kind for window in pack.windows)])
        raise Denied(NotFound(f"clock {asked.clock} of {pack.name}, stage {asked.stage}; it has {names}"))
    rule = pack.rule(asked.clock, asked.stage, asked.track)
    usual = rule.thresholds
    return replace(rule, thresholds=packs.watching().thresholds(usual, asked.risk)) if asked.risk else rule


def _extended(rule: ClockRule, begun: Begun) -> Reckoning:
    clock, _ = begin(rule, begun.start, begun.calendar, 1)
    last = latest(rule, clock, begun.calendar)
    if not last:
        raise Denied(Malformed(f"{rule.kind} has no last day that an extension may reach"))
    return extend(
        rule.terms, begun.start, begun.calendar, Extended(last, begun.start, "extended"), begun.pauses
    )
