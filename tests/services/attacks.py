"""What somebody who can write the database, the files beside it, or the key can do to a record."""

from collections.abc import Callable

from tests.services.attacked import Target
from tests.services.backdoors import unguarded

KEY = "files.key"


Attack = Callable[[Target], None]


def edit_a_body(target: Target) -> None:
    unguarded(target.house, "UPDATE event SET body = body || body WHERE subject = 'case/2' AND version = 1")


def edit_and_rehash_one_event(target: Target) -> None:
    forger = target.forger
    forger.change("case/1", target.tip - 1, act="invented")
    forger.write()


def edit_and_chain_to_the_tip(target: Target) -> None:
    rewrite(target)


def delete_in_the_middle(target: Target) -> None:
    forger = target.forger
    del forger.entries[forger.find("case/1", 3)]
    forger.write()


def delete_in_the_middle_and_chain(target: Target) -> None:
    forger = target.forger
    del forger.entries[forger.find("case/1", 3)]
    forger.chain("case/1")
    forger.write()
    fixed = f'UPDATE "case" SET version = {target.tip - 1} WHERE id = 1'
    unguarded(target.house, fixed, *_moved("personal", 3))


def _moved(table: str, gone: int) -> list[str]:
    """What belongs to later versions belongs to the ones before them."""
    mine = f"{table} WHERE subject = 'case/1' AND version"
    drop = f"DELETE FROM {mine} = {gone}"
    return [
        drop,
        *(
            f"UPDATE {table} SET version = {n - 1} WHERE subject = 'case/1' AND version = {n}"
            for n in range(gone + 1, 12)
        ),
    ]


def truncate_and_forget_the_tables(target: Target) -> None:
    forger = target.forger
    del forger.entries[forger.find("case/1", target.tip)]
    forger.write()


def truncate_the_tail_that_nobody_saw(target: Target) -> None:
    target.late()


def truncate_past_the_checkpoint(target: Target) -> None:
    target.early()


def truncate_past_the_checkpoint_and_sign_again(target: Target) -> None:
    target.early()
    target.sign_again()


def drop_a_whole_case(target: Target) -> None:
    forger = target.forger
    forger.entries = [one for one in forger.entries if one.subject != "case/2"]
    forger.write()
    parts = ("note", "clock", "party", "ownership", "task", "point", "flag")
    unguarded(
        target.house,
        "DELETE FROM personal WHERE subject = 'case/2'",
        *(f"DELETE FROM {table} WHERE case_id = 2" for table in parts),
        'DELETE FROM "case" WHERE id = 2',
    )


def swap_two_events_of_two_cases(target: Target) -> None:
    forger = target.forger
    one, other = forger.find("case/1", 4), forger.find("case/2", 3)
    forger.entries[one], forger.entries[other] = forger.entries[other], forger.entries[one]
    forger.write()


def insert_an_event_in_the_past(target: Target) -> None:
    forger = target.forger
    place = forger.find("case/2", 2)
    key = "f" * 32
    old = forger.entries[place]
    new = type(old)(old.subject, old.version, old.at, key, old.saying(key=key, rows=[]).body)
    forger.entries.insert(place + 1, new)
    forger.chain("case/2")
    forger.write()
    later = [
        f"UPDATE personal SET version = {n + 1} WHERE subject = 'case/2' AND version = {n}" for n in (4, 3)
    ]
    copy = (
        "INSERT INTO personal SELECT subject, 3, salt, texts FROM personal"
        " WHERE subject = 'case/2' AND version = 2"
    )
    unguarded(target.house, *later, copy, 'UPDATE "case" SET version = version + 1 WHERE id = 2')


def restore_an_old_copy_of_all_there_is(target: Target) -> None:
    target.early()
    for what in ("", ".signed", ".pub"):
        target.beside(what).unlink()


def rewrite_everything_and_leave_no_checkpoint(target: Target) -> None:
    rewrite(target)
    target.beside(".signed").unlink()


def rewrite_everything_and_sign_with_another_key(target: Target) -> None:
    rewrite(target)
    target.beside().write_text("Qk" * 21 + "Q=\n")
    target.sign_again()


def rewrite_everything_and_sign_with_the_real_key(target: Target) -> None:
    rewrite(target)
    target.sign_again()


def rewrite(target: Target, subject: str = "case/1", version: int = 2) -> None:
    """An event says something else, and its case and the tree are made to fit again."""
    forger = target.forger
    forger.change(subject, version, act="invented")
    forger.chain(subject)
    forger.write()


def edit_a_table_only(target: Target) -> None:
    unguarded(target.house, "UPDATE \"case\" SET complainant = 'Somebody' WHERE id = 2")


def rewrite_the_tail_that_nobody_saw(target: Target) -> None:
    rewrite(target, version=target.tip)


MEASURED: tuple[Attack, ...] = (
    edit_a_body,
    edit_and_rehash_one_event,
    edit_and_chain_to_the_tip,
    delete_in_the_middle,
    delete_in_the_middle_and_chain,
    truncate_and_forget_the_tables,
    truncate_the_tail_that_nobody_saw,
    truncate_past_the_checkpoint,
    truncate_past_the_checkpoint_and_sign_again,
    drop_a_whole_case,
    swap_two_events_of_two_cases,
    insert_an_event_in_the_past,
    restore_an_old_copy_of_all_there_is,
    rewrite_everything_and_leave_no_checkpoint,
    rewrite_everything_and_sign_with_another_key,
    rewrite_everything_and_sign_with_the_real_key,
    edit_a_table_only,
    rewrite_the_tail_that_nobody_saw,
)
