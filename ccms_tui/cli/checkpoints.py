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
from ccms_tui.rules.notes import BadNote, Note, Verifier, read, read_receipt, read_verifier, spelled
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
        verifier = _key(desk, file, key)
        for note in notes_in(file):
            insist(note, verifier, file)
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


def key_in(file: Path) -> Verifier:
    """The public key in a file."""
    try:
        return read_verifier(file.read_text(encoding="utf-8"))
    except (BadNote, UnicodeDecodeError) as error:
        raise malformed(f"{file}: it is no public key") from error


def beside(file: Path) -> Path:
    """Where the public key lies that a file of checkpoints was begun with."""
    return file.with_name(f"{file.name}.key")


def insist(note: Note, key: Verifier, file: Path) -> None:
    """Refuse a checkpoint that was not signed with this key, or is of another record."""
    from ccms_tui.signing import holds

    if not holds(note, key):
        told = f"{file}: the checkpoint of {note.head.size} events is not signed with the key of {key.name}"
        raise Denied(Contradicted(told))


def _key(desk: Desk, file: Path, named: Path | None) -> Verifier:
    if named or beside(file).exists():
        return key_in(named or beside(file))
    told = desk.see(TreeHead()).key
    if not told:
        raise malformed(f"{file}: this record has no key yet; name the public key with --key")
    return read_verifier(told)
