"""Legal holds, and erasures that were asked for."""

from pathlib import Path

from alembic import op

revision = "0011"
down_revision = "0007"


def upgrade() -> None:
    script = Path(__file__).with_name(f"{revision}_{op.get_bind().dialect.name}.sql")
    for statement in script.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
