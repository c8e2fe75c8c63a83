"""Two cases merged into each other in the same moment: one leads, whoever comes second is told why not."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from ccms_tui.desk.denials import Denied
from ccms_tui.desk.relating import Merge
from tests.conftest import House
from tests.services.lives import whole

pytestmark = pytest.mark.parametrize("empty_house", ["here"], indirect=True)


def test_neither_of_two_cases_leads_the_other(house: House) -> None:
    house.open()
    seen, together = {case: house.version(case) for case in (1, 2)}, Barrier(2)
    house.desk("ana"), house.desk("sam")

    def merge(case: int) -> str:
        command = Merge(case=case, seen=seen[case], into=f"C-2026-{3 - case:06d}", reason="x")
        together.wait(30)
        try:
            return house.desk({1: "ana", 2: "sam"}[case]).do(command).act
        except Denied as denied:
            return type(denied.why).__name__

    with ThreadPoolExecutor(2) as pool:
        ends = sorted(pool.map(merge, (1, 2)))
    assert ends[1] == "merge" and ends[0] in ("Refused", "Stale")
    assert sum(house.sheet(case).merged_into is not None for case in (1, 2)) == 1
    assert whole(house)
