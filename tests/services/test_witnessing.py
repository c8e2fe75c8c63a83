"""Checkpoints are signed once for each past, proved whole, and missed when anything before them changes."""

from pathlib import Path

import pytest

from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.desk.letters import Acknowledge, Send
from ccms_tui.desk.record import Proof, Verify
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Checkpoint, Claim, Signed, TreeHead
from ccms_tui.rules.epochs import read_keyring
from ccms_tui.rules.merkle import extends
from ccms_tui.rules.notes import read, read_receipt, read_verifier, receipt, spelled
from ccms_tui.rules.words import Channel, LetterKind
from ccms_tui.seen import Memory, RememberingDesk
from ccms_tui.signing import holds
from tests.cli.calls import ccms
from tests.conftest import House
from tests.services.backdoors import unguarded
from tests.services.forging import Forger
from tests.services.lives import LETTER, decided, denied

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def signed(house: House, seen: int = 0) -> Signed:
    return house.aud.do(Checkpoint(seen=seen))


def against(house: House, note: str) -> Proof:
    """What a verification finds that is held against a checkpoint."""
    head = read(note)[0].head
    return house.aud.see(Verify(seen=(Claim(head.size, spelled(head.root), "the auditor"),)))


def rewritten(house: House) -> None:
    """The last event of case 1 says something else, and all that can be made to fit fits."""
    forger = Forger(house)
    forger.change("case/1", 1, act="invented")
    forger.write()


def test_a_checkpoint_is_signed_with_the_key_it_names_and_goes_on_from_the_last(house: House) -> None:
    first = signed(house)
    (older,) = read(first.note)
    house.act("ana", Note, text="more")
    second = signed(house, older.head.size)
    (newer,) = read(second.note)
    key = read_keyring(first.keys)
    assert holds(older, key)
    assert holds(newer, key)
    assert newer.head.size == older.head.size + 1
    assert extends(older.head.size, newer.head.size, second.proof, older.head.root, newer.head.root)
    proof = against(house, first.note)
    assert proof.ok
    assert proof.tree
    assert (proof.tree.compared, proof.tree.unseen) == (2, 0)


@here
def test_the_key_is_for_its_owner_alone_and_not_in_the_database(house: House) -> None:
    signed(house)
    key = house.files.with_name(f"{house.files.name}.key")
    assert key.stat().st_mode & 0o777 == 0o600
    secret = key.read_bytes().strip()
    if house.premises.database.file:
        assert secret not in house.premises.database.file.read_bytes()
    key.chmod(0o644)
    with pytest.raises(Exception, match="others may read the key"):
        signed(house)


@here
def test_two_pasts_are_never_signed(house: House) -> None:
    signed(house)
    house.act("ana", Note, text="more")
    rewritten_before = signed(house)
    rewritten(house)
    why = denied(lambda: signed(house))
    assert isinstance(why, Contradicted)
    assert "no longer begins with" in why.text
    assert any("the last checkpoint signed here saw" in one.what for one in house.aud.see(Verify()).broken)
    assert any("the auditor saw" in one.what for one in against(house, rewritten_before.note).broken)


@here
def test_a_record_that_went_back_is_told(house: House) -> None:
    signed(house)
    house.act("ana", Note, text="more")
    note = signed(house).note
    forger = Forger(house)
    del forger.entries[-1]
    forger.write()
    unguarded(
        house, 'UPDATE "case" SET version = 1', "DELETE FROM note", "DELETE FROM personal WHERE version = 2"
    )
    for beside in ("signed", "pub"):
        house.files.with_name(f"files.key.{beside}").unlink()
    assert [one.what for one in against(house, note).broken] == [
        "the auditor saw 12 events, and there are 11"
    ]
    assert house.aud.see(Verify()).ok


def test_a_receipt_is_found_again(house: House) -> None:
    signed(house)
    head = house.aud.see(TreeHead())
    size, _, root = receipt(head.size, head.root).partition("-")
    right, wrong = Claim(int(size), root, "a letter"), Claim(int(size), "A" * 26, "a letter")
    assert house.aud.see(Verify(seen=(right,))).ok
    assert not house.aud.see(Verify(seen=(wrong,))).ok
    assert not house.aud.see(Verify(seen=(Claim(int(size) + 1, root, "a letter"),))).ok


def test_what_no_checkpoint_covers_is_counted_from_its_oldest_event(house: House) -> None:
    signed(house)
    assert house.aud.see(TreeHead()).unseen == 0
    house.later(hours=2)
    house.act("ana", Note, text="one")
    since = house.now
    house.later(hours=1)
    house.act("ana", Note, text="two")
    head = house.aud.see(TreeHead())
    assert head.unseen == 2
    assert head.unseen_since in (since, None if head.waiting else since)


