"""A whole record as it was, put back later: what whoever has an old copy can do."""

from contextlib import closing
from pathlib import Path
from shutil import copyfile

import psycopg
from psycopg import sql

from ccms_tui.store.migrating import upgrade
from tests.conftest import House
from tests.services.backdoors import back_door, rows, unguarded

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def snapshot(house: House, folder: Path) -> None:
    """Put a copy of the database into a new folder."""
    folder.mkdir()
    file = house.premises.database.file
    if file:
        copyfile(file, folder / file.name)
        return
    for (name,) in rows(house.url, TABLES):
        (folder / str(name)).write_bytes(_out(house.url, str(name)))


def put_back(house: House, folder: Path) -> None:
    """Put what was copied in the place of what is there."""
    file = house.premises.database.file
    if file:
        house.premises.database.close()
        copyfile(folder / file.name, file)
    else:
        _tables_back(house, {copy.name: copy.read_bytes() for copy in folder.iterdir()})


def _out(url: str, table: str) -> bytes:
    wanted = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
    with psycopg.connect(url) as server, server.cursor() as cursor, cursor.copy(wanted) as out:
        return b"".join(bytes(part) for part in out)


def _tables_back(house: House, kept: dict[str, bytes]) -> None:
    unguarded(house, *(f'ALTER TABLE "{name}" DISABLE TRIGGER ALL' for name in kept))
    with psycopg.connect(house.url) as server, closing(server.cursor()) as cursor:
        for name in kept:
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        for name, content in kept.items():
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))) as back:
                back.write(content)
    back_door(house.url, *(f'ALTER TABLE "{name}" ENABLE TRIGGER ALL' for name in kept))
    upgrade(house.premises.database)
