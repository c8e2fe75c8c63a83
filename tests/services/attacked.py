"""A record that is attacked: partly signed and seen by others, partly not."""

from dataclasses import dataclass, field
from pathlib import Path

from ccms_tui.desk.epochs import RotateKey
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Checkpoint, Place
from ccms_tui.rules import notes
from ccms_tui.rules.epochs import read_keyring
from ccms_tui.rules.merkle import Growing
from ccms_tui.signing import public, sign
from tests.conftest import House
from tests.services.backdoors import rows
from tests.services.forging import Forger
from tests.services.lives import add_evidence
from tests.services.snapshots import put_back, snapshot

KEY = "files.key"


def partly_seen(house: House) -> None:
    """Two cases, of which a checkpoint was taken and carried away, and a few events since."""
    house.open()
    add_evidence(house)
    for number in range(3):
        house.act("ana", Note, text=f"first {number}")
        house.act("ben", Note, case=2, text=f"second {number}")
    house.aud.do(Place())
    snapshot(house, house.files.with_name("early"))
    house.act("ana", Note, text="signed and seen")
    signed = house.aud.do(Checkpoint())
    house.files.with_name("seen").write_text(signed.note)
    house.aud.do(Place())
    snapshot(house, house.files.with_name("late"))
    house.act("ana", Note, text="neither signed nor seen")
    house.aud.do(Place())


@dataclass
class Target:
    """A record that is `partly_seen`, with what was carried away: a checkpoint, and whose it is."""

    house: House
    note: str = field(init=False)
    key: notes.Verifier = field(init=False)

    def __post_init__(self) -> None:
        self.note = self.house.files.with_name("seen").read_text()
        self.key = read_keyring(self.beside(".pub").read_text()).current

    def early(self) -> None:
        """Put back the record from before the checkpoint."""
        put_back(self.house, self.house.files.with_name("early"))

    def late(self) -> None:
        """Put back the record that the checkpoint is of."""
        put_back(self.house, self.house.files.with_name("late"))

    @property
    def forger(self) -> Forger:
        return Forger(self.house)

    @property
    def tip(self) -> int:
        """The version of case 1."""
        ((version,),) = rows(self.house.url, 'SELECT version FROM "case" WHERE id = 1')
        return int(str(version))

    def beside(self, what: str = "") -> Path:
        """The key's file, or one beside it."""
        return self.house.files.with_name(f"{KEY}{what}")

    def rotate(self) -> bytes:
        """Have another key take over and sign what was done since; what comes back is the key before."""
        before = notes.from_base64(self.beside().read_text().strip())
        self.house.adm.do(RotateKey(reason="a year has passed"))
        self.house.act("ana", Note, text="under the new key")
        self.house.aud.do(Checkpoint())
        return before

    def sign(self, secret: bytes | None = None, size: int | None = None) -> None:
        """Sign what is there now, or was when it had so many events; the public keys stay as they are."""
        used, growing = secret or notes.from_base64(self.beside().read_text().strip()), Growing()
        for one in self.forger.entries[:size]:
            growing.add(bytes.fromhex(one.digest))
        head = notes.Head(self.key.name, growing.size, growing.root)
        key = notes.Verifier(self.key.name, public(used))
        self.beside(".signed").write_text(notes.signed(head, key, sign(used, head.text)))

    def sign_again(self, secret: bytes | None = None) -> None:
        """Sign whatever is there now, with the key that is there or another."""
        self.sign(secret)
        used = secret or notes.from_base64(self.beside().read_text().strip())
        self.beside(".pub").write_text(f"{notes.Verifier(self.key.name, public(used))}\n")
