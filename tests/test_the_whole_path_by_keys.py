"""One complaint from first word to closure in the terminal, by four people, with keys alone."""

from pathlib import Path

import pytest

from ccms_tui.desk.record import Verify
from ccms_tui.rules.words import Stage
from tests.conftest import House
from tests.showing import fill, settle, show, sign, text, until, until_seen

BECAUSE = "The cancellation was logged and never passed on."


async def intake(house: House) -> None:
    """Cora takes it in, sorts it and hands it on."""
    async with show(house, "cora") as pilot:
        await fill(
            pilot,
            "N",
            complainant="Chidi Okafor",
            summary="Charged twice",
            channel="phone",
            point="Charged after cancelling\nNot called back",
        )
        await until_seen(pilot, "owner Cora Bell", "To close this defensibly")
        await fill(pilot, "c", category="billing", risk="high")
        await fill(pilot, "A")
        await fill(pilot, "a", to="Ana Reyes", reason="Billing is hers")
        await until_seen(pilot, "offered to Ana Reyes")


async def investigation(house: House, file: Path) -> None:
    """Ana takes it on, looks into each point and proposes an answer."""
    async with show(house, "ana") as pilot:
        await pilot.press("enter")
        await until_seen(pilot, "owner", "To close this defensibly")
        await pilot.press("y")
        await until_seen(pilot, "owner Ana Reyes")
        await fill(pilot, "e", file=str(file), kind="call", source="call archive")
        await pilot.press("2")
        await until_seen(pilot, "call archive")
        await fill(pilot, "e", file=str(file), kind="document", source="her notes of the call")
        await until_seen(pilot, "nothing is missing")
        await fill(pilot, "v", comment="a refund was promised")
        await pilot.press("down")
        await settle(pilot)
        await fill(pilot, "v", comment="she wrote the day down")
        await pilot.press("1")
        await settle(pilot)
        for point in "12":
            await fill(pilot, "F", point=point, finding="upheld", reason="It was so.", evidence="1")
        await fill(
            pilot, "p", outcome="upheld", rationale=BECAUSE, policy="4.2", evidence="1", next_action=NEXT
        )
        await until_seen(pilot, "review")


async def compliance_review(house: House) -> None:
    """Ruth signs the exact words."""
    async with show(house, "mori") as pilot:
        await pilot.press("f3")
        await until_seen(pilot, "Approval 1 of 1", BECAUSE)
        await sign(pilot, "s")
        await until_seen(pilot, "Nothing waits for your signature.")


NEXT = "Cancellations to be passed on the same day: Sam Tan"
"""What the draft of the final response takes over, so that nothing of it is left to be written."""


async def decision_and_closure(house: House) -> None:
    """Sam decides as proposed, answers, and closes."""
    async with show(house, "sam") as pilot:
        await pilot.press("enter")
        await until_seen(pilot, "owner", "To close this defensibly")
        await sign(pilot, "d")
        await fill(pilot, "t")
        await fill(pilot, "u", cause="billing.charged-twice")
        await fill(pilot, "C", next_action="none")
        await until(pilot, lambda: "closed" in text(pilot))


@pytest.mark.parametrize(
    ("url", "empty_house"), [("sqlite", "here"), ("postgres", "served")], indirect=True, ids="{}".format
)
async def test_the_whole_path_by_keys(empty_house: House, tmp_path: Path) -> None:
    house, call = empty_house, tmp_path / "call.txt"
    call.write_text("02:10: the refund is on its way.")
    await intake(house)
    house.later(hours=2)
    await investigation(house, call)
    house.later(hours=2)
    await compliance_review(house)
    house.later(hours=2)
    await decision_and_closure(house)
    sheet = house.sheet(1, "aud")
    assert (sheet.stage, sheet.owner) == (Stage.CLOSED, "Ana Reyes")
    assert all(gate.met for gate in sheet.gates)
    assert house.aud.see(Verify(replay=True)).ok
