"""The packs that two people have put to use, read from the record."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sqlmodel import Session, col, select

from ccms_tui.models import Adoption, PackText
from ccms_tui.rules.adopting import AdoptionStatus
from ccms_tui.rules.regimes import Regime
from ccms_tui.store.packs import Version, regime_from


class Adopted(NamedTuple):
    """Every version that was adopted, and those for new cases in the order in which they were."""

    versions: Mapping[Version, Regime]
    for_new: tuple[Regime, ...]
    """Each in force from the day that it was adopted for."""


def adopted(session: Session) -> Adopted:
    """What was adopted before this transaction; asked once in it."""
    if "adopted" not in session.info:
        session.info["adopted"] = _adopted(session)
    found: Adopted = session.info["adopted"]
    return found


def _adopted(session: Session) -> Adopted:
    same = col(PackText.sha256) == Adoption.sha256
    wanted = select(col(Adoption.from_on), col(PackText.text)).join(PackText, same)
    wanted = wanted.where(Adoption.status == AdoptionStatus.ADOPTED)
    found = session.exec(wanted.order_by(col(Adoption.decided_at), col(Adoption.id))).all()
    read = [(from_on, _read(text)) for from_on, text in found]
    versions = {(pack.id, pack.version): pack for _, pack in read}
    return Adopted(versions, tuple(replace(pack, in_force_from=day) for day, pack in read if day))


@lru_cache(maxsize=200)
def _read(text: str) -> Regime:
    """The pack that a text is; the same texts come with every transaction."""
    return regime_from(text)
