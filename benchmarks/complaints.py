"""Complaints that do not exist: always the same ones, and no two alike."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

from ccms_tui.desk.opening import Open
from ccms_tui.rules.words import Channel, Risk

FIRST = ("Ada", "Ben", "Chidi", "Dara", "Elif", "Femi", "Gwen", "Hugo", "Ines", "Jun", "Kofi", "Lena", "Musa")
LAST = ("Abara", "Brandt", "Castro", "Dunne", "Eriksen", "Farouk", "Grant", "Holm", "Ito", "Jansen", "Kaya")
ABOUT = (
    ("billing", "Charged again after cancelling, and the refund that was promised never came"),
    ("delay", "Waited three weeks for an engineer who did not come on either day"),
    ("product", "The cover that was sold does not cover what it was sold for"),
    ("policy", "Claim refused under a clause that was not in the papers"),
    ("conduct", "Spoken to rudely on the phone and then cut off"),
)
SAID = (
    "I rang on the third and was told that all was settled. It was not. On the eighth the money was taken "
    "again, and when I rang a second time nobody could find a record of the first call. I have been with you "
    "for eleven years and this is the second time this year that I have had to write about the same thing. "
    "I would like the money back, and somebody to tell me what went wrong and that it will not happen again."
)
COLUMNS = (
    "Complaint ID", "Date received", "Complainant", "Account", "Summary", "Complaint", "Submitted via",
    "Category", "Product", "Point", "Branch", "Region",
)  # fmt: skip


def name(number: int) -> str:
    """Who complains."""
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    return f"{first} {last} {number // (len(FIRST) * len(LAST))}".removesuffix(" 0")


def opening(number: int, received: datetime | None = None, source: str | None = None) -> Open:
    """One complaint as a command."""
    category, about = ABOUT[number % len(ABOUT)]
    return Open(
        complainant=name(number),
        summary=f"{about} ({number})",
        channel=tuple(Channel)[number % 5],
        received=received,
        own_words=f"{SAID} My reference is {number}.",
        account=account(number),
        point=(about,),
        category=category,
        product="Home cover",
        risk=tuple(Risk)[number % 3],
        source=source and f"{source}:{number}",
        detail=(f"branch=Branch {number % 40}", f"region=Region {number % 7}"),
    )


def account(number: int) -> str:
    """Their account, which nobody else has."""
    return f"{number // 100:05d}-{number % 100:02d}"


def as_table(path: Path, count: int, last: datetime) -> None:
    """The same complaints as a file of separated values."""
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for number in range(1, count + 1):
            one = opening(number, last - timedelta(minutes=number))
            assert one.received, "given above"
            rows.writerow(
                (
                    number, one.received.date(), one.complainant, one.account, one.summary, one.own_words,
                    one.channel, one.category, one.product, one.point[0],
                    *(each.partition("=")[2] for each in one.detail),
                )
            )  # fmt: skip
