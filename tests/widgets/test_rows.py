"""What is drawn of a row costs no more bytes than the eye can see."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ccms_tui.widgets.rows import joined

RED, PLAIN = Style(color="red", bold=True), Style(color="white")


def _drawn(*segments: Segment) -> list[tuple[str, Style | None]]:
    return [(segment.text, segment.style) for segment in Strip(joined(segments)).simplify()]


def test_blanks_between_words_of_one_style_need_no_style_of_their_own() -> None:
    late = [Segment("late 3 d", RED), Segment("  ", PLAIN), Segment("late 1 d", RED)]
    assert _drawn(*late, Segment("  ", PLAIN), Segment("Bell", PLAIN)) == [
        ("late 3 d  late 1 d  ", RED),
        ("Bell", PLAIN),
    ]


def test_blanks_that_show_stay_as_they_are() -> None:
    for shown in (PLAIN + Style(bgcolor="blue"), PLAIN + Style(underline=True), PLAIN + Style(reverse=True)):
        assert _drawn(Segment("late", RED), Segment("  ", shown)) == [("late", RED), ("  ", shown)]
        assert _drawn(Segment("late", shown), Segment("  ", PLAIN)) == [("late", shown), ("  ", PLAIN)]


def test_words_keep_their_style() -> None:
    assert _drawn(Segment("a", RED), Segment("b", PLAIN)) == [("a", RED), ("b", PLAIN)]
