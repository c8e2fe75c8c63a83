"""A share of something, as a bar with its number."""

from ccms_tui.widgets.signs import ICONS


def bar(share: float, cells: int = 6) -> str:
    """A bar and its per cent, full only at the whole and empty only at nothing."""
    percent = round(share * 100)
    full = min(cells, max(0, int(share * cells)) or int(share > 0))
    return f"{ICONS.full * full}{ICONS.empty * (cells - full)} {percent} %"
