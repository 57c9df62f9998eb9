"""The tables of a board in TinyDB, over the storage that commits them.

They are needed for changes; whoever only reads the board takes what the storage has read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from jobboard_tui.storage.atomic_storage import BoardStorage

Storage.register(BoardStorage)


class RecordTable(Table):
    """A table whose ids are strings that the caller gives."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    def put(self, records: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Put several records under their ids in one write; None takes one out.

        TinyDB's public verbs write the file once for the changed and once more for the removed.
        """

        def update(table: dict[Any, Any]) -> None:
            for key, record in records.items():
                if record is None:
                    table.pop(key, None)
                else:
                    table[key] = record

        self._update_table(update)


class Database(TinyDB):
    """A TinyDB of such tables."""

    table_class = RecordTable

    def records(self, name: str) -> RecordTable:
        """The table of that name."""
        return cast(RecordTable, self.table(name))


def database_over(storage: BoardStorage) -> Database:
    """Return the tables of what a storage holds."""
    return Database(storage=lambda: storage)
