"""Whatever is done, by whomever, in whatever order, and wherever the machine stops: the record holds."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st

from ccms_tui.desk.denials import Denied
from ccms_tui.desk.fields import Invalid
from ccms_tui.desk.request import Command
from ccms_tui.desk.triage import Note
from ccms_tui.desk.wire import checked
from tests.conftest import MEMORY, MONDAY, House, Templates
from tests.services.lives import whole
from tests.services.machine import AnyOrder
from tests.services.machine_acts import EVERY, REGIMES, Texts, made, texts
from tests.services.machine_crash import Files, stopping
from tests.services.machine_ground import Ground


@pytest.fixture(scope="module", autouse=True)
def ground(templates: Templates) -> Iterator[None]:
    """Every example begins with a copy of a database that is built once."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        AnyOrder.ground = Ground(templates, Path(folder))
        yield
        AnyOrder.ground.close()


AnyOrder.TestCase.settings = settings(
    max_examples=200,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)

TestAnyOrder = AnyOrder.TestCase

ANY_ONE = settings(max_examples=2_000, phases=[Phase.generate])
"""That there is one is enough, though it be not the simplest."""


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.verb())
def test_any_act_can_be_drawn(command: type[Command]) -> None:
    """A new act is drawn from what it says of itself; one that is never well-formed lacks chances."""

    def well_formed(typed: Texts) -> bool:
        with suppress(Invalid, Denied):
            return bool(checked(made(command, typed, MONDAY.date(), case=1, seen=1)))
        return False

    packs = st.sampled_from(REGIMES)
    drawn = packs.flatmap(lambda pack: texts(command, pack))
    assert find(drawn, well_formed, settings=ANY_ONE) is not None


@pytest.mark.parametrize("empty_house", ["here"], indirect=True)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_of_a_transaction_that_is_not_committed_nothing_is_there(house: House) -> None:
    before, version = Files.of(house.url), house.version()
    with stopping(house.url, pages=2) as left:
        house.act("ana", Note, text="just before")
    assert left[0].contents[0] != before.contents[0], "none of it was on the disk"
    house.premises.database.close()
    left[0].put(house.files.with_name("t.db"))
    assert house.version() == version
    assert whole(house)
