"""Doing one thing to the record, and telling what was done."""

from collections.abc import Mapping
from typing import Any, TypeVar

from ccms_tui.cli.answers import malformed, tell
from ccms_tui.cli.calling import Here
from ccms_tui.cli.typing_in import spelled, texts
from ccms_tui.desk.fields import PLAIN, Invalid, fill
from ccms_tui.desk.request import Command, Done
from ccms_tui.desk.typed import Setting

C = TypeVar("C", bound=Command)


def filled(command: type[C], said: Mapping[str, Any], setting: Setting = PLAIN, **given: Any) -> C:
    """The command that the options make, or a sentence that names each option that is wrong."""
    try:
        return fill(command, texts(command, said), setting, **given)
    except Invalid as invalid:
        wrong = (f"{spelled(name)}: {why}" if name else why for name, why in invalid.wrong.items())
        raise malformed("; ".join(wrong)) from invalid


def carry_out(command: type[Command], at: Here, said: Mapping[str, Any], as_json: bool) -> None:
    """Do what belongs to no case, and tell what was done."""
    done = at.desk.do(filled(command, said, at.setting))
    tell(recorded(done), [done.summary], as_json)


def recorded(done: Done) -> dict[str, Any]:
    """What a script is told of an act: what it made, then what it was."""
    said = {"version": done.version, "act": done.act, "summary": done.summary}
    return {**done.made, "reference": done.reference, **said}
