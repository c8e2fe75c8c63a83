"""`ccms regime`: the packs there are, what they say, and the deadlines they set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from ccms_tui.cli.answers import Json, answering, say
from ccms_tui.cli.clock import Asked, Now, answer
from ccms_tui.cli.options import taking
from ccms_tui.cli.times import understood
from ccms_tui.desk.denials import Denied, NotFound
from ccms_tui.rules.reckoning import Terms
from ccms_tui.rules.regimes import Regime


@dataclass(frozen=True)
class Packs:
    """Where packs come from, which the command line does not know by itself."""

    latest: Callable[[], Mapping[str, Regime]]
    read: Callable[[Path], Regime]
    now: Now


@dataclass(frozen=True, kw_only=True)
class AskedDeadline(Asked):
    """What `ccms regime deadline` is told."""

    regime: Annotated[str, typer.Argument(help="The id of a pack, such as general.")]
    clock: Annotated[str, typer.Argument(help="One of its clocks, such as final_response.")]


def add_regimes(ccms: typer.Typer, packs: Packs) -> None:
    """Add the commands."""
    regimes = typer.Typer(help="Regime packs, and what they say.", no_args_is_help=True)
    _add_reading(regimes, packs)

    def run(asked: AskedDeadline) -> None:
        """Reckon a deadline by a pack's own rule."""
        answer(asked, lambda: _terms(packs, asked), packs.now)

    regimes.command("deadline")(taking(AskedDeadline, run))
    ccms.add_typer(regimes, name="regime")


def _add_reading(regimes: typer.Typer, packs: Packs) -> None:
    @regimes.command("list")
    def list_(as_json: Json = False) -> None:
        """List the packs."""
        with answering(as_json), understood():
            found = [_heading(regime) for regime in packs.latest().values()]
            text = "\n".join(f"{pack['id']:24} {pack['version']:10} {pack['title']}" for pack in found)
            say({"regimes": found}, text, as_json)

    @regimes.command()
    def show(regime: str, as_json: Json = False) -> None:
        """Show what a pack says."""
        with answering(as_json), understood():
            say(*_shown(_pack(packs, regime)), as_json)

    @regimes.command()
    def check(file: Path, as_json: Json = False) -> None:
        """Read a pack in a file, and say what is wrong with it."""
        with answering(as_json), understood():
            regime = packs.read(file)
            text = f"{file}: {regime.id} {regime.version} reads well, {len(regime.clocks)} clocks"
            say({"ok": True, **_heading(regime)}, text, as_json)


def _pack(packs: Packs, name: str) -> Regime:
    regime = packs.latest().get(name)
    if not regime:
        raise Denied(NotFound(f"regime {name}"))
    return regime


def _terms(packs: Packs, asked: AskedDeadline) -> Terms:
    rules = {rule.kind: rule for rule in _pack(packs, asked.regime).clocks}
    if asked.clock not in rules:
        raise Denied(NotFound(f"clock {asked.clock} of {asked.regime}, which has {', '.join(rules)}"))
    return rules[asked.clock].terms


def _heading(regime: Regime) -> dict[str, str]:
    return {
        "id": regime.id,
        "version": regime.version,
        "title": regime.title,
        "source": regime.source,
        "verified_on": regime.verified_on.isoformat(),
        "confidence": regime.confidence,
    }


def _shown(regime: Regime) -> tuple[dict[str, Any], str]:
    """A pack for a program, and for a person."""
    clocks = [{**msgspec.to_builtins(rule), "allow": str(rule.allow)} for rule in regime.clocks]
    outcomes = "; ".join(f"{outcome.title} ({word})" for word, outcome in regime.outcomes.items())
    letters = (f"{kind}: {', '.join(parts)}" for kind, parts in regime.required_letters.items())
    text = "\n".join(
        [
            f"{regime.id} {regime.version}: {regime.title}",
            f"{regime.source} (verified {regime.verified_on}, confidence {regime.confidence})",
            *(f"{rule.kind:20} {rule.allow!s:20} {rule.source}" for rule in regime.clocks),
            f"outcomes: {outcomes}",
            *letters,
            f"reopening: {regime.reopening}; kept {regime.retention_years} years",
        ]
    )
    return {**msgspec.to_builtins(regime), "clocks": clocks}, text
