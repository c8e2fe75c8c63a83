"""Profiles are data: what they say wrongly is one sentence that names the file and the key."""

import tomllib
from pathlib import Path

import pytest

from ccms_tui.intake.csv_files import load_profile
from ccms_tui.rules.tables import BadPack
from ccms_tui.rules.words import Channel
from tests.intake.desks import PROFILES, opening

CATEGORIES = tomllib.loads(Path("data/categories.toml").read_text())


@pytest.mark.parametrize("name", [file.stem for file in PROFILES.glob("*.toml")])
def test_the_profiles_that_come_with_the_program_read_well(name: str) -> None:
    profile = load_profile(name, PROFILES)
    meant = {sorting.category for sorting in profile.sortings} | {profile.category} - {None}
    assert meant <= CATEGORIES.keys()


def test_a_map_changes_what_differs_and_nothing_else(tmp_path: Path) -> None:
    over = """
        source = "crm"
        dates = "M/D/Y"
        [columns]
        complainant = "Client"
        [channel.words]
        "Helpline" = "phone"
        [fields]
        summary = ["{product} / {category}", "100% {product}"]
        [category]
        default = "other"
        [[category.rules]]
        is = "billing"
        product = "Card"
    """
    rows = (
        "ref no,Client,Number,Product,Received,Channel\nx,Anna,7,CARD,1/2/18,helpline\ny,Bo,8,Cash ,1/2/18,\n"
    )
    _, opened = opening(tmp_path / "t.csv", rows, "plain", over)
    assert [command.source for command in opened] == ["crm:7", "crm:8"]
    assert [command.category for command in opened] == ["billing", "other"]
    assert [command.channel for command in opened] == [Channel.PHONE, Channel.IMPORT]
    assert [command.summary for command in opened] == ["100% CARD", "100% Cash"]
    assert opened[0].detail == ("ref no=x", "channel_as_given=helpline")


def test_a_file_may_be_a_profile_over_the_plain_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('source = "mine"\n')
    profile = load_profile(str(file), PROFILES)
    assert (profile.source, profile.title) == ("mine", load_profile("plain", PROFILES).title)


@pytest.mark.parametrize(
    ("over", "why"),
    [
        ("colums = {}", "colums is unknown; there are category, channel, columns, dates, days, detail,"),
        ("columns = 1", "columns must be a table, not 1"),
        ("title = ''", "title must be text, not ''"),
        ("source = 'Mine!'", "source must be a code such as credit-reporting, not 'Mine!'"),
        ("zone = '../etc'", "zone must be a zone such as Europe/London, not '../etc'"),
        ("zone = 'Mars'", "zone must be a zone such as Europe/London, not 'Mars'"),
        ("dates = ['D/D/Y']", "dates must be formats such as M/D/Y or Y-M-D, not 'D/D/Y'"),
        ("dates = [1]", "dates must be a text or a list of texts, not [1]"),
        ("dates = []", "dates must name a format, such as Y-M-D"),
        ("[columns]\n'No Word' = 'x'", "columns.No Word must be a word such as date_sent"),
        ("[columns]\nstate = 'I.D.'", "columns.state has 'I.D.', which is id already"),
        ("detail = ['shoe']", "detail speaks of shoe, which is not in [columns]: "),
        ("[fields]\nshoe = 'x'", "fields.shoe is unknown; there are account, category,"),
        ("[fields]\nsummary = '{shoe}'", "fields.summary speaks of shoe, which is not in [columns]: "),
        ("[channel.words]\nx = 'pigeon'", "channel.words.x must be one of email, chat,"),
        (
            "[category]\ndefault = 'No!'",
            "category.default must be a code such as credit-reporting, not 'No!'",
        ),
        (
            "[[category.rules]]\nis = 'billing'",
            "category.rules.1.is is meant by nothing: name the values of a column",
        ),
        ("[[category.rules]]\nshoe = 'x'\nis = 'a'", "category.rules.1.shoe is unknown; there are"),
        ("x", "Expected '=' after a key"),
    ],
)
def test_what_a_profile_says_wrongly_is_one_sentence(tmp_path: Path, over: str, why: str) -> None:
    file = tmp_path / "map.toml"
    file.write_text(over)
    with pytest.raises(BadPack) as wrong:
        load_profile("plain", PROFILES, file)
    assert str(wrong.value).startswith(f"{file}: {why}")


def test_a_profile_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    for name, why in {
        "none": "profile none is unknown; there are cfpb, plain",
        f"{tmp_path}/x.toml": f"{tmp_path}/x.toml cannot be read: no such file or directory",
        str(tmp_path): f"{tmp_path} cannot be read: is a directory",
    }.items():
        with pytest.raises(BadPack) as wrong:
            load_profile(name, PROFILES)
        assert str(wrong.value) == why
