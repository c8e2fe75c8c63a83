"""`ccms receive`: what a complainant sent, recorded with the case that it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from ccms_tui.cli.answers import PARTLY, Json, malformed, tell
from ccms_tui.cli.calling import Here, here
from ccms_tui.cli.doing import filled, recorded
from ccms_tui.cli.options import taking
from ccms_tui.cli.paper import Block, Table
from ccms_tui.cli.typing_in import content_of
from ccms_tui.desk.documents import document
from ccms_tui.desk.opening import LONGEST
from ccms_tui.desk.receiving import Belonging, Belongs, Receive
from ccms_tui.previews.jail import look
from ccms_tui.previews.mails import seems
from ccms_tui.rules.words import Channel

commands = typer.Typer()
LINES = 10_000
"""Lines that are read of a mail; the rest is in it, as evidence."""
FROM = re.compile(r"^from:[ \t]*(\S.*)$", re.I | re.M)


@dataclass(frozen=True, kw_only=True)
class Receiving:
    """What `ccms receive` is told."""

    context: typer.Context
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="What came; else standard input.")] = "-"
    sender: Annotated[
        str | None, typer.Option("--from", metavar="WHO", help="From whom; else its own `From:` line.")
    ] = None
    to: Annotated[
        str | None, typer.Option("--to", metavar="REF", help="The case, where what came does not tell.")
    ] = None
    channel: Annotated[Channel, typer.Option(help="How it came.")] = Channel.EMAIL
    received: Annotated[str | None, typer.Option(metavar="INSTANT", help="When it came, if not now.")] = None
    as_json: Json = False


def _receive(told: Receiving) -> None:
    """Find the case that it belongs to, and record it there."""
    content = _content(told.file)
    mail = content if seems(content) else None
    text = _readable(content) if mail else _text(content, told.file)
    sender = told.sender or _sender(text)
    at = here(told.context)
    found = None if told.to else at.desk.see(Belonging(text=text, sender=sender))
    if found and not found.sure:
        tell(document(found, at.now), _perhaps(found), told.as_json)
        raise typer.Exit(PARTLY)
    case, seen = _meant(at, told.to, found)
    said = {"sender": sender, "channel": told.channel.value, "received": told.received or ""}
    done = at.desk.do(filled(Receive, said, at.setting, case=case, seen=seen, text=text, mail=mail))
    tell(recorded(done), [f"{done.reference}, version {done.version}: {done.summary}"], told.as_json)


def _content(file: str) -> bytes:
    try:
        return content_of(file if file == "-" else f"@{file}")
    except ValueError as error:
        raise malformed(f"{file}: {error}") from error


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode().removesuffix("\n")
    except UnicodeDecodeError as error:
        raise malformed(f"{file}: it is not text in UTF-8") from error


def _readable(mail: bytes) -> str:
    """A mail as people read it: its heading, its text, and what is attached by name."""
    return "\n".join(look(mail, LINES).lines)[:LONGEST]


def _sender(text: str) -> str:
    found = FROM.search(text)
    if not found:
        raise malformed("say --from whom it is: it has no `From:` line")
    return found[1].strip()


def _meant(at: Here, to: str | None, found: Belongs | None) -> tuple[int, int]:
    """The case, and the version of it that was seen."""
    if found and found.sure:
        return found.sure.case, found.sure.version
    sheet = at.sheet(to or "")
    return sheet.case, sheet.version


def _perhaps(found: Belongs) -> Iterator[Block]:
    """The cases that it may belong to, and why none of them is sure."""
    if not found.perhaps:
        yield "nothing is recorded: it names no case that there is, and nobody of that name complains"
        return
    yield "nothing is recorded, for whoever sent it is not known in a case that it names; say --to which:"
    rows = [(one.reference, one.complainant, one.summary, one.stage, one.why) for one in found.perhaps]
    yield Table(("Case", "Complainant", "About", "Stage", "Because"), rows)


commands.command("receive")(taking(Receiving, _receive))
