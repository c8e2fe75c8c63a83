"""Reading stories from a folder of files that a complaints manager writes."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from ccms_tui.demo.stories import Absence, Action, Organisation, Person, Received, Step, Stories, Story, When
from ccms_tui.desk.fields import Typed, fields
from ccms_tui.desk.opening import Open
from ccms_tui.rules.words import LetterKind

T = TypeVar("T")
Table = Mapping[str, Any]
OF_OPEN = {field.name for field in fields(Open)}
OF_STORY = {"opened_by", "owner", "dear", "received", "steps", "letters"}
WHEN = {"day", "ago", "past"}
PASTS = ("review", "due")


class BadStory(ValueError):
    """A story that does not say what it must."""


def read(folder: Path) -> Stories:
    """The organisation, its people and their stories, as the files of a folder tell them."""
    people = _people(toml(folder / "people.toml"))
    kinds = {
        file.stem: tuple(_story(name, told, folder, people) for name, told in toml(file).items())
        for file in sorted((folder / "cases").glob("*.toml"))
    }
    actions = tuple(_action(told, people) for told in toml(folder / "actions.toml").values())
    return Stories(_organisation(toml(folder / "organisation.toml")), people, kinds, actions)


def toml(file: Path) -> Table:
    """The table in a file, or one sentence that names the file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadStory(f"{file}: {error}") from error


def _organisation(table: Table) -> Organisation:
    kept = ("name", "regime", "calendar", "zone", "currency")
    return Organisation(
        texts=_texts({key: table[key] for key in kept if key in table}),
        founder=table["founder"],
        days_ago=table["founded"]["days_ago"],
        letters={name: text.strip() for name, text in table["letters"].items()},
        away=tuple(Absence(**away) for away in table.get("away", ())),
    )


def _people(table: Table) -> dict[str, Person]:
    names = {key: told["name"] for key, told in table.items()}
    return {key: _person(key, told, names) for key, told in table.items()}


def _person(key: str, told: Table, names: Mapping[str, str]) -> Person:
    kept = {name: value for name, value in told.items() if name != "you"}
    return Person(key, _texts(_named(kept, names, "manager", "deputy")), told.get("you", False))


def _named(told: Table, names: Mapping[str, str], *keys: str) -> dict[str, Any]:
    """The same table with people called what they are called, not by their short names."""
    return {key: names.get(value, value) if key in keys else value for key, value in told.items()}


def _action(told: Table, people: Mapping[str, Person]) -> Action:
    done = told.get("done", {})
    return Action(
        texts=texts(cause=told["cause"], what=told["what"], owner=people[told["owner"]].name),
        who=told["asked"]["who"],
        days_ago=told["asked"]["days_ago"],
        due=told["due"],
        case=told.get("case"),
        done_days_ago=done.get("days_ago"),
        result=done.get("result", ""),
    )


def _story(name: str, told: Table, folder: Path, people: Mapping[str, Person]) -> Story:
    if unknown := set(told) - OF_OPEN - OF_STORY:
        raise BadStory(f"{name}: unknown keys {', '.join(sorted(unknown))}")
    owner = told.get("owner") or told["opened_by"]
    names = {key: person.name for key, person in people.items()}
    return Story(
        name=name,
        opener=told.get("opened_by", owner),
        owner=owner,
        dear=told.get("dear", told["complainant"]),
        received=_made(name, Received, told["received"]),
        texts=_texts(_named({key: told[key] for key in OF_OPEN & set(told) - {"received"}}, names, "owner")),
        steps=tuple(_step(name, owner, step, folder, names) for step in told["steps"]),
        letters={LetterKind(kind): text.strip() for kind, text in told.get("letters", {}).items()},
    )


def _step(name: str, owner: str, told: Table, folder: Path, names: Mapping[str, str]) -> Step:
    ours = {"act", "who", "content", *WHEN}
    if len(WHEN & set(told)) != 1 or told.get("past", "due") not in PASTS:
        raise BadStory(
            f"{name}, {told['act']}: say a day, how long ago, or what it is past, {' or '.join(PASTS)}"
        )
    texts = _texts(_named({key: told[key] for key in set(told) - ours}, names, "to"))
    if "content" in told:
        texts["file"] = told["content"].encode()
    elif "file" in told:
        texts |= {"name": told.get("name", told["file"]), "file": _exhibit(name, folder, told["file"])}
    when = _made(name, When, {key: told[key] for key in WHEN & set(told)})
    return Step(told["act"], told.get("who", owner), when, texts)


def _made(name: str, kind: Callable[..., T], told: Table) -> T:
    try:
        return kind(**told)
    except TypeError as error:
        raise BadStory(f"{name}: {error}") from error


def _exhibit(name: str, folder: Path, file: str) -> bytes:
    try:
        return (folder / "evidence" / file).read_bytes()
    except OSError as error:
        raise BadStory(f"{name}: there is no evidence/{file}") from error


def _texts(told: Table) -> dict[str, Typed]:
    return {key: _typed(value) for key, value in told.items()}


def _typed(value: object) -> Typed:
    """What a person would have typed for a value."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return tuple(map(str, value))
    return str(value)


def texts(**told: object) -> dict[str, Typed]:
    """The fields of a command, as a file would have them."""
    return _texts(told)
