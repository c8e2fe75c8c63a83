"""What the rules may know of what was said between the complainant and us."""

from functools import cached_property

from ccms_tui.models import Communication, Task
from ccms_tui.rules.words import LetterKind, TaskKind
from ccms_tui.services.kept import KeepingFacts


class LetterFacts(KeepingFacts):
    """Letters that were sent, and what came in that waits; each is read when it is first asked for."""

    @cached_property
    def final_responses(self) -> tuple[str, ...]:
        sent = self._dossier.this_round(Communication)
        return tuple(row.text for row in sent if row.kind is LetterKind.FINAL_RESPONSE)

    @cached_property
    def letters(self) -> frozenset[LetterKind]:
        return frozenset(row.kind for row in self._dossier.this_round(Communication))

    @cached_property
    def unanswered(self) -> bool:
        return any(row.waits_for(TaskKind.ANSWER) for row in self._dossier.rows(Task))
