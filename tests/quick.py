"""What a run of thousands of tests need not do again and again; nothing that is tested goes another way."""

import gc
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

PARSED: dict[Any, list[RuleSet]] = {}
"""The rules of every style sheet, by its text, where it stands and the colours it was read with."""
_parse = Stylesheet._parse_rules

gc.set_threshold(20_000, 20, 20)
"""A screen leaves thousands of things that know each other: by Python's own measure a fifth of the time that
a test of screens takes would go into looking for those that are garbage."""


def _parse_once(
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Have an app find what another one parsed."""
    source = css, read_from, is_default_rules, tie_breaker, scope
    key = source, frozenset(self._variables.items())
    if key not in PARSED:
        PARSED[key] = _parse(self, *source)
    return PARSED[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]  # every app of a run is to find it
