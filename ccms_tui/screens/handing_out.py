"""Writing a case file that was made to where whoever made it says."""

import asyncio
from typing import TYPE_CHECKING

from ccms_tui.desk import files
from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.desk.exporting import UNPRINTED
from ccms_tui.desk.request import Done
from ccms_tui.rules.safe import line
from ccms_tui.screens.saving import Save

if TYPE_CHECKING:
    from ccms_tui.screens.looking import LookingScreen


async def hand_out(screen: "LookingScreen", done: Done) -> None:
    """Ask for a path, and write the case file there; until that is done, or given up, it is asked again."""
    from ccms_tui.casefile.archive import write

    what, news = f"the case file of {done.reference}", ""
    path: str | None = f"~/{done.reference}.zip"
    while path and (path := await screen.app.ask(Save(what, path, news))):
        try:
            desk = await screen.app.desk()
            made = await asyncio.to_thread(write, desk, done, files.meant(path))
        except (Denied, Unreachable, ValueError) as trouble:
            news = str(trouble)
        else:
            told = f"{what} written to {made.out}, {made.sha256}"
            screen.notify(line(told if made.file.printed else f"{told}, {UNPRINTED}"), markup=False)
            return
