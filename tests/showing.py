"""The app on the desk of a house, shown to one of its people, with real keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from textual import events
from textual.css.query import QueryError
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ccms_tui.app import CaseApp
from ccms_tui.desk.request import Desk
from ccms_tui.drafts import Drafts
from ccms_tui.screens.form import Form
from ccms_tui.screens.sign import Sign
from tests.conftest import House

QUEUE = ("queue", None)


@asynccontextmanager
async def show(
    house: House,
    name: str,
    *,
    size: tuple[int, int] = (120, 40),
    start: tuple[str, int | None] = QUEUE,
    poll: float = 0.5,
) -> AsyncIterator[Pilot[None]]:
    """Show the app to somebody, at some size, on some place or case."""
    app = CaseApp(lambda: house.desk(name), house.clock, Drafts(house.files / name, house.clock), start, poll)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.bearings is not None)
        await settle(pilot)
        yield pilot


@asynccontextmanager
async def show_on(open_desk: Callable[[], Desk], house: House) -> AsyncIterator[Pilot[None]]:
    """Show the app on a desk that is opened in some way of its own."""
    app = CaseApp(open_desk, house.clock, Drafts(house.files / "drafts", house.clock), poll=0.05)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what was asked for has been done and drawn; the watch and open questions go on."""
    for _ in range(4):
        await pilot.pause()
        for worker in [
            w for w in pilot.app.workers if w.group != "watch" and not w.name.startswith("action_")
        ]:
            await worker.wait()
    await pilot.pause()


async def until(pilot: Pilot[None], true: Callable[[], Any]) -> None:
    """Wait until something is so, for forty seconds and no longer: a machine may be slow.

    What is asked of a widget that is not there yet is not so yet.
    """
    for _ in range(2000):
        with suppress(LookupError, QueryError, AttributeError):
            if true():
                return
        await pilot.pause(0.02)
    raise AssertionError(f"it never came to be so, but {true()}:\n{text(pilot)}")


async def until_seen(pilot: Pilot[None], *words: str) -> None:
    """Wait until each of these stands on the screen."""
    await until(pilot, lambda: all(word in text(pilot) for word in words))


def lines(pilot: Pilot[None]) -> list[str]:
    """What stands on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(pilot: Pilot[None]) -> str:
    """All that stands on the screen."""
    return "\n".join(lines(pilot))


async def fill(pilot: Pilot[None], key: str, **texts: str) -> None:
    """Press the key of an act, type into its form, going from field to field with tab, and send it."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, Form))
    for name, typed in texts.items():
        await go(pilot, f"field-{name.rstrip('_')}")
        await type_in(pilot, typed)
    await send(pilot)


async def type_in(pilot: Pilot[None], typed: str) -> None:
    """Type quickly: each letter is a key, but none waits until the one before it is drawn."""
    for letter in typed:
        key = events.Key("enter", "\r") if letter == "\n" else events.Key(_character_to_key(letter), letter)
        pilot.app.post_message(key)
    await pilot.pause()


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys all at once, as a slow line does: none waits until anything is done."""
    for key in keys:
        letter = "\r" if key == "enter" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, letter))
    await pilot.pause()


async def sign(pilot: Pilot[None], key: str) -> None:
    """Press the key of an act that signs, and sign."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, Sign))
    await send(pilot)


async def send(pilot: Pilot[None]) -> None:
    """Send what is filled in, and wait until it is done and drawn; or until it is asked for again."""
    await pilot.press("ctrl+s")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Form | Sign))
    await until(pilot, lambda: not _acting(pilot) or isinstance(pilot.app.screen, Form | Sign))
    await settle(pilot)


def _acting(pilot: Pilot[None]) -> bool:
    """Whether the desk still has an act in hand."""
    return any(each.name == "action_act" and not each.is_finished for each in pilot.app.workers)


async def go(pilot: Pilot[None], editor: str) -> None:
    """Go from field to field with tab until this one has the focus."""
    for _ in range(40):
        if pilot.app.focused is not None and pilot.app.focused.id == editor:
            return
        await pilot.press("tab")
    raise AssertionError(f"no tab leads to {editor}:\n{text(pilot)}")
