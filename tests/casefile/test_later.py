"""A checkpoint from a later day proves a case file too: with others' signatures on it, and of a newer key."""

from pathlib import Path

import pytest

from ccms_tui.desk.epochs import RotateKey
from ccms_tui.desk.triage import Note
from tests.casefile.files import exported, members, run
from tests.cli.calls import ccms
from tests.conftest import House
from tests.services.lives import closed
from tests.tree import ROOT

SCRIPT = ROOT / "ccms_tui" / "casefile" / "verify.py"
HERE = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def cosigned(note: bytes) -> bytes:
    """A checkpoint that a witness signed too, above our own signature and below it, and somebody unknown."""
    text, _, ours = note.decode().partition("\n\n")
    lines = [f"\u2014 {who} {'A' * 136}\n" for who in ("witness.example/w1", "ccms/else")]
    return f"{text}\n\n{lines[0]}{ours}{lines[1]}".encode()


@HERE
@pytest.mark.after(life=closed)
def test_a_later_checkpoint_may_carry_other_signatures_and_be_of_a_newer_key(
    house: House, tmp_path: Path
) -> None:
    out, later = exported(house, tmp_path / "case.zip").out, tmp_path / "later"
    first = members(out.read_bytes())
    size, key = first["checkpoint.txt"].decode().split("\n")[1], first["key.txt"].decode()
    house.adm.do(RotateKey(reason="yearly"))
    house.act("ana", Note, text="under another key")
    assert ccms(house, "checkpoint", str(later), "--since", size).code == 0
    later.write_bytes(cosigned(later.read_bytes()))
    assert run(out, "--later", later, at=tmp_path, script=str(SCRIPT))[0] == 0
    above, _, below = later.read_text().partition("\n\n")
    theirs = [line for line in below.split("\n") if first["key.txt"].decode().split("+")[0] not in line]
    later.write_text(f"{above}\n\n" + "\n".join(theirs))
    assert run(out, "--later", later, at=tmp_path, script=str(SCRIPT))[0] == 1
    newer = exported(house, tmp_path / "newer.zip").out
    assert run(newer, "--key", key, at=tmp_path, script=str(SCRIPT))[0] == 0
    assert run(newer, "--key", key.replace("+A", "+B"), at=tmp_path, script=str(SCRIPT))[0] == 1


@HERE
@pytest.mark.after(life=closed)
def test_no_key_is_believed_that_the_one_known_did_not_sign_for(house: House, tmp_path: Path) -> None:
    out, later = exported(house, tmp_path / "case.zip").out, tmp_path / "later"
    first = members(out.read_bytes())
    size, key = first["checkpoint.txt"].decode().split("\n")[1], first["key.txt"].decode()
    house.adm.do(RotateKey(reason="the disk died", lost=True))
    assert ccms(house, "checkpoint", str(later), "--since", size).code == 0
    assert run(out, "--later", later, at=tmp_path, script=str(SCRIPT))[0] == 1
    newer = exported(house, tmp_path / "newer.zip").out
    assert run(newer, at=tmp_path, script=str(SCRIPT))[0] == 0
    assert run(newer, "--key", key, at=tmp_path, script=str(SCRIPT))[0] == 1


@HERE
@pytest.mark.after(life=closed)
def test_a_later_checkpoint_must_go_on_from_the_one_in_the_file(house: House, tmp_path: Path) -> None:
    out = exported(house, tmp_path / "case.zip").out
    size = members(out.read_bytes())["checkpoint.txt"].decode().split("\n")[1]
    for more in range(6):
        house.act("ana", Note, text=f"later {more}")
        assert ccms(house, "checkpoint", str(tmp_path / "later"), "--since", size).code == 0
        assert run(out, "--later", tmp_path / "later", at=tmp_path, script=str(SCRIPT))[0] == 0
    proof = (tmp_path / "later.proof").read_text()
    for spoilt in (proof[1:], proof.replace("a", "b"), ""):
        (tmp_path / "later.proof").write_text(spoilt)
        assert run(out, "--later", tmp_path / "later", at=tmp_path, script=str(SCRIPT))[0] == 1
    (tmp_path / "later.proof").unlink()
    code, told = run(out, "--later", tmp_path / "later", at=tmp_path, script=str(SCRIPT))
    assert (code, "later.proof" in told) == (1, True)
