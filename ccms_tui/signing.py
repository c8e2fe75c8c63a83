"""Ed25519: making signatures and checking them; the library is loaded when the first one is."""

from ccms_tui.rules.notes import Note, Verifier


def public(secret: bytes) -> bytes:
    """The public half of a secret key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, text: str) -> bytes:
    """The signature of a text."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).sign(text.encode())


def holds(note: Note, key: Verifier) -> bool:
    """Whether a note was signed with this key, for the record that the key is of."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signature = note.signature(key)
    if signature is None or note.head.origin != key.name:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, note.text.encode())
    except InvalidSignature:
        return False
    return True
