"""Files that people edit are read, or refused in one sentence that names the file."""

from pathlib import Path
from shutil import copytree

import pytest

from ccms_tui.desk.denials import Unreachable
from ccms_tui.local import premises
from ccms_tui.rules.library import Section
from ccms_tui.rules.policy import BadPolicy
from ccms_tui.rules.tables import BadPack
from ccms_tui.store.packs import load_policy, load_versions
from tests.conftest import MONDAY
from tests.tree import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of what ships, to be spoilt."""
    for folder in ("regimes", "policies"):
        copytree(ROOT / "data" / folder, tmp_path / "data" / folder)
    for file in (ROOT / "data").glob("*.toml"):
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    return tmp_path / "data"


SPOILT = [
    ("flags.toml", b"[legal]\nstops = 3", "flags.toml: compliance is missing"),
    ("flags.toml", b"[legal", "flags.toml: "),
    ("causes.toml", b"\xff\xfe", "causes.toml: "),
    ("policies/complaints.md", b"## 1 \xff", "complaints.md: "),
]


@pytest.mark.parametrize(("name", "content", "sentence"), SPOILT)
def test_a_policy_that_cannot_be_read_names_its_file(
    data: Path, name: str, content: bytes, sentence: str
) -> None:
    (data / name).write_bytes(content)
    with pytest.raises(BadPolicy) as bad:
        load_policy(data)
    assert sentence in str(bad.value)
    assert "\n" not in str(bad.value)


def test_a_file_that_is_gone_is_named(data: Path) -> None:
    (data / "permissions.toml").unlink()
    with pytest.raises(BadPolicy, match=r"/permissions\.toml: no such file or directory$"):
        load_policy(data)


def test_two_files_of_one_version_are_refused(data: Path) -> None:
    (data / "regimes" / "other.toml").write_bytes((data / "regimes" / "general.toml").read_bytes())
    with pytest.raises(BadPack, match=r"other\.toml: says it is general 2026-01, which another file is"):
        load_versions(data / "regimes")


@pytest.mark.parametrize("name", ["flags.toml", "regimes/general.toml"])
def test_no_desk_stands_on_what_cannot_be_read(data: Path, name: str) -> None:
    (data / name).write_text("colour = 'red'")
    with pytest.raises(Unreachable, match="colour is unknown; there are"):
        premises("sqlite://", data, data, lambda: MONDAY, bytes)


def test_the_sections_that_a_decision_cites_are_read_from_their_headings(data: Path) -> None:
    told = "# Title\n\nVersion 3\n\n## 99.1 Ours\n\ntext\n\nmore\n### 99.2 Deeper\n\n"
    told += "## None\nnothing\n# Next\n## 99.3 Bare"
    (data / "policies" / "more.md").write_text(told)
    sections = load_policy(data).sections
    assert sections["99.1"] == Section("99.1", "Ours", "text\n\nmore\n### 99.2 Deeper", "Title", "3")
    assert sections["99.3"] == Section("99.3", "Bare", "", "Title", "3")
    assert not {"99.2", "None"} & set(sections)
