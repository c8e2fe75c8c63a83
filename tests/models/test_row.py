"""Rows are made whole."""

from datetime import UTC, datetime

import pytest

from ccms_tui.models import Note, User

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_what_is_not_said_is_empty_where_it_may_be() -> None:
    made = User(id=1, version=1, name="Ana", account=7, active=True, joined_at=NOW)
    assert (made.name, made.deputy, made.manager) == ("Ana", None, None)


def test_a_row_without_a_column_that_it_needs_is_not_made() -> None:
    with pytest.raises(TypeError, match="Note is made without at, by"):
        Note(case_id=1, number=1, text="Rang.")  # type: ignore[call-arg]  # it is what is tried


def test_a_row_with_a_column_that_there_is_not_is_not_made() -> None:
    with pytest.raises(TypeError, match="Note has no colour"):
        Note(case_id=1, number=1, text="Rang.", by=1, at=NOW, colour="red")  # type: ignore[call-arg]  # so


def test_a_row_that_was_made_tells_what_changes() -> None:
    made = Note(case_id=1, number=1, text="Rang.", by=1, at=NOW)
    made.text = "Rang twice."
    assert Note.model_validate(made.model_dump()).text == "Rang twice."
