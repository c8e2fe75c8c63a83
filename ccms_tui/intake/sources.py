"""Where a complaint comes from: its number there, so that nothing comes in twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from ccms_tui.intake.fitting import LINE, Unfit, fits
from ccms_tui.intake.profiles import ID
from ccms_tui.rules.safe import clean


class Sources:
    """Names the source of each row of one file."""

    def __init__(self, prefix: str, columns: Mapping[str, int], header: Sequence[str]) -> None:
        self._prefix, self._column = prefix, columns.get(ID)
        self._called = "" if self._column is None else header[self._column]
        self._seen = Counter[bytes]()

    @property
    def numbered(self) -> bool:
        """Whether the file says a number for each complaint."""
        return self._column is not None

    def of(self, row: Sequence[str], cells: Sequence[str]) -> str:
        """The source of a row, as the desk will keep it: it is asked for by that."""
        if self._column is None:
            return f"{self._prefix}:{self._content(row)}"
        number = cells[self._column]
        if not number:
            raise Unfit(f"it has no number to know it by: nothing stands in {self._called}")
        source = clean(f"{self._prefix}:{number}")
        if not fits(source):
            raise Unfit(f"its number, in {self._called}, is more than one line of {LINE} characters")
        return source

    def _content(self, row: Sequence[str]) -> str:
        """A name made of what the row says; rows that say the same are told apart by counting them."""
        digest = blake2b("\x1f".join(row).encode("utf-8", "surrogatepass"), digest_size=12)
        self._seen[digest.digest()] += 1
        count = self._seen[digest.digest()]
        return f"row-{digest.hexdigest()}" + (f"-{count}" if count > 1 else "")
