"""The whole path through the desk, by the people it takes."""

from tests.conftest import House


def test_a_house_is_settled(house: House) -> None:
    assert house.sheet().reference == "C-2026-000001"
