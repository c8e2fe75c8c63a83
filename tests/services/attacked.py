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
from tests.services.snapshots import snapshot

KEY = "files.key"


@dataclass
class Target:
    """A record with two cases, of which a checkpoint was taken and carried away, and a few events since."""

    house: House
    folder: Path
    note: str = field(init=False)
    key: notes.Verifier = field(init=False)

    def __post_init__(self) -> None:
        house = self.house
        house.open()
        add_evidence(house)
        for number in range(3):
            house.act("ana", Note, text=f"first {number}")
            house.act("ben", Note, case=2, text=f"second {number}")
        house.aud.do(Place())
        self.early = snapshot(house, self._room("early"))
        house.act("ana", Note, text="signed and seen")
        signed = house.aud.do(Checkpoint())
        self.note, self.key = signed.note, read_keyring(signed.keys).current
        house.aud.do(Place())
        self.late = snapshot(house, self._room("late"))
        house.act("ana", Note, text="neither signed nor seen")
        house.aud.do(Place())

    def _room(self, name: str) -> Path:
        room = self.folder / name
        room.mkdir()
        return room

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
