"""What others saw of the record, on paper and in files, whose signatures are checked here."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from ccms_tui.cli.answers import malformed
from ccms_tui.cli.calling import calling
from ccms_tui.desk.denials import Contradicted, Denied
from ccms_tui.desk.request import Desk
from ccms_tui.desk.witnessing import Claim, TreeHead
from ccms_tui.rules.epochs import Keyring, read_keyring
from ccms_tui.rules.notes import BadNote, Note, read, read_receipt, spelled
from ccms_tui.seen import Lost

Checkpoints = Annotated[
    list[Path] | None,
    typer.Option("--checkpoint", metavar="FILE", help="Signed checkpoints that must be found in it."),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key", metavar="FILE", help="Their public key; else FILE.key beside them, else the desk's."
    ),
]
Receipts = Annotated[
    list[str] | None,
    typer.Option("--receipt", metavar="RECEIPT", help="What a letter or a signature carries."),
]


def remembered(context: typer.Context) -> Iterator[Claim]:
    """What this account saw last itself."""
    call = calling(context)
    try:
        seen = call.parts.memory(call.url).find()
    except Lost as lost:
        raise Denied(Contradicted(str(lost))) from lost
    if seen:
        yield Claim(seen.size, spelled(seen.root), f"you, on {seen.at:%-d %B %Y},")


def signed(desk: Desk, files: Iterable[Path], key: Path | None) -> Iterator[Claim]:
    """What the checkpoints in some files say, each of which must be signed."""
    for file in files:
        keys = _keys(desk, file, key)
        for note in notes_in(file):
            insist(note, keys, file)
            yield Claim(note.head.size, spelled(note.head.root), f"the checkpoint in {file.name}")


def on_paper(receipts: Iterable[str]) -> Iterator[Claim]:
    """What the receipts say that people hold."""
    for text in receipts:
        try:
            size, root = read_receipt(text)
        except BadNote as error:
            raise malformed(str(error)) from error
        yield Claim(size, root, f"the receipt {size}-{root}")


def notes_in(file: Path) -> list[Note]:
    """The checkpoints in a file, in their order."""
    try:
        return read(file.read_text(encoding="utf-8"))
    except (BadNote, UnicodeDecodeError) as error:
        said = str(error) if isinstance(error, BadNote) else "it is no text"
        raise malformed(f"{file}: {said}") from error


def keys_in(file: Path) -> Keyring:
    """The public keys in a file."""
    try:
        return read_keyring(file.read_text(encoding="utf-8"))
    except (BadNote, UnicodeDecodeError) as error:
        raise malformed(f"{file}: it is no public key") from error


def beside(file: Path) -> Path:
    """Where the public keys lie that the checkpoints of a file were signed with."""
    return file.with_name(f"{file.name}.key")


def insist(note: Note, keys: Keyring, file: Path) -> None:
    """Refuse a checkpoint that was not signed with the key for its size, or is of another record."""
    from ccms_tui.signing import holds

    if not holds(note, keys):
        whose = f"the key of {keys.first.name} for that size"
        told = f"{file}: the checkpoint of {note.head.size} events is not signed with {whose}"
        raise Denied(Contradicted(told))


def followed(known: Keyring, told: Keyring) -> Keyring:
    """The keys that are told of, where they lead on from those that are known; else these alone."""
    from ccms_tui.signing import leads_on

    goes_on = told[:1] == known[:1] and told.handovers[: len(known.handovers)] == known.handovers
    return told if goes_on and leads_on(told, known.current) else known


def _keys(desk: Desk, file: Path, named: Path | None) -> Keyring:
    """Those that are named or lie beside the file, and what they lead on to; else the desk's."""
    told, there = desk.see(TreeHead()).keys, named or (beside(file) if beside(file).exists() else None)
    if there:
        known = keys_in(there)
        return followed(known, read_keyring(told)) if told else known
    if not told:
        raise malformed(f"{file}: this record has no key yet; name the public key with --key")
    return read_keyring(told)
