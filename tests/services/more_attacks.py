"""Attacks on what surrounds a record: keys, copies, clocks, files, schemas."""

import json
from datetime import timedelta

from ccms_tui.desk.epochs import Keys
from ccms_tui.desk.triage import Note
from ccms_tui.desk.witnessing import Place
from ccms_tui.rules import notes
from ccms_tui.signing import public, sign
from ccms_tui.store.append_only import guard
from ccms_tui.store.migrations import SCRIPTS
from ccms_tui.store.sequencing import place_all
from tests.services.attacked import Target
from tests.services.attacks import MEASURED, Attack, rewrite
from tests.services.backdoors import rows, unguarded


def take_a_key_of_before_for_this_one(target: Target) -> None:
    """Whoever kept a key that was given up rewrites what was signed since, and signs that with it."""
    before = target.rotate()
    rewrite(target, version=target.tip)
    target.sign(before)


def sign_an_old_size_with_a_newer_key(target: Target) -> None:
    """What was signed since the key took over is rewritten, and an older head is signed with it instead."""
    target.rotate()
    rewrite(target, version=target.tip)
    target.sign(size=target.house.aud.see(Keys()).epochs[-1].after)


def forge_a_key_that_takes_over(target: Target) -> None:
    """Another key is said to have taken over, and signs what was rewritten since."""
    target.rotate()
    rogue = bytes(range(32))
    key = notes.Verifier(target.key.name, public(rogue))
    forger = target.forger
    told = json.loads(forger.entries[forger.find("organisation/1", 2)].body)["made"]
    forger.change("organisation/1", 2, made={**told, "new": str(key)})
    forger.write()
    rewrite(target, version=target.tip)
    ring = target.beside(".pub").read_text().replace(told["new"], str(key))
    target.sign(rogue)
    target.beside(".pub").write_text(ring)


def hide_a_case_from_view(target: Target) -> None:
    unguarded(target.house, 'UPDATE "case" SET owner_id = 1 WHERE id = 2')


def show_two_people_two_copies(target: Target) -> None:
    """What was signed for one of them was never in the other's copy."""
    seen = target.note
    target.early()
    target.house.act("ana", Note, text="told to somebody else")
    target.house.aud.do(Place())
    target.sign_again()
    target.note = seen


def swap_personal_values(target: Target) -> None:
    forger = rows(target.house.url, "SELECT salt FROM personal WHERE subject = 'case/2' AND version = 1")
    assert forger
    other = "(SELECT texts FROM personal WHERE subject = 'case/1' AND version = 1)"
    unguarded(target.house, f"UPDATE personal SET texts = {other} WHERE subject = 'case/2' AND version = 2")


def replace_a_file_of_evidence(target: Target) -> None:
    for file in target.house.files.rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            file.write_bytes(b"another statement")


def set_the_clock_back(target: Target) -> None:
    """An act is recorded as if it had been done the week before."""
    target.house.now -= timedelta(days=7)
    target.house.act("ana", Note, text="in good time")
    target.house.aud.do(Place())


def record_an_event_twice(target: Target) -> None:
    forger = target.forger
    place = forger.find("case/1", 3)
    forger.entries.insert(place + 1, forger.entries[place])
    forger.entries[place] = forger.entries[place].saying(version=3)
    forger.chain("case/1")
    unguarded(target.house, *_no_unique_key(target))
    forger.write()
    unguarded(target.house, f'UPDATE "case" SET version = {target.tip + 1} WHERE id = 1')


def _no_unique_key(target: Target) -> list[str]:
    """Take away what keeps two events from having one key."""
    if not target.house.premises.database.sqlite:
        return ["ALTER TABLE event DROP CONSTRAINT event_key_key"]
    return [
        "CREATE TABLE kept AS SELECT * FROM event",
        "DROP TABLE event",
        "ALTER TABLE kept RENAME TO event",
    ]


def move_a_case_to_another_organisation(target: Target) -> None:
    ((instance,),) = rows(target.house.url, "SELECT instance FROM organisation")
    unguarded(target.house, "UPDATE organisation SET instance = 'another'")
    forger = target.forger
    forger.chain("case/2")
    unguarded(target.house, f"UPDATE organisation SET instance = '{instance}'")
    forger.write()


def go_back_to_a_schema_without_a_tree(target: Target) -> None:
    """Rewritten, and then made to look like a record from before there was a tree."""
    rewrite(target)
    database = target.house.premises.database
    kind = "sqlite" if database.sqlite else "postgresql"
    unguarded(target.house, "DROP TABLE leaf", *([] if database.sqlite else ["DROP TABLE arrival"]))
    with database.making() as connection:
        for statement in (SCRIPTS / "versions" / f"0007_{kind}.sql").read_text().split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        guard(connection)
        if database.sqlite:
            place_all(connection)
    target.house.aud.do(Place())


def put_in_a_checkpoint_of_another_record(target: Target) -> None:
    head = notes.Head("ccms/another", 3, bytes(32))
    secret = bytes(range(32))
    key = notes.Verifier(head.origin, public(secret))
    target.beside(".signed").write_text(notes.signed(head, key, sign(secret, head.text)))


SURROUNDING: tuple[Attack, ...] = (
    take_a_key_of_before_for_this_one,
    sign_an_old_size_with_a_newer_key,
    forge_a_key_that_takes_over,
    hide_a_case_from_view,
    show_two_people_two_copies,
    swap_personal_values,
    replace_a_file_of_evidence,
    set_the_clock_back,
    record_an_event_twice,
    move_a_case_to_another_organisation,
    go_back_to_a_schema_without_a_tree,
    put_in_a_checkpoint_of_another_record,
)
ATTACKS: dict[str, Attack] = {attack.__name__: attack for attack in (*MEASURED, *SURROUNDING)}
