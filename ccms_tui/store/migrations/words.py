"""What a change says to each database lies beside it, as SQL in that database's own words."""

from pathlib import Path

from alembic import op


def say(change: str) -> None:
    """Carry out the SQL that lies beside the file of a change, statement by statement."""
    connection, file = op.get_bind(), Path(change)
    script = file.with_name(f"{file.name.partition('_')[0]}_{connection.dialect.name}.sql")
    for statement in script.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
