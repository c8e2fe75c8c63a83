"""What SQLAlchemy compiled for one database holds for all of a kind, for the tests open thousands of them."""

from typing import Any

from sqlalchemy import Connection, Dialect, Engine, event

COMPILED: dict[Any, Any] = {}
"""Every statement as it is sent, by its shape and the dialect it is for."""
SPOKEN: dict[object, Dialect] = {}
"""The first dialect of each kind that met its server: what was compiled for one is not found for another."""


@event.listens_for(Engine, "engine_connect")
def _speak_alike(connection: Connection) -> None:
    """Have every connection look where the first of its kind left what it compiled."""
    own = connection.dialect
    connection.dialect = SPOKEN.setdefault((own.name, own.server_version_info), own)
    connection.execution_options(compiled_cache=COMPILED)
