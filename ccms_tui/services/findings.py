"""What was once found on a point is kept beside what is found on it now."""

from ccms_tui.models import PastFinding, Point
from ccms_tui.services.work import Work


def end_finding(work: Work, row: Point, why: str | None = None) -> None:
    """Put what is found on a point with what was found on it before, if anything is."""
    if not row.finding:
        return
    earlier = [past.number for past in work.dossier.rows(PastFinding) if past.point == row.number]
    work.dossier.add(
        PastFinding(
            case_id=row.case_id,
            point=row.number,
            number=max(earlier, default=0) + 1,
            finding=row.finding,
            reason=row.reason,
            evidence=row.evidence,
            found_by=row.found_by,
            found_at=row.found_at,
            ended_by=work.actor.id,
            ended_at=work.now,
            why=why,
        )
    )
