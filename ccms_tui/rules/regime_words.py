"""The words that a regime's pack lets the fields of acts take."""

from collections.abc import Iterable

from ccms_tui.rules.regimes import Regime


def regime_words(regime: Regime, stage: int) -> dict[str, tuple[str, ...]]:
    """What may be said on a case at a stage of its regime, by what completes the field (its pack)."""
    extended = [rule for rule in regime.clocks if rule.extension and rule.stage == stage]
    grounds = (ground for rule in extended if rule.extension for ground in rule.extension.reasons)
    return {
        "outcomes": tuple(regime.outcomes),
        "pauses": regime.pauses,
        "extended": _once(rule.kind for rule in extended),
        "grounds": _once(grounds),
        "tracks": tuple(track.kind for track in regime.tracks),
        "windows": tuple(window.kind for window in regime.windows if window.spares),
        "happenings": tuple(map(str, regime.happenings)),
    }


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once, in the order of the pack."""
    return tuple(dict.fromkeys(words))
