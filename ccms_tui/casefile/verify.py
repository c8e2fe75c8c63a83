"""Proves a case file with Python 3.8 or later alone: python3 verify.py [FILE.zip], else its own folder."""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

BAD = (ValueError, LookupError, TypeError, AttributeError, RuntimeError)
UNREADABLE = (*BAD, OSError, EOFError, zipfile.BadZipFile, zlib.error)
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def plus(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """The sum of two points of the curve (RFC 8032, 5.1.4)."""
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return (t - s) * (v - u) % P, (v + u) * (t + s) % P, (v - u) * (v + u) % P, (t - s) * (t + s) % P


def times(number: int, point: tuple[int, ...]) -> tuple[int, ...]:
    """A point so many times."""
    found: tuple[int, ...] = (0, 1, 1, 0)
    for bit in bin(number)[2:]:
        found = plus(plus(found, found), point if bit == "1" else (0, 1, 1, 0))
    return found


def point_of(raw: bytes) -> tuple[int, ...]:
    """The point that 32 bytes spell, or ValueError (RFC 8032, 5.1.3)."""
    y, sign = int.from_bytes(raw, "little") % 2**255, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if len(raw) != 32 or y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError("these bytes are no point of the curve")
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P


def signed(public: bytes, text: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is of this text, by this key (RFC 8032, 5.1.7)."""
    s = int.from_bytes(signature[32:], "little")
    challenge = int.from_bytes(sha512(signature[:32] + public + text).digest(), "little") % ORDER
    base = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    a, b = times(s, base), plus(point_of(signature[:32]), times(challenge, point_of(public)))
    same = not (a[0] * b[2] - b[0] * a[2]) % P and not (a[1] * b[2] - b[1] * a[2]) % P
    return len(signature) == 64 and s < ORDER and same


def opened(note: bytes, key: str) -> list[str]:
    """The lines of a note that was signed with the key, which is spelled `name+id+key`."""
    name, id, spelled = key.strip().split("+", 2)
    text, _, signature = note.decode().partition("\n\n")
    raw, made = b64decode(spelled), b64decode(signature.split(" ")[-1])[4:]
    whole = f"{text}\n\n\u2014 {name} {b64encode(bytes.fromhex(id) + made).decode()}\n".encode()
    mine = whole == note and text.startswith(f"{name}\n") and raw[:1] == b"\1"
    if not mine or not signed(raw[1:], f"{text}\n".encode(), made):
        raise ValueError("a note in it is not signed with the key of this record")
    return text.split("\n")


def climbed(first: int, last: int, start: bytes, steps: list[str]) -> tuple[bytes, bytes]:
    """The heads of an older and a newer tree to which a proof leads (RFC 9162, 2.1.3.2 and 2.1.4.2)."""
    before = after = start
    for step in map(bytes.fromhex, steps):
        if first % 2 or first == last:
            before, after = (sha256(b"\1" + step + one).digest() for one in (before, after))
            while first and not first % 2:
                first, last = first >> 1, last >> 1
        else:
            after = sha256(b"\1" + after + step).digest()
        first, last = first >> 1, last >> 1
    return (b"", b"") if last else (before, after)


def sealed(files: dict[str, bytes]) -> Iterator[str]:
    """What of the files is not as the signed seal says."""
    seal = opened(files["seal.txt"], files["key.txt"].decode())
    if seal[5] != f"manifest {sha256(files['manifest.json']).hexdigest()}":
        yield "manifest.json is not the one that was sealed"
    told = json.loads(files["manifest.json"])
    there = {path: [sha256(held).hexdigest(), len(held)] for path, held in files.items()}
    wanted = {one["path"]: [one["sha256"], one["size"]] for one in told["files"]}
    wanted.update({path: there[path] for path in ("manifest.json", "seal.txt")})
    for path in sorted(path for path in {**there, **wanted} if there.get(path) != wanted.get(path)):
        unlike = "does not belong here" if path in there else "is missing"
        yield f"{path} {'is not as it was sealed' if path in there and path in wanted else unlike}"


def committed(value: Any, texts: list[Any], told: dict[str, int]) -> Iterator[str]:
    """Personal values that are not those that a value is committed to."""
    if isinstance(value, dict) and set(value) == {"personal", "commitment"}:
        shown = dict(enumerate(texts)).get(value["personal"])
        told["withheld" if shown is None else "shown"] += 1
        if shown and sha256(bytes.fromhex(shown[0]) + shown[1].encode()).hexdigest() != value["commitment"]:
            yield "a personal value is not the one that it is committed to"
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from committed(inner, texts, told)


def proved(files: dict[str, bytes], told: dict[str, int]) -> Iterator[str]:
    """What does not hold of the events and their places in the tree; it counts what it saw."""
    manifest, proofs = json.loads(files["manifest.json"]), json.loads(files["proofs.json"])
    origin, size, root = opened(files["checkpoint.txt"], files["key.txt"].decode())[:3]
    events, subject, place = json.loads(files["events.json"]), proofs["subject"], -1
    genesis = f"ccms-genesis-1\n{origin.partition('/')[2]}\n{subject}"
    previous = sha256(genesis.encode()).hexdigest()
    rows: list[Any] = []
    if not len(events) == len(proofs["places"]) == manifest["version"]:
        yield "there are not as many events as versions"
    for event, (leaf, *path) in zip(events, proofs["places"]):  # noqa: B905 Python 3.8 is not as strict
        body, digest = json.loads(event["body"]), sha256(event["body"].encode())
        told["events"] += 1
        if (body["subject"], body["version"], body["previous"]) != (subject, told["events"], previous):
            yield f"event {told['events']} does not follow the one before it"
        _, head = climbed(leaf, int(size) - 1, sha256(b"\0" + digest.digest()).digest(), path)
        if leaf <= place or b64decode(root) != head:
            yield f"event {told['events']} is not in the tree of the checkpoint"
        previous, place, rows = digest.hexdigest(), leaf, rows + body["rows"]
        yield from (f"event {told['events']}: {one}" for one in committed(body, event["personal"], told))
    yield from agreed(files, manifest, rows, told)


def agreed(files: dict[str, bytes], manifest: Any, rows: list[Any], told: dict[str, int]) -> Iterator[str]:
    """What the events speak of that is not so: which case it is, and what is in evidence."""
    if {row["row"]["reference"] for row in rows if row["table"] == "case"} != {manifest["reference"]}:
        yield "the events are of another case"
    exhibits = {row["key"]["number"]: row["row"]["sha256"] for row in rows if row["table"] == "evidence"}
    there = {int(path[9:13]): sha256(files[path]).hexdigest() for path in files if path[:9] == "exhibits/"}
    told["exhibits"] = len(there)
    if {**exhibits, **there} != exhibits or set(exhibits) - set(there) != set(manifest["withheld"]):
        yield "the exhibits are not those that the events speak of"


def goes_on(files: dict[str, bytes], later: Path) -> Iterator[str]:
    """What shows that a later checkpoint, with its proof beside it, is not of the same record and more."""
    key, notes = files["key.txt"].decode(), (files["checkpoint.txt"], later.read_bytes())
    own, new = (opened(note, key) for note in notes)
    old, size, roots = int(own[1]), int(new[1]), (b64decode(own[2]), b64decode(new[2]))
    if old >= size:
        yield from () if own == new else [f"the checkpoint given is not of more than {old} events"]
        return
    steps, shift = Path(f"{later}.proof").read_text().split(), (old & -old).bit_length() - 1
    steps = steps if old & (old - 1) else [roots[0].hex(), *steps]
    if climbed((old - 1) >> shift, (size - 1) >> shift, bytes.fromhex(steps[0]), steps[1:]) != roots:
        yield "the record that was signed later does not begin with the events of this file"


def read(path: Path) -> dict[str, bytes]:
    """The files of a case file, by their names in it."""
    if path.is_dir():
        found = (one for one in path.rglob("*") if one.is_file())
        return {one.relative_to(path).as_posix(): one.read_bytes() for one in found}
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if len(set(names)) < len(names):
            raise ValueError("a name stands twice in the archive")
        return {name: archive.read(name) for name in names}


def wrong(asked: Any, told: dict[str, int]) -> Iterator[str]:
    """Everything that is wrong with a case file, in words."""
    try:
        files = read(asked.file)
        if asked.key and asked.key.strip() != files["key.txt"].decode().strip():
            yield "it was not signed with the key that you named"
        unsealed = list(sealed(files))
        yield from unsealed or proved(files, told)
        yield from goes_on(files, asked.later) if asked.later and not unsealed else ()
        told["files"] = len(files)
    except UNREADABLE as error:
        yield f"it cannot be read: {type(error).__name__}: {error}"


def main() -> int:
    """Prove it, say what came of it, and end with 0 only if everything holds."""
    asking = argparse.ArgumentParser(description="Prove a case file: FILE.zip, or the folder it lies in.")
    asking.add_argument("file", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    asking.add_argument("--key", default="", help="the public key, as you had it from elsewhere")
    asking.add_argument("--later", type=Path, help="a later checkpoint, with its .proof beside it")
    told = dict.fromkeys(("events", "shown", "withheld", "exhibits", "files"), 0)
    found = [f"NOT PROVED: {one}" for one in wrong(asking.parse_args(), told)]
    lines = found or ["PROVED: " + ", ".join(f"{count} {what}" for what, count in told.items())]
    sys.stdout.write("".join(f"{ascii(line)[1:-1]}\n" for line in lines))
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
