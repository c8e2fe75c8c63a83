"""A corrective action on its way: asked for against a cause, and done or still open."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from ccms_tui.demo.moments import Moments
from ccms_tui.demo.stories import Action
from ccms_tui.demo.telling import Act, Do, Telling
from ccms_tui.desk.actions import AddAction, CompleteAction

AFTERNOON = timedelta(hours=5)


class Mending:
    """One action; of a story that is not told it says nothing."""

    def __init__(self, action: Action, moments: Moments, do: Do, opened: Mapping[str, Telling]) -> None:
        self._action, self._moments, self._do, self._opened = action, moments, do, opened

    def acts(self) -> Iterator[Act]:
        """Asking for it, and its end, each with when it happens."""
        yield self._moments.back(self._action.days_ago, AFTERNOON), self._ask
        if self._action.done_days_ago is not None:
            yield self._moments.back(self._action.done_days_ago, AFTERNOON), self._complete

    def _ask(self) -> None:
        said = self._action
        opened = self._opened.get(said.case or "")
        known = {"reference": opened.said["reference"]} if opened else {}
        due = self._moments.now.date() + timedelta(days=said.due)
        made = self._do(said.who, AddAction, {**said.texts, **known}, due_on=due).made
        self._number = int(made["action"])

    def _complete(self) -> None:
        self._do(
            self._action.who, CompleteAction, {"result": self._action.result}, action=self._number, seen=1
        )