def remembering(house: House, folder: Path) -> tuple[RememberingDesk, list[str]]:
    """Ana's desk as her account remembers it, as if she had just come, and what she is told."""
    told: list[str] = []
    return RememberingDesk(house.ana, Memory(folder, house.url, house.clock), told.append), told


@here
def test_who_saw_a_record_is_told_that_it_was_rewritten_and_writes_no_more(
    house: House, tmp_path: Path
) -> None:
    signed(house)
    remembering(house, tmp_path)[0].see(TreeHead())
    rewritten(house)
    desk, told = remembering(house, tmp_path)
    desk.changes(house.now)
    assert told == [
        "what was recorded before 2 March 2026 at 09:00 UTC has been rewritten: "
        "not all of the 11 events stand"
    ]
    with pytest.raises(Denied, match=r"has been rewritten.*ccms seen --accept"):
        desk.do(Note(case=1, seen=1, text="x"))
    assert desk.see(TreeHead()).against == told[0]
    Memory(tmp_path, house.url, house.clock).forget()
    desk, told = remembering(house, tmp_path)
    assert desk.do(Note(case=1, seen=1, text="x")).version == 2
    assert told == []


@here
@pytest.mark.parametrize("harm", ["older", "other", "key", "memory"])
def test_each_way_in_which_a_record_is_another_one_has_its_sentence(
    house: House, tmp_path: Path, harm: str
) -> None:
    signed(house)
    remembering(house, tmp_path)[0].see(TreeHead())
    if harm == "older":
        unguarded(house, "DELETE FROM leaf WHERE number = 10")
    elif harm == "other":
        unguarded(house, "UPDATE organisation SET instance = 'another'")
    elif harm == "key":
        public = house.files.with_name("files.key.pub")
        public.write_text(str(read_verifier(public.read_text())._replace(public=bytes(32))) + "\n")
    else:
        Memory(tmp_path, house.url, house.clock).path.write_text("{}")
    desk, told = remembering(house, tmp_path)
    said = {
        "older": "went back: on 2 March 2026 at 09:00 UTC you saw 11 events, and now there are 10",
        "other": "another was put in its place",
        "key": "are not signed with the key",
        "memory": "cannot be read from",
    }
    with pytest.raises(Denied, match=said[harm]):
        desk.do(Note(case=1, seen=1, text="x"))
    assert len(told) == 1


@here
def test_a_letter_gives_a_receipt_that_is_found_again(house: House, tmp_path: Path) -> None:
    house.aud.do(Checkpoint())
    done = remembering(house, tmp_path)[0].do(Acknowledge(case=1, seen=1, channel=Channel.EMAIL))
    size, root = read_receipt(str(done.made["receipt"]))
    assert size == house.aud.see(TreeHead()).size
    assert house.aud.see(Verify(seen=(Claim(size, root, "a letter"),))).ok


@here
@pytest.mark.after(life=decided)
def test_a_decision_letter_ends_with_a_receipt_that_is_found_again(house: House, tmp_path: Path) -> None:
    house.aud.do(Checkpoint())
    before = house.aud.see(TreeHead()).size
    house.act("ana", Send, kind=LetterKind.FINAL_RESPONSE, text=LETTER)
    sent = house.sheet().letters[-1].text
    size, root = read_receipt(sent.split()[-1])
    assert (sent.startswith(LETTER.rstrip()), size) == (True, before)
    assert house.aud.see(Verify(seen=(Claim(size, root, "a letter"),))).ok
    assert ccms(house, "verify", "--receipt", sent.split()[-1], who="aud").code == 0
    house.act("ana", Send, kind=LetterKind.OTHER, text="No receipt here.")
    assert house.sheet().letters[-1].text == "No receipt here."


@here
def test_what_one_did_oneself_is_remembered_at_once(house: House, tmp_path: Path) -> None:
    desk, _ = remembering(house, tmp_path)
    desk.do(Note(case=1, seen=1, text="mine"))
    seen = Memory(tmp_path, house.url, house.clock).find()
    assert seen
    assert seen.size == house.aud.see(TreeHead()).size


@here
@pytest.mark.parametrize(
    ("forged", "what"),
    [
        ("UPDATE leaf SET top = (SELECT top FROM leaf WHERE number = 0) WHERE number = 2", "not made of"),
        ("DELETE FROM leaf WHERE number = 2", "this place is empty, and the next is 3"),
    ],
)
def test_a_leaf_that_is_not_what_the_events_make_it_is_named(house: House, forged: str, what: str) -> None:
    signed(house)
    unguarded(house, forged)
    proof = house.aud.see(Verify())
    assert any(one.version == 2 and what in one.what for one in proof.broken)
