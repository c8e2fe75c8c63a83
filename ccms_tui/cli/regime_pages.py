"""A regime pack as a complaints manager reads it, as a program reads it, and how two differ."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ccms_tui.rules.clock_rules import ClockRule, Confidence, ExtensionRule
from ccms_tui.rules.regimes import Regime, Track, Window


def heading(regime: Regime) -> dict[str, Any]:
    """What a pack is, where it comes from and how sure that is."""
    return {
        "id": regime.id,
        "version": regime.version,
        "title": regime.title,
        "in_force_from": _since(regime),
        "source": regime.source,
        "verified_on": regime.verified_on.isoformat(),
        "confidence": regime.confidence,
        "unconfirmed": _unconfirmed(regime),
    }


def listed(regime: Regime) -> str:
    """A pack in one line, with how much of it nobody has confirmed."""
    points = _unconfirmed(regime)
    doubt = f"  ({len(points)} unconfirmed)" if points else ""
    return f"{regime.id:26} {regime.version:9} {regime.confidence:7} {regime.title}{doubt}"


def written(regime: Regime) -> dict[str, Any]:
    """A pack for a program."""
    clocks = [_plain(rule) | {"allow": rule.spoken} for rule in regime.clocks]
    whole: dict[str, Any] = _plain(regime)
    return {**whole, "in_force_from": _since(regime), "clocks": clocks, "unconfirmed": _unconfirmed(regime)}


def shown(regime: Regime) -> str:
    """A pack for a person: what it is for, its clocks, what else there is, and what is not sure."""
    return "\n".join(_page(regime))


def differences(first: Regime, second: Regime) -> dict[str, tuple[str, str]]:
    """Each thing that two packs say differently, by a name that says where it stands."""
    before, after = dict(_flat(first)), dict(_flat(second))
    names = sorted(before.keys() | after.keys())
    pairs = {name: (before.get(name, "nothing"), after.get(name, "nothing")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _page(regime: Regime) -> Iterator[str]:
    since = _since(regime)
    yield f"{regime.id} {regime.version}: {regime.title}" + (f", in force from {since}" if since else "")
    yield f"{regime.source} (verified {regime.verified_on}, confidence {regime.confidence})"
    yield from _said(regime, "complaint", "applies_to", "goes_next_to", "notes")
    yield ""
    for rule in regime.clocks:
        yield from _clock(rule, regime)
    yield from (line for window in regime.windows for line in _window(window))
    yield from (line for track in regime.tracks for line in _track(track))
    yield ""
    outcomes = (f"{rule.title} ({word}, counts as {rule.means})" for word, rule in regime.outcomes.items())
    yield f"outcomes: {'; '.join(outcomes)}"
    for kind, parts in regime.required_letters.items():
        yield f"required letter {kind}: {', '.join(parts)}"
    yield from _said(regime, "letters_if_needed", "categories", "reporting")
    yield f"pauses: {', '.join(regime.pauses) or 'none'}"
    yield regime.reopens
    yield f"files are kept {regime.retention_years} years from: {regime.retention_from}"
    if points := _unconfirmed(regime):
        yield from ("", "NOT CONFIRMED:", *(f"  {point}" for point in points))


def _clock(rule: ClockRule, regime: Regime) -> Iterator[str]:
    stage = f"stage {rule.stage} " if regime.stages > 1 else ""
    sure: Confidence = rule.confidence or regime.confidence
    yield f"{stage}{rule.kind}: {rule.spoken}, {rule.title}"
    yield f"    from {' or '.join(rule.starts)} until {' or '.join(rule.stops)}"
    counting = [
        "the first day counts" if rule.count_first_day else "",
        "a last day that is no working day moves on" if rule.roll == "next" else "",
        f"ends with the {rule.ends}" if rule.ends == "day" else "",
        "each time anew" if rule.recurring else "",
        "may be paused" if rule.pausable else "",
        f"{rule.free_pause} of each pause count all the same" if rule.free_pause else "",
        f"our own target is {rule.target}" if rule.target else "",
    ]
    if said := "; ".join(filter(None, counting)):
        yield f"    {said}"
    if rule.extension:
        yield f"    {_extension(rule.extension)}"
    verified = rule.verified_on or regime.verified_on
    yield f"    {rule.source} (verified {verified}, confidence {sure})"


def _extension(rule: ExtensionRule) -> str:
    limit = " and ".join(
        f"{allow} {word}" for allow, word in ((rule.by, "more"), (rule.upto, "in all")) if allow
    )
    times = "once" if rule.times == 1 else f"{rule.times} times"
    return (
        f"may be extended {times}, {limit or 'to any day'}, upon {rule.needs} before the old date, "
        f"for {' or '.join(rule.reasons)}: {rule.source}"
    )


def _window(window: Window) -> Iterator[str]:
    yield f"{window.kind}: {window.allow} from {window.begins}, {window.title}"
    if window.spares:
        yield f"    upon a resolution that the complainant accepted, not owed: {', '.join(window.spares)}"
    yield f"    {window.source}"


def _track(track: Track) -> Iterator[str]:
    yield f"track {track.kind}: {track.title}"
    for kind, allow in track.allow.items():
        yield f"    {kind}: {allow}" + (f" from {track.begins}" if track.begins else "")
    for first, last in track.suspended:
        yield f"    {', '.join(track.suspends)} stand still from {first} to {last}"
    yield f"    {track.source}"


def _said(regime: Regime, *names: str) -> Iterator[str]:
    """What is there to be read, each under its name."""
    for name in names:
        said = regime.text.get(name, ())
        if len(said) > 1:
            yield from (f"{name.replace('_', ' ')}:", *(f"  {text}" for text in said))
        else:
            yield from (f"{name.replace('_', ' ')}: {text}" for text in said)


def _unconfirmed(regime: Regime) -> list[str]:
    """What nobody has confirmed, of the pack and of each clock."""
    clocks = (f"{rule.kind}: {rule.unconfirmed}" for rule in regime.clocks if rule.unconfirmed)
    return [*regime.text.get("unconfirmed", ()), *clocks]


def _since(regime: Regime) -> str | None:
    return regime.in_force_from.isoformat() if regime.in_force_from.year > 1 else None


def _plain(value: object) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(value, str_keys=True)
    return found


def _flat(regime: Regime) -> Iterator[tuple[str, str]]:
    whole = written(regime)
    for clock in whole.pop("clocks"):
        yield from _leaves(f"clock {clock['kind']}, stage {clock['stage']}", clock)
    yield from _leaves("", whole)


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Every single value of a document, by the path to it; lists of plain values stay together."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(f"{name} {key}".strip(), inner)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for row in value:
            yield from _leaves(f"{name} {row.get('kind', '')}".strip(), row)
    elif value not in (None, [], ""):
        yield name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)
