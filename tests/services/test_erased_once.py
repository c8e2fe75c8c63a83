"""Who erases at the same time, reads meanwhile, or goes round the rules by the database."""

from contextlib import closing
from dataclasses import replace

import psycopg
import pytest

from ccms_tui.desk.erasing import (
    Erase,
    Purge,
)
from ccms_tui.local import desks
from ccms_tui.store.database import Database
from tests.cast import PEOPLE
from tests.conftest import House
from tests.services.backdoors import back_door, shown, unguarded
from tests.services.erasures import REFERENCE, ask, erase, six_years_later
from tests.services.lives import against, closed, whole
from tests.services.racing import in_processes

here = pytest.mark.parametrize("empty_house", ["here"], indirect=True)
after_a_life = pytest.mark.after(life=closed)


@after_a_life
def test_of_several_who_erase_at_once_one_does(house: House) -> None:
    six_years_later(house)
    ask(house)
    house.desk("lee")
    commands = [[Erase(case=1, seen=house.version(), reference=REFERENCE)] for _ in range(4)]
    ends = in_processes(house.reached_at, commands, "lee", house.now, house.files)
    assert sorted(ends) == ["Stale", "Stale", "Stale", "erase"]
    assert whole(house)


@after_a_life
def test_the_database_lets_personal_values_go_with_an_erasure_only(house: House) -> None:
    with pytest.raises(Exception, match="the ledger is only added to"):
        back_door(house.url, "DELETE FROM personal WHERE subject = 'case/1'")
    assert whole(house)


@here
@after_a_life
def test_values_that_are_gone_without_an_erasure_or_are_there_after_one_are_found(house: House) -> None:
    six_years_later(house)
    ask(house)
    erase(house)
    back_door(house.url, "INSERT INTO personal SELECT 'case/1', 1, salt, texts FROM personal LIMIT 1")
    assert "it erased the personal values before it, and of 1 events they are there" in shown(house)
    unguarded(house, "DELETE FROM personal WHERE subject = 'user/2'")
    assert "user/2 1: its personal values are gone" in shown(house)


@here
@after_a_life
def test_who_reads_meanwhile_keeps_the_purge_waiting_and_the_answer_says_so(house: House) -> None:
    if house.premises.database.sqlite:
        return
    six_years_later(house)
    ask(house)
    hasty = replace(house.premises, database=Database(house.url, patience=1))
    with closing(psycopg.connect(house.url)) as reader:
        reader.execute("SELECT count(*) FROM personal")
        done = desks(hasty)(PEOPLE["lee"][0]).do(Erase(case=1, seen=house.version(), reference=REFERENCE))
    hasty.database.close()
    assert "run `ccms purge`" in str(done.made["left"])
    assert house.lee.do(Purge()).files == 0
    assert against(lambda: house.ana.do(Purge())) == {"permissions"}
    assert whole(house)
