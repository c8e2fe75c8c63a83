"""The script that travels with a case file: what is whole is proved, and nothing that was changed is."""

import ast
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from ccms_tui.casefile import verify
from ccms_tui.rules import merkle
from ccms_tui.rules.disclosing import Level
from ccms_tui.rules.notes import Head, Seal, Verifier, read, signed
from ccms_tui.signing import public, sign
from tests.casefile.files import Members, members, packed, problems, run, unpacked
from tests.tree import ROOT

SCRIPT = ROOT / "ccms_tui" / "casefile" / "verify.py"
ROGUE = b"r" * 32
some = settings(max_examples=150, deadline=None)
HERE = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


@pytest.mark.parametrize("level", Level)
def test_a_case_file_is_proved_with_python_alone(
    archives: dict[Level, Path], level: Level, tmp_path: Path
) -> None:
    folder = unpacked(archives[level], tmp_path / "case-file")
    code, told = run(at=folder)
    assert (code, told[:17]) == (0, "PROVED: 16 events")
    assert run(archives[level], at=folder) == (code, told)


def test_it_needs_little_and_is_short() -> None:
    text = SCRIPT.read_text()
    assert text.count("\n") <= 200
    nodes = list(ast.walk(ast.parse(text, feature_version=(3, 8))))
    named = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    named |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not [name for name in named if name.startswith("ccms") or "ccms_tui" in name]
    assert named <= {
        *("__future__", "argparse", "json", "sys", "zipfile", "zlib", "base64"),
        *("collections.abc", "hashlib", "pathlib", "typing"),
    }


@some
@given(data=st.data())
def test_every_changed_byte_is_found(files: Members, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    flip = data.draw(st.integers(1, 255))
    spoilt = bytearray(files[name])
    spoilt[at] ^= flip
    assert problems({**files, name: bytes(spoilt)}), (name, at, flip)


@some
@given(data=st.data())
def test_every_byte_of_the_seal_counts(files: Members, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(files["seal.txt"]) - 1))
    spoilt = bytearray(files["seal.txt"])
    spoilt[at] ^= 1 << data.draw(st.integers(0, 7))
    assert problems({**files, "seal.txt": bytes(spoilt)}), at


