"""The stores of evidence: whole or not at all, each content once, and nothing written over."""

import resource
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest

from ccms_tui.desk.denials import Denied, Unreachable
from ccms_tui.store.files import Files, Gone
from ccms_tui.store.filing import files_at
from ccms_tui.store.folder_files import FolderFiles

Kept = Callable[[], dict[str, bytes]]


@pytest.fixture(params=["folder", "file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Files, Kept]]:
    """A store, and what is in it by name."""
    memory = fsspec.filesystem("memory")
    root = f"/{uuid4().hex}"
    places: dict[str, Path | str] = {
        "folder": tmp_path,
        "file": f"file://{tmp_path}/below",
        "memory": f"memory:/{root}",
    }

    def on_disk() -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}

    def in_memory() -> dict[str, bytes]:
        return {path.rpartition("/")[2]: memory.cat_file(path) for path in memory.find(root)}

    yield files_at(places[request.param]), in_memory if request.param == "memory" else on_disk
    if memory.exists(root):
        memory.rm(root, recursive=True)


def test_one_content_is_kept_once_under_its_hash(store: tuple[Files, Kept]) -> None:
    files, kept = store
    name = files.put(b"a bill")
    assert name == files.put(b"a bill") == sha256(b"a bill").hexdigest()
    assert kept() == {name: b"a bill"}
    assert files.get(name) == b"a bill"
    assert files.get(files.put(b"")) == b""


def test_what_is_not_there_is_gone(store: tuple[Files, Kept]) -> None:
    with pytest.raises(Gone):
        store[0].get("0" * 64)


def test_what_was_altered_is_not_written_over(tmp_path: Path) -> None:
    for files in (FolderFiles(tmp_path), files_at(f"file://{tmp_path}")):
        name = files.put(b"a bill")
        (tmp_path / name[:2] / name).write_bytes(b"another")
        with pytest.raises(Denied, match="see `ccms evidence check`"):
            files.put(b"a bill")
        assert files.get(name) == b"another"
        (tmp_path / name[:2] / name).unlink()


def test_a_file_that_cannot_be_written_whole_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(Unreachable, match=r"cannot be kept or read at .+: file too large"):
            FolderFiles(tmp_path).put(bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_a_place_that_nobody_knows_is_a_sentence() -> None:
    with pytest.raises(Unreachable, match="CCMS_FILES=nosuch://x: Protocol not known: nosuch; see docs"):
        files_at("nosuch://x")
