"""A share of something, as a bar with its number."""

from ccms_tui.widgets.signs import ICONS, Signs


def bar(share: float, cells: int = 6, signs: Signs = ICONS) -> str:
    """A bar and its per cent, full only at the whole and empty only at nothing; in letters, the number."""
    percent = round(share * 100)
    if not signs.full:
        return f"{percent}%"
    full = min(cells, max(0, int(share * cells)) or int(share > 0))
    return f"{signs.full * full}{signs.empty * (cells - full)} {percent} %"
