"""Where every example begins: one file, written anew each time, so that no statement is compiled twice."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

from ccms_tui.services.premises import Premises
from ccms_tui.store.signer import Signer
from tests.cast import Chances
from tests.conftest import MONDAY, House, Life, Templates, in_this_process
from tests.services.machine_crash import Files


def among_others(life: Callable[[House], object]) -> Life:
    """The same done to case 1, and two more that have just come in, each under a pack of its own."""

    def lived(house: House) -> None:
        life(house)
        house.open("ben", regime="uk-fca-disp")
        house.open("cora", regime="au-rg271")

    lived.__name__ = f"{life.__name__}-among-others"
    return lived


class Ground:
    """A house that is put back to a stage of a case, or started anew on what a crash left."""

    def __init__(self, templates: Templates, folder: Path) -> None:
        self._templates, self._folder = templates, folder
        self.house = House(f"sqlite:///{folder}/t.db", in_this_process, folder / "files")

    def begin(self, life: Life) -> House:
        """A database in which so much was done already."""
        self.close()
        for path in self._folder.iterdir():
            rmtree(path) if path.is_dir() else path.unlink()
        self._templates.copy("sqlite", life, self._folder)
        self.house.now = MONDAY
        self._start()
        return self.house

    def crash(self, left: Files) -> None:
        """A new process over what is left on the disk; nobody mends anything."""
        self.close()
        left.put(self._folder / "t.db")
        self._start()

    def close(self) -> None:
        """Leave the database."""
        self.house.premises.database.close()

    def _start(self) -> None:
        """New connections, and nothing remembered but the statements that were compiled."""
        old = self.house.premises
        signer = Signer(self._folder / "files.key", Chances())
        old.database.made_anew()
        self.house.premises = Premises(
            old.database, old.files, old.packs, old.latest, old.policy, old.clock, old.chance, signer
        )
        self.house.desks.clear()
