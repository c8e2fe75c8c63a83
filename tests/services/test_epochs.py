"""Keys take over from one another: each signs the sizes of its own epoch, and is held to that."""

import json
from pathlib import Path

import pytest

from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.desk.epochs import Began, Keys, RotateKey
from ccms_tui.desk.record import Verify
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Checkpoint, TreeHead
from ccms_tui.rules.epochs import Keyring, read_keyring
from ccms_tui.rules.notes import Head, Verifier, from_base64, read, signed
from ccms_tui.seen import Memory, RememberingDesk
from ccms_tui.signing import holds, leads_on, public, sign
from tests.cli.calls import ccms, told
from tests.conftest import House
from tests.services.forging import Forger
from tests.services.lives import against, denied, whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def key_file(house: House, what: str = "") -> Path:
    return house.files.with_name(f"files.key{what}")


def secret(house: House) -> bytes:
    return from_base64(key_file(house).read_text().strip())


def ring(house: House) -> Keyring:
    return read_keyring(house.aud.see(TreeHead()).keys or "")


def rotated(house: House, lost: bool = False) -> bytes:
    """Have another key take over of one that signed, and give the one before."""
    house.aud.do(Checkpoint())
    before = secret(house)
    house.adm.do(RotateKey(reason="a year has passed", lost=lost))
    return before


def test_the_key_before_signs_for_the_next_and_is_gone(house: House) -> None:
    before = rotated(house)
    keys, after = ring(house), secret(house)
    assert before != after
    assert before not in b"".join(path.read_bytes() for path in house.files.parent.glob("files.key*"))
    assert (public(before), public(after)) == (keys.first.public, keys.current.public)
    assert leads_on(keys, keys.first)
    (note,) = read(house.aud.do(Checkpoint()).note)
    assert note.head.size > keys.after
    assert holds(note, keys)
    assert whole(house)


def test_the_keys_are_told_with_their_sizes_who_and_why(house: House) -> None:
    rotated(house)
    first, second = house.aud.see(Keys()).epochs
    assert (first.began, first.after, first.by) == (Began.FIRST, 0, None)
    assert (second.began, second.after, second.until) == (Began.SIGNED, first.until, None)
    assert (second.by, second.reason, second.at) == ("Ada Min", "a year has passed", house.now)
    assert second.key == str(ring(house).current)


def test_only_an_administrator_may_and_only_once_there_is_a_key(house: House) -> None:
    assert against(lambda: house.adm.do(RotateKey(reason="x"))) == {"keys"}
    house.aud.do(Checkpoint())
    assert against(lambda: house.sam.do(RotateKey(reason="x"))) == {"permissions"}


def test_a_change_that_stopped_half_way_is_finished_by_the_next_signature(house: House) -> None:
    before = key_file(house)
    house.aud.do(Checkpoint())
    kept = before.read_text()
    house.adm.do(RotateKey(reason="x"))
    before.replace(key_file(house, ".next"))
    before.write_text(kept)
    before.chmod(0o600)
    (note,) = read(house.aud.do(Checkpoint()).note)
    assert holds(note, ring(house))
    assert not key_file(house, ".next").exists()
    assert whole(house)


def test_a_change_that_was_not_committed_leaves_the_key(house: House) -> None:
    house.aud.do(Checkpoint())
    keys, signer, head = ring(house), house.premises.signer, house.aud.see(TreeHead())
    with signer.changing(Head(head.origin, head.size, head.root), lambda _: True, keys, lost=False):
        assert key_file(house, ".next").exists()
    house.act("ana", Note, text="more")
    (note,) = read(house.aud.do(Checkpoint()).note)
    assert holds(note, keys)


def test_a_lost_key_leaves_a_break_that_only_what_others_saw_bridges(house: House, tmp_path: Path) -> None:
    memory = Memory(tmp_path, house.url, house.clock)
    house.aud.do(Checkpoint())
    RememberingDesk(house.ana, memory, lambda _: None).see(TreeHead())
    kept = tmp_path / "before.note"
    kept.write_text(house.aud.do(Checkpoint()).note)
    key_file(house).unlink()
    why = denied(lambda: house.aud.do(Checkpoint()))
    assert isinstance(why, Contradicted)
    assert "--lost" in why.text
    house.adm.do(RotateKey(reason="the disk died", lost=True))
    house.aud.do(Checkpoint())
    tree = house.aud.see(Verify()).tree
    assert tree
    assert (tree.lost, tree.bridged) == (ring(house).after, 0)
    assert not leads_on(ring(house), ring(house).first)
    assert told(house, "verify", "--checkpoint", str(kept), who="aud")["tree"]["bridged"] == tree.lost
    with pytest.raises(Denied, match="nor with one that it signed for"):
        RememberingDesk(house.ana, memory, lambda _: None).do(Note(case=1, seen=1, text="x"))


def test_an_account_follows_a_key_that_was_signed_for(house: House, tmp_path: Path) -> None:
    memory = Memory(tmp_path, house.url, house.clock)
    house.aud.do(Checkpoint())
    RememberingDesk(house.ana, memory, lambda _: None).see(TreeHead())
    rotated(house)
    desk = RememberingDesk(house.ana, memory, lambda _: None)
    assert desk.do(Note(case=1, seen=1, text="x")).version == 2
    seen = memory.find()
    assert seen
    assert seen.key == str(ring(house).current)


def test_a_key_for_which_nobody_signed_is_found(house: House) -> None:
    rotated(house)
    house.aud.do(Checkpoint())
    forger = Forger(house)
    entry = forger.entries[forger.find("organisation/1", 2)]
    made = {**json.loads(entry.body)["made"], "signature": "A" * 86 + "=="}
    forger.change("organisation/1", 2, made=made)
    forger.write()
    assert any("did not sign for the one" in one.what for one in house.aud.see(Verify()).broken)


def test_a_witness_follows_and_a_checkpoint_of_another_epoch_is_refused(house: House, tmp_path: Path) -> None:
    noted, false = tmp_path / "noted", tmp_path / "false"
    assert ccms(house, "witness", str(noted), who="aud").code == 0
    before = rotated(house)
    house.act("ana", Note, text="more")
    assert ccms(house, "witness", str(noted), who="aud").code == 0
    assert read_keyring(noted.with_name("noted.key").read_text()) == ring(house)
    assert ccms(house, "verify", "--checkpoint", str(noted), who="aud").code == 0
    last = read(noted.read_text())[-1].head
    false.write_text(signed(last, Verifier(last.origin, public(before)), sign(before, last.text)))
    call = ccms(house, "verify", "--checkpoint", str(false), who="aud")
    assert (call.code, "for that size" in call.err) == (6, True)
    first = read(noted.read_text())[0].head
    false.write_text(signed(first, ring(house).current, sign(secret(house), first.text)))
    assert ccms(house, "verify", "--checkpoint", str(false), who="aud").code == 6


def test_a_witness_stops_at_a_key_that_nothing_leads_to(house: House, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    assert ccms(house, "witness", str(noted), who="aud").code == 0
    rotated(house, lost=True)
    assert ccms(house, "witness", str(noted), who="aud").code == 6
    assert len(read(noted.read_text())) == 1


def test_ccms_key_rotates_and_shows(house: House) -> None:
    house.aud.do(Checkpoint())
    made = told(house, "key", "rotate", "--reason", "yearly", who="adm")
    assert told(house, "key", who="aud")["epochs"][-1]["key"] == made["new"]
    (note,) = read(key_file(house, ".signed").read_text())
    assert note.head.size > made["size"]
