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
COUNTED = ("events", "hashes alone", "shown", "withheld", "exhibits", "files")
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def plus(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """The sum of two points of the curve (RFC 8032, 5.1.4)."""
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return (t - s) * (v - u) % P, (v + u) * (t + s) % P, (v - u) * (v + u) % P, (t - s) * (t + s) % P


def times(number: int, point: tuple[int, ...]) -> tuple[int, ...]:
    """A point so many times."""
    half = times(number // 2, plus(point, point)) if number else (0, 1, 1, 0)
    return plus(half, point) if number % 2 else half


def point_of(raw: bytes) -> tuple[int, ...]:
    """The point that 32 bytes spell, or ValueError (RFC 8032, 5.1.3)."""
    y, sign = int.from_bytes(raw, "little") % 2**255, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    if len(raw) != 32 or y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError("these bytes are no point of the curve")
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P


def signed(key: str, text: str, made: bytes) -> bool:
    """Whether an Ed25519 signature is of this text, by this key, `name+id+key` (RFC 8032, 5.1.7)."""
    raw, s = b64decode(key.split("+", 2)[2]), int.from_bytes(made[32:], "little")
    if (raw[:1], len(made)) != (b"\1", 64) or s >= ORDER:
        return False
    challenge = int.from_bytes(sha512(made[:32] + raw[1:] + text.encode()).digest(), "little") % ORDER
    base = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    a, b = times(s, base), plus(point_of(made[:32]), times(challenge, point_of(raw[1:])))
    return not (a[0] * b[2] - b[0] * a[2]) % P and not (a[1] * b[2] - b[1] * a[2]) % P


def opened(note: bytes, ring: bytes, known: str = "") -> list[str]:
    """The lines of a note, signed with the key for its size, to which a known key led by signing for it."""
    text, _, below = note.decode().partition("\n\n")
    told, (*lines, last) = text.split("\n"), below.split("\n")
    known, key, led = known.strip().split("\n")[-1].split(" ")[0], "", not known
    for new, *before in (line.split(" ") for line in ring.decode().strip().split("\n")):
        if before and told[1].isdigit() and int(before[0]) >= int(told[1]):
            break
        if before and known:
            handed = f"{told[0]}\nkey after {before[0]}\n{before[1]}\n{new}\n"
            led = led and signed(key, handed, b64decode(before[2]))
        key, led = new, led or new == known
    whole = key.startswith(f"{told[0]}+") and not last and all(line[:2] == "\u2014 " for line in lines)
    for line in lines if led and whole else ():  # whatever others signed beside it does not count
        made = b64decode(line.rpartition(" ")[2])[4:] if line.startswith(f"\u2014 {told[0]} ") else b""
        mine = f"\u2014 {told[0]} {b64encode(bytes.fromhex(key.split('+')[1]) + made).decode()}"
        if line == mine and signed(key, f"{text}\n", made):
            return told
    raise ValueError("a note in it is not signed with the key that you named, or that it names, for its size")


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


def sealed(files: dict[str, bytes], known: str = "") -> Iterator[str]:
    """What of the files is not as the signed seal says."""
    seal = opened(files["seal.txt"], files["key.txt"], known)
    if seal[5] != f"manifest {sha256(files['manifest.json']).hexdigest()}":
        yield "manifest.json is not the one that was sealed"
    others = set(files) - {"manifest.json", "seal.txt"}
    there = {path: [sha256(files[path]).hexdigest(), len(files[path])] for path in others}
    wanted = {
        one["path"]: [one["sha256"], one["size"]] for one in json.loads(files["manifest.json"])["files"]
    }
    for path in sorted(path for path in {**there, **wanted} if there.get(path) != wanted.get(path)):
        changed = "is not as it was sealed" if path in wanted else "does not belong here"
        yield f"{path} {changed if path in there else 'is missing'}"


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


def proved(files: dict[str, bytes], told: dict[str, int], known: str = "") -> Iterator[str]:
    """What does not hold of the events, their places in the tree, and the exhibits; it counts what it saw."""
    manifest, proofs = json.loads(files["manifest.json"]), json.loads(files["proofs.json"])
    origin, size, root = opened(files["checkpoint.txt"], files["key.txt"], known)[:3]
    events, subject, place = json.loads(files["events.json"]), proofs["subject"], -1
    previous = sha256(f"ccms-genesis-1\n{origin.partition('/')[2]}\n{subject}".encode()).hexdigest()
    rows: list[Any] = []
    if not len(events) == len(proofs["places"]) == manifest["version"]:
        yield "there are not as many events as versions"
    for number, (event, (leaf, *path)) in enumerate(zip(events, proofs["places"]), 1):  # noqa: B905 3.8
        body = json.loads(event.get("body", "null"))
        digest = sha256(event["body"].encode()).hexdigest() if body else event["sha256"]
        if body:
            if (subject, number, previous) != (body["subject"], body["version"], body["previous"]):
                yield f"event {number} does not follow the one before it"
            yield from (f"event {number}: {one}" for one in committed(body, event["personal"], told))
        _, top = climbed(leaf, int(size) - 1, sha256(b"\0" + bytes.fromhex(digest)).digest(), path)
        if leaf <= place or b64decode(root) != top:
            yield f"event {number} is not in the tree of the checkpoint"
        previous, place, rows = digest, leaf, rows + (body["rows"] if body else [])
    if {row["row"]["reference"] for row in rows if row["table"] == "case"} != {manifest["reference"]}:
        yield "the events are of another case"
    exhibits = {row["key"]["number"]: row["row"]["sha256"] for row in rows if row["table"] == "evidence"}
    there = {int(path[9:13]): sha256(files[path]).hexdigest() for path in files if path[:9] == "exhibits/"}
    if {**exhibits, **there} != exhibits or not set(exhibits) - set(there) <= set(manifest["withheld"]):
        yield "the exhibits are not those that the events speak of"
    told.update({COUNTED[0]: len(events), COUNTED[1]: sum("body" not in one for one in events)})


def goes_on(files: dict[str, bytes], later: Path) -> Iterator[str]:
    """What shows that a later checkpoint, with its proof beside it, is not of the same record and more."""
    ring, newer = files["key.txt"], Path(f"{later}.key")
    own = opened(files["checkpoint.txt"], ring)
    new = opened(later.read_bytes(), newer.read_bytes() if newer.exists() else ring, ring.decode())
    old, size, roots = int(own[1]), int(new[1]), (b64decode(own[2]), b64decode(new[2]))
    if old >= size:
        yield from () if own == new else [f"the checkpoint given is not of more than {old} events"]
    else:
        steps, shift = Path(f"{later}.proof").read_text().split(), (old & -old).bit_length() - 1
        steps = steps if old & (old - 1) else [roots[0].hex(), *steps]
        if climbed((old - 1) >> shift, (size - 1) >> shift, bytes.fromhex(steps[0]), steps[1:]) != roots:
            yield "the record that was signed later does not begin with the events of this file"


def read(path: Path) -> dict[str, bytes]:
    """The files of a case file, by their names in it."""
    if path.is_dir():
        found = filter(Path.is_file, path.rglob("*"))
        return {one.relative_to(path).as_posix(): one.read_bytes() for one in found}
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if len(set(names)) < len(names):
            raise ValueError("a name stands twice in the archive")
        return {name: archive.read(name) for name in names}


def main() -> int:
    """Prove it, say what came of it, and end with 0 only if everything holds."""
    asking = argparse.ArgumentParser(description="Prove a case file: FILE.zip, or the folder it lies in.")
    asking.add_argument("file", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    asking.add_argument("--key", default="", help="the public key, as you had it from elsewhere")
    asking.add_argument("--later", type=Path, help="a later checkpoint, its .proof and .key beside it")
    asked, told = asking.parse_args(), dict.fromkeys(COUNTED, 0)
    found: list[str] = []
    try:
        files = read(asked.file)
        told["files"], told["exhibits"] = len(files), sum(name[:9] == "exhibits/" for name in files)
        found += sealed(files, asked.key)
        found += proved(files, told, asked.key) if not found else ()
        found += goes_on(files, asked.later) if asked.later and not found else ()
    except UNREADABLE as error:
        found.append(f"it cannot be read: {type(error).__name__}: {error}")
    lines = [f"NOT PROVED: {one}" for one in found]
    lines = lines or ["PROVED: " + ", ".join(f"{count} {what}" for what, count in told.items())]
    sys.stdout.write("".join(f"{ascii(line)[1:-1]}\n" for line in lines))
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
