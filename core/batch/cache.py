"""Keeps what was found in a file for the next run."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from time import time

from reportlint.engine import Loaded
from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.summary import Counts

_NAME = "cache-1.sqlite"
_WAIT_SECONDS = 60
_KEPT_SECONDS = 90 * 24 * 60 * 60
_BROKEN = Message(
    zh="缓存 {path} 不可用：{why}；可用 reportlint cache clear 清除，或换一个 --cache-dir",
    en="the cache {path} cannot be used: {why}; `reportlint cache clear` empties it, "
    "or name another --cache-dir",
)
_TABLE = """
create table if not exists done (key text primary key, value text not null, used integer not null)
"""


class Cache:
    """Pieces and counts of files, by a key of all that they depend on.

    folder is where it is kept; environment stands for everything but the file: the code of
    reportlint and of all plugins, the settings, the forms of the outputs. A cache that is opened
    by several processes at a time is as good.
    """

    def __init__(self, folder: Path, environment: str) -> None:
        self._path = folder / _NAME
        self._environment = environment
        self._connection: sqlite3.Connection | None = None

    def key(self, loaded: Loaded) -> str:
        """Return the key of a file: of its name, its bytes, and what is said of it beside it."""
        parts = [self._environment, loaded.name, repr(loaded.sidecar)]
        digest = sha256(json.dumps(parts).encode("utf-8"))
        digest.update(loaded.data)
        return digest.hexdigest()

    def get(self, key: str) -> tuple[tuple[str, ...], Counts] | None:
        """Return the pieces and counts that are kept under a key, None where there are none."""
        with self._opened() as connection:
            row = connection.execute("select value from done where key = ?", (key,)).fetchone()
        if row is None:
            return None
        pieces, counts = json.loads(row[0])
        return tuple(pieces), Counts.from_fields(counts)

    def put(self, key: str, pieces: tuple[str, ...], counts: Counts) -> None:
        """Keep pieces and counts under a key."""
        value = json.dumps((pieces, counts.fields()))
        with self._opened() as connection, connection:
            row = (key, value, int(time()))
            connection.execute("insert or replace into done values (?, ?, ?)", row)

    def tidy(self) -> None:
        """Let go of what was written long ago."""
        with self._opened() as connection, connection:
            connection.execute("delete from done where used < ?", (int(time()) - _KEPT_SECONDS,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Give the connection of this process; it is opened when it is first needed."""
        try:
            if self._connection is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
                self._connection.execute("pragma journal_mode = wal")
                self._connection.execute("pragma synchronous = normal")
                self._connection.execute(_TABLE)
            yield self._connection
        except (sqlite3.Error, OSError, ValueError) as error:
            message = _BROKEN.format(path=self._path, why=reason(error))
            raise UsageError(message, culprit=str(self._path)) from error


def clear(folder: Path) -> bool:
    """Take the cache in a folder away; tell whether there was one."""
    found = [path for path in folder.glob(f"{_NAME}*") if path.is_file()]
    for path in found:
        path.unlink()
    return bool(found)


def count(folder: Path) -> int:
    """Return how many files a cache knows."""
    if not (folder / _NAME).is_file():
        return 0
    with closing(sqlite3.connect(folder / _NAME)) as connection:
        connection.execute(_TABLE)
        (number,) = connection.execute("select count(*) from done").fetchone()
    return int(number)
