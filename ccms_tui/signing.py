"""Ed25519: making signatures and checking them; the library is loaded when the first one is."""

from ccms_tui.rules.epochs import Handover, Keyring
from ccms_tui.rules.notes import Note, Verifier


def public(secret: bytes) -> bytes:
    """The public half of a secret key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, text: str) -> bytes:
    """The signature of a text."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).sign(text.encode())


def holds(note: Note, keys: Keyring) -> bool:
    """Whether a checkpoint was signed with the key of the epoch that its size belongs to."""
    key = keys.at(note.head.size)
    signature = note.signature(key)
    return note.head.origin == key.name and signature is not None and _signed(key, note.text, signature)


def leads_on(keys: Keyring, known: Verifier) -> bool:
    """Whether each key since a known one was signed for by the one before it: a lost key leads nowhere."""
    handovers = keys.since(known)
    return handovers is not None and all(vouched(keys, one) for one in handovers)


def vouched(keys: Keyring, handover: Handover) -> bool:
    """Whether the key before signed that this one takes over."""
    made = handover.signature
    return made is not None and _signed(keys.before(handover), handover.text, made)


def _signed(key: Verifier, text: str, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True
