"""Drafts outlive a crash, are nobody else's, and never stand in the way."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccms_tui.drafts import MOST, Drafts

NAME = ("sqlite:///x", "ann", "propose", "12")


class Wall:
    """A clock that is set by hand."""

    now = datetime(2026, 11, 20, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def drafts(tmp_path: Path, wall: Wall) -> Drafts:
    return Drafts(tmp_path / "state" / "drafts", wall)


def files(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "state" / "drafts").iterdir())


def test_what_was_kept_is_found_by_its_name_alone(drafts: Drafts) -> None:
    assert drafts.keep(NAME, {"text": "Dear\nMr \x1b Field", "price": ""}) == ""
    assert drafts.find(NAME) == {"text": "Dear\nMr \x1b Field", "price": ""}
    assert drafts.find((*NAME[:3], "13")) == {}
    drafts.drop(NAME)
    drafts.drop(NAME)
    assert drafts.find(NAME) == {}


def test_nobody_else_can_read_them_nor_learn_whose_they_are(drafts: Drafts, tmp_path: Path) -> None:
    (tmp_path / "state" / "drafts").mkdir(parents=True, mode=0o755)
    before = os.umask(0)
    drafts.keep(NAME, {"text": "x"})
    os.umask(before)
    (file,) = files(tmp_path)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert "ann" not in file.name


def test_they_are_bounded_in_number_and_age(drafts: Drafts, tmp_path: Path, wall: Wall) -> None:
    for number in range(MOST + 5):
        wall.now += timedelta(minutes=1)
        drafts.keep((*NAME, str(number)), {"text": str(number)})
    assert len(files(tmp_path)) == MOST
    assert drafts.find((*NAME, "4")) == {}
    assert drafts.find((*NAME, "5")) == {"text": "5"}
    wall.now += timedelta(days=31)
    assert drafts.find((*NAME, "20")) == {}
    drafts.keep(NAME, {"text": "new"})
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("harm", [b"", b"[]", b"{", b'{"text": 1}', b"\xff", b"[" * 100_000], ids=repr)
def test_a_broken_draft_is_none(drafts: Drafts, tmp_path: Path, harm: bytes) -> None:
    drafts.keep(NAME, {"text": "x"})
    files(tmp_path)[0].write_bytes(harm)
    assert drafts.find(NAME) == {}


def test_a_disk_that_will_not_take_it_is_one_sentence_once(tmp_path: Path, wall: Wall) -> None:
    (tmp_path / "state").write_text("in the way")
    drafts = Drafts(tmp_path / "state" / "drafts", wall)
    assert drafts.keep(NAME, {"text": "x"}) == "Drafts cannot be kept: not a directory."
    assert drafts.keep(NAME, {"text": "x"}) == ""
    assert drafts.find(NAME) == {}
    drafts.drop(NAME)


def test_a_full_disk_leaves_the_older_draft_whole(drafts: Drafts, tmp_path: Path, monkeypatch: Any) -> None:
    drafts.keep(NAME, {"text": "older"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "utime", full)
    assert drafts.keep(NAME, {"text": "newer"}) == "Drafts cannot be kept: no space left on device."
    monkeypatch.undo()
    assert drafts.find(NAME) == {"text": "older"}
    assert len(files(tmp_path)) == 1


def test_the_latest_texts_are_written_whoever_writes_last(drafts: Drafts) -> None:
    draft = drafts.draft(*NAME)

    def typed(number: int) -> str:
        draft.typed({"text": str(number)})
        return draft.save()

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(typed, range(200))) == {""}
    draft.typed({"text": "last"})
    draft.save()
    assert draft.find() == {"text": "last"}
    draft.drop()
    assert draft.find() == {}
    draft.save()
    assert draft.find() == {}
