"""Text that must fit a line: shortened at a word, and kept whole beside it, in as many lines as it takes."""

from collections.abc import Iterator

LINE, DETAILS, POINTS, STATEMENT = 200, 60, 40, 100_000
"""The characters of a line, the details and the points of a case, the characters of what somebody says."""
NAME, QUOTED = 60, 40
"""The most that the name of a detail takes of its line, and a quotation of a reason."""


class Unfit(ValueError):
    """Why a row is no complaint."""


def fits(text: str) -> bool:
    """Whether a text can be a line as it is."""
    return len(text) <= LINE and "\n" not in text


def one_line(text: str) -> str:
    """A text on one line, with a sign where its lines ended."""
    return text.replace("\r\n", "\n").replace("\n", "⏎")


def shortened(text: str, most: int = LINE) -> str:
    """As many whole words as fit on one line, and … for the rest."""
    flat = one_line(text)
    return flat if len(flat) <= most else flat[: _word_end(flat, most - 1)].rstrip() + "…"


def quoted(text: str) -> str:
    """A text as a reason quotes it."""
    return f"‘{shortened(text, QUOTED)}’"


def details(name: str, text: str) -> list[str]:
    """The whole of a text as name=value lines, the further ones numbered; Unfit if no case could hold it."""
    line = f"{name}={text}"
    if fits(line):
        return [line]
    if len(text) > LINE * DETAILS:
        raise Unfit(
            f"{name} has {len(text):,} characters, which is more than a case can hold beside its story"
        )
    return list(_pieces(name, one_line(text)))


def _pieces(name: str, rest: str) -> Iterator[str]:
    number = 1
    while rest:
        head = f"{name}=" if number == 1 else f"{name} ({number})="
        end = _word_end(rest, LINE - len(head))
        yield head + rest[:end]
        rest, number = rest[end:].strip(), number + 1


def named(header: str, taken: set[str]) -> str:
    """A name for the details of a column: short, without the sign that ends it, and not taken."""
    wanted = shortened(header.replace("=", " ").strip(), NAME).strip() or "column"
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    taken.add(name)
    return name


def _word_end(text: str, most: int) -> int:
    """Where to break a text of which only so much fits: at a space if there is one in the latter half."""
    if len(text) <= most:
        return len(text)
    space = text.rfind(" ", most // 2, most + 1)
    return most if space < 0 else space
