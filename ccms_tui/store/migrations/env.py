"""What Alembic runs: in the transaction of whoever asked, so that a change is made whole or not at all."""

from alembic import context
from sqlmodel import SQLModel

import ccms_tui.models as _tables  # noqa: F401 whoever imports the models has their tables in the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
