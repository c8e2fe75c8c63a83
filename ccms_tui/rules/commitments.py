"""Salted commitments: the ledger proves what a personal value was without holding it, so it can be erased."""

from hashlib import sha256
from typing import Any

SALT = 32
"""Bytes of salt for each event."""

OPENS = b'{"commitment":'
"""How a commitment begins in canonical bytes, and no text does: in it, a quote has a stroke before it."""
Committed = dict[str, Any]
NESTED = (dict, list)


def commitment(salt: bytes, number: int, text: str) -> str:
    """SHA-256 over a salt of its own, made from the event's, and the text; in hexadecimal."""
    return sha256(own_salt(salt, number) + text.encode()).hexdigest()


def own_salt(salt: bytes, number: int) -> bytes:
    """The salt of one text: whoever is given it learns nothing of the other texts of the event."""
    return sha256(salt + number.to_bytes(4)).digest()


class Committer:
    """Replaces personal texts by commitments and keeps them, in order, for the row beside the event."""

    def __init__(self, salt: bytes) -> None:
        self.salt = salt
        self.texts: dict[str, int] = {}

    def commit(self, text: str) -> Committed:
        """What stands in the event instead of the text; a text that comes twice is kept once."""
        number = self.texts.setdefault(text, len(self.texts))
        return {"personal": number, "commitment": commitment(self.salt, number, text)}


def is_committed(value: object) -> bool:
    """Whether this stands for a personal text."""
    return isinstance(value, dict) and len(value) == 2 and "personal" in value and "commitment" in value


def revealed(value: Any, texts: list[str] | None, gone: str | None = None) -> Any:
    """The same value with its personal texts in place again; without them, with what stands for one gone."""
    if isinstance(value, list):
        return [revealed(item, texts, gone) if isinstance(item, NESTED) else item for item in value]
    if not isinstance(value, dict):
        return value
    if is_committed(value):
        text = _named(value, texts or [])
        return gone if text is None else text
    return {
        key: revealed(item, texts, gone) if isinstance(item, NESTED) else item for key, item in value.items()
    }


def all_kept(body: bytes, salt: bytes, texts: list[str]) -> bool:
    """Whether each commitment in a body that is spelled canonically is to one of these texts.

    Found in the bytes as they stand, which is many times as quick as going through the values.
    """
    kept = tuple(
        f'"{commitment(salt, number, text)}","personal":{number}}}'.encode()
        for number, text in enumerate(texts)
    )
    _, *found = body.split(OPENS)
    return all(one.startswith(kept) for one in found)


def broken(value: Any, salt: bytes, texts: list[str]) -> bool:
    """Whether any commitment within is not to the text it names."""
    if isinstance(value, list):
        return any(broken(item, salt, texts) for item in value)
    if not isinstance(value, dict):
        return False
    if not is_committed(value):
        return any(broken(item, salt, texts) for item in value.values())
    text = _named(value, texts)
    return text is None or commitment(salt, value["personal"], text) != str(value["commitment"])


def _named(committed: Committed, texts: list[str]) -> str | None:
    """The text that a commitment names, if there is one; whoever tampers may name anything."""
    number = committed["personal"]
    return texts[number] if type(number) is int and 0 <= number < len(texts) else None
