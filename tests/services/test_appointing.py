"""What people are trusted with changes, and the record says so."""

from ccms_tui.desk.denials import Refused
from ccms_tui.desk.owning import Assign
from ccms_tui.desk.people import Appoint, People, PersonRow
from ccms_tui.desk.timing import Review
from ccms_tui.rules.owning import SOURCE
from ccms_tui.rules.people import Role
from tests.conftest import House
from tests.services.lives import against, denied, whole


def person(house: House, name: str) -> PersonRow:
    return next(row for row in house.ana.see(People()).rows if row.name == name)


def test_whoever_is_appointed_may_do_what_the_role_may_and_no_longer_what_it_may_not(house: House) -> None:
    case = house.open(who="cora").case or 0
    assert isinstance(denied(lambda: house.act("ben", Review, case, blocking="x", plan="y")), Refused)
    house.adm.do(Appoint(name="Ben Okoro", role=(Role.SUPERVISOR,), deputy="Ana Reyes", team="West"))
    house.act("ben", Review, case, blocking="x", plan="y")
    found = person(house, "Ben Okoro")
    assert (found.roles, found.deputy, found.team) == ((Role.SUPERVISOR,), "Ana Reyes", "West")
    house.adm.do(Appoint(name="Ben Okoro", role=(Role.HANDLER, Role.AUDITOR)))
    assert isinstance(denied(lambda: house.act("ben", Review, case, blocking="x", plan="y")), Refused)
    assert (person(house, "Ben Okoro").deputy, whole(house)) == ("Ana Reyes", True)


def test_what_is_not_said_stays(house: House) -> None:
    before = person(house, "Ben Okoro")
    done = house.adm.do(Appoint(name="ben", manager="Sam Tan"))
    after = person(house, "Ben Okoro")
    assert (after.roles, after.account, after.manager) == (before.roles, before.account, "Sam Tan")
    assert (done.act, done.summary) == ("appoint", "Ben Okoro is now manager Sam Tan")


def test_nobody_raises_themselves_and_only_an_administrator_anybody(house: House) -> None:
    assert against(lambda: house.adm.do(Appoint(name="Ada Min", role=(Role.SUPERVISOR,)))) == {"people"}
    assert against(lambda: house.sam.do(Appoint(name="Ben Okoro", role=(Role.LEGAL,)))) == {"permissions"}
    assert against(lambda: house.adm.do(Appoint(name="Ben Okoro"))) == {"people"}
    taken = person(house, "Ana Reyes").account
    assert against(lambda: house.adm.do(Appoint(name="Ben Okoro", account=taken))) == {"people"}
    house.adm.do(Appoint(name="Ana Reyes", account=taken))


def test_an_owner_of_open_cases_keeps_a_role_that_owns(house: House) -> None:
    case = house.open(who="ana").case or 0
    assert against(lambda: house.adm.do(Appoint(name="Ana Reyes", role=(Role.AUDITOR,)))) == {SOURCE}
    house.act("sam", Assign, case, to="Ben Okoro", reason="leaves the team")
    assert house.sheet(case, "sam").owner == "Ana Reyes"