@some
@given(data=st.data())
def test_members_added_removed_swapped_cut_or_lengthened_are_found(
    files: Members, data: st.DataObject
) -> None:
    one, other = data.draw(st.permutations(sorted(files)))[:2]
    spoilt = {
        "added": {**files, "exhibits/0003.txt": b"", f"{one}.orig": files[one]},
        "removed": {name: content for name, content in files.items() if name != one},
        "swapped": {**files, one: files[other], other: files[one]},
        "cut": {**files, one: files[one][:-1]},
        "lengthened": {**files, one: files[one] + b"\n"},
    }
    assert problems(spoilt[data.draw(st.sampled_from(sorted(spoilt)))])
    assert problems(files) == []


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_an_archive_with_a_byte_changed_proves_nothing_false(
    archives: dict[Level, Path], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What no reader of the archive sees, such as the time of a member, may differ; its contents may not."""
    content = bytearray(archives[Level.FULL].read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    spoilt = tmp_path_factory.getbasetemp() / "spoilt.zip"
    spoilt.write_bytes(content)
    try:
        found = verify.read(spoilt)
    except verify.UNREADABLE:
        return
    assert problems(found) or found == members(archives[Level.FULL].read_bytes())


def test_a_name_that_stands_twice_is_found(files: Members, tmp_path: Path) -> None:
    twice = tmp_path / "twice.zip"
    twice.write_bytes(packed(files))
    with pytest.warns(UserWarning), ZipFile(twice, "a") as archive:
        archive.writestr("case.html", b"something else")
    code, told = run(twice, at=tmp_path, script=str(SCRIPT))
    assert (code, "stands twice" in told) == (1, True)


def resealed(files: Members, secret: bytes = ROGUE, **changed: Any) -> Members:
    """The files as somebody would seal them who changed some, with a key of their own."""
    name = files["key.txt"].decode().partition("+")[0]
    key = Verifier(name, public(secret))
    (last,) = read(files["checkpoint.txt"].decode())
    note = signed(last.head, key, sign(secret, last.head.text))
    made = {**files, "checkpoint.txt": note.encode(), "key.txt": f"{key}\n".encode(), **changed}
    told = json.loads(made["manifest.json"])
    for one in told["files"]:
        one |= {"sha256": sha256(made[one["path"]]).hexdigest(), "size": len(made[one["path"]])}
    made["manifest.json"] = json.dumps(told).encode()
    of = (told["reference"], told["version"], told["level"], "Ana Reyes", "2026-03-02")
    seal = Seal(name, *of, sha256(made["manifest.json"]).hexdigest())
    made["seal.txt"] = signed(seal, key, sign(secret, seal.text)).encode()
    return made


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("events.json", "A. Person", "B. Person", "not the one that it is committed to"),
        ("events.json", "upheld", "denied", "not in the tree"),
        ("proofs.json", '"case/1"', '"case/2"', "does not follow"),
        ("exhibits/0001.txt", "a statement", "a forgery!!", "not those that the events speak of"),
        ("manifest.json", '"version": 16', '"version": 15', "not as many events"),
        ("manifest.json", "C-2026-000001", "C-2026-000002", "of another case"),
    ],
)
def test_what_is_sealed_anew_must_still_agree_with_the_events(
    files: Members, name: str, old: str, new: str, said: str
) -> None:
    assert old in files[name].decode()
    changed = {name: files[name].decode().replace(old, new).encode()}
    assert said in " ".join(problems(resealed(files, **changed)))
    assert problems(resealed(files)) == []


def signed_head(size: int, root: bytes, key: Verifier) -> bytes:
    head = Head(key.name, size, root)
    return signed(head, key, sign(ROGUE, head.text)).encode()


def test_an_event_that_does_not_follow_the_others_is_found_though_it_is_in_the_tree(files: Members) -> None:
    first = json.loads(files["events.json"])[0]
    first["body"] = re.sub('"previous":".', '"previous":"x', first["body"])
    key = Verifier(files["key.txt"].decode().partition("+")[0], public(ROGUE))
    entry = sha256(first["body"].encode()).digest()
    made = {
        **files,
        "events.json": json.dumps([first]).encode(),
        "proofs.json": json.dumps({"subject": "case/1", "places": [[0]]}).encode(),
        "checkpoint.txt": signed_head(1, merkle.leaf(entry), key),
        "key.txt": str(key).encode(),
    }
    told = dict.fromkeys(verify.COUNTED, 0)
    found = list(verify.proved(made, told))
    assert "event 1 does not follow the one before it" in found
    assert "event 1 is not in the tree of the checkpoint" not in found


@pytest.mark.parametrize("size", range(2, 18))
def test_every_growth_of_a_tree_is_followed(size: int, tmp_path: Path) -> None:
    key, growing, tops, roots = Verifier("ccms/x", public(ROGUE)), merkle.Growing(), [], [merkle.EMPTY]
    entries = [bytes([number]) * 32 for number in range(size)]
    for entry in entries:
        tops.append(growing.add(entry))
        roots.append(growing.root)
    later = tmp_path / "later"
    later.write_bytes(signed_head(size, roots[size], key))
    for old in range(1, size):
        proof = [
            merkle.hashed(span, tops.__getitem__, lambda number: merkle.leaf(entries[number]))
            for span in merkle.consistency(old, size)
        ]
        (tmp_path / "later.proof").write_text("\n".join(step.hex() for step in proof))
        own = {"key.txt": str(key).encode(), "checkpoint.txt": signed_head(old, roots[old], key)}
        assert list(verify.goes_on(own, later)) == []
        other = {**own, "checkpoint.txt": signed_head(old, roots[old - 1], key)}
        assert list(verify.goes_on(other, later)) != []


def test_a_checkpoint_of_no_more_events_must_be_the_one_in_the_file(tmp_path: Path) -> None:
    key, later = Verifier("ccms/x", public(ROGUE)), tmp_path / "later"
    own = {"key.txt": str(key).encode(), "checkpoint.txt": signed_head(5, b"r" * 32, key)}
    later.write_bytes(own["checkpoint.txt"])
    assert list(verify.goes_on(own, later)) == []
    for size, root in ((5, b"s" * 32), (4, b"r" * 32)):
        later.write_bytes(signed_head(size, root, key))
        assert list(verify.goes_on(own, later)) == ["the checkpoint given is not of more than 5 events"]


def test_another_key_is_found_by_whoever_knows_the_right_one(files: Members, tmp_path: Path) -> None:
    forged = tmp_path / "forged.zip"
    forged.write_bytes(packed(resealed(files)))
    key = files["key.txt"].decode().strip()
    code, told = run(forged, "--key", key, at=tmp_path, script=str(SCRIPT))
    assert (code, "not signed with the key that you named" in told) == (1, True)


@pytest.mark.parametrize("seed", range(20))
def test_signatures_are_checked_as_a_library_checks_them(seed: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(sha256(bytes([seed])).digest())
    of, text = str(Verifier("ccms/x", key.public_key().public_bytes_raw())), "text" * seed
    signature = key.sign(text.encode())
    assert verify.signed(of, text, signature)
    assert not verify.signed(of, f"{text}x", signature)
    greater = int.from_bytes(signature[32:], "little") + verify.ORDER
    assert not verify.signed(of, text, signature[:32] + greater.to_bytes(32, "little"))
    with pytest.raises(ValueError, match="no point"):
        verify.point_of(b"\xff" * 32)
