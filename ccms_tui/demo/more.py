"""Further complaints, where a trial wants more than are written: always the same ones, and no two alike."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from random import Random
from typing import Any

from ccms_tui.demo.courses import COURSES, DAYS, Course, said
from ccms_tui.demo.reading import texts, toml
from ccms_tui.demo.stories import Person, Received, Step, Stories, Story, When

SEED = 1974
KINDS = ("billing", "product", "delay", "policy", "conduct")
CHANNELS = ("email", "web", "phone", "app", "chat", "letter", "in-person", "social")
HANDLERS = ("ana", "thandi", "owen", "julien", "priya")
OTHERS = {"confirm-cause": "cora"}
"""Who does what the owner of a case may not do alone."""
OUTCOMES = ("upheld", "upheld", "partially_upheld", "not_upheld")
SLOT = re.compile(r"(^|[.?!] |)\{(sum|small|days|weeks|times|thing|place)\}")


def enough(stories: Stories, cases: int, folder: Path) -> Stories:
    """So many stories: the first of those that are written, of every kind, then others like them."""
    written = stories.all
    if cases <= len(written):
        return stories.only(written[:cases])
    others = islice(Others(toml(folder / "more.toml"), stories.people).all(), cases - len(written))
    return replace(stories, kinds={"all": tuple(chain(written, others))})


class Others:
    """Complaints drawn from patterns."""

    def __init__(self, table: Mapping[str, Any], people: Mapping[str, Person]) -> None:
        self._table, self._draw = table, Random(SEED)
        self._names = {key: person.name for key, person in people.items()}

    def all(self) -> Iterator[Story]:
        """One after the other, as many as are asked for."""
        taken: set[tuple[str, str]] = set()
        while True:
            kind = KINDS[len(taken) % len(KINDS)]
            pattern = self._filled(self._draw.choice(self._table[kind]))
            name = f"{self._draw.choice(self._table['first'])} {self._draw.choice(self._table['last'])}"
            if (name, pattern["summary"]) not in taken:
                taken.add((name, pattern["summary"]))
                yield self._story(len(taken), kind, name, pattern)

    def _story(self, number: int, kind: str, name: str, pattern: Mapping[str, Any]) -> Story:
        draw = self._draw
        course = draw.choices(COURSES, [course.weight for course in COURSES])[0]
        owner = draw.choice(HANDLERS)
        told = {key: pattern[key] for key in ("summary", "own_words", "point", "product")}
        account = f"{draw.randrange(2000, 9999)}-{number:05d}"
        return Story(
            name=f"more-{number}",
            opener=owner if course.acts else "cora",
            owner=owner,
            dear=name,
            received=self._received(course),
            texts=texts(
                complainant=name,
                channel=draw.choice(CHANNELS),
                account=account,
                owner=self._names[owner],
                **told,
            ),
            steps=tuple(self._steps(course, kind, owner, pattern)),
            letters={"final_response": f"We have looked into what you told us. {pattern['finding']}"},
        )

    def _received(self, course: Course) -> Received:
        if course.closed:
            return Received(days_ago=self._draw.randrange(int(course.first), int(course.last)))
        return Received(share=round(self._draw.uniform(course.first, course.last), 3))

    def _steps(self, course: Course, kind: str, owner: str, pattern: Mapping[str, Any]) -> Iterator[Step]:
        """The acts of a course, each with what it says."""
        outcome, pace = self._draw.choice(OUTCOMES), self._draw.uniform(0.7, 2.2)
        day = 0.0
        for act in course.acts.split():
            day = DAYS.get(act, day + 0.3 * pace)
            for texts_ in said(act, kind, outcome, pattern):
                yield Step(act, OTHERS.get(act, owner), When(day=round(day, 2)), texts_)

    def _filled(self, pattern: Mapping[str, Any]) -> dict[str, Any]:
        """A pattern with its slots filled, each with one thing throughout."""
        draw = self._draw
        drawn = {
            "sum": str(draw.randrange(40, 960)),
            "small": str(draw.randrange(4, 90)),
            "days": str(draw.randrange(6, 45)),
            "weeks": str(draw.randrange(3, 17)),
            "times": draw.choice(("two", "three", "four", "five", "six")),
            "thing": draw.choice(self._table["thing"]),
            "place": draw.choice(self._table["place"]),
        }
        return {"small": drawn["small"], **{key: _put(value, drawn) for key, value in pattern.items()}}


def _put(value: Any, drawn: Mapping[str, str]) -> Any:
    """A text or several with their slots filled; what begins a sentence begins with a capital."""
    if isinstance(value, list):
        return [_put(one, drawn) for one in value]
    return SLOT.sub(lambda found: _joined(found, drawn[found[2]]), value)


def _joined(found: re.Match[str], drawn: str) -> str:
    starts = found[1] or found.start() == 0
    return found[1] + (drawn[:1].upper() + drawn[1:] if starts else drawn)
