"""The cells of a format that a path in a condition stands for."""

import re
from functools import lru_cache
from typing import NamedTuple

from reportlint.format import Format
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.rulefiles.errors import hint

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


class Subject(NamedTuple):
    """What a loop is at: the id of a column or a row, and its label."""

    id: str
    label: str


def filled(path: str, subjects: dict[str, Subject]) -> str | None:
    """Return a path with {column} and {row} filled, None where one stands outside of its loop."""
    if set(_PLACEHOLDER.findall(path)) - subjects.keys():
        return None
    return _PLACEHOLDER.sub(lambda match: subjects[match[1]].id, path)


def cells_at(form: Format, path: str) -> tuple[str, ...]:
    """Return the paths that a path with * stands for: each * for one part between dots."""
    if "*" not in path:
        return (path,) if path in form.reading_order else ()
    return _fitting(form, path)


def path_hint(path: str, form: Format) -> Message:
    """Return a suggestion for a path that no cell of a form has."""
    table = path.partition(".")[0]
    beside = [known for known in form.reading_order if known.startswith(f"{table}.")]
    return hint(path, beside or form.reading_order)


@lru_cache(maxsize=4096)
def _fitting(form: Format, path: str) -> tuple[str, ...]:
    wanted = path.split(".")
    return tuple(known for known in form.paths() if _fits(known.split("."), wanted))


def subjects_of(form: Format, table_id: str, axis: str) -> tuple[Subject, ...] | None:
    """Return the columns or the rows of a table, None where there is no such table."""
    table = next((item for item in form.tables if item.id == table_id), None)
    if table is None:
        return None
    if axis == "row":
        return tuple(Subject(row.id, row.label) for row in table.rows() if not row.parts)
    columns = (column for block in table.blocks for column in block.columns)
    return tuple({item.id: Subject(item.id, item.label) for item in columns}.values())


def standing(paths: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """Return the cells that stand in a report for some of its form.

    A form may have one row for several: that row stands for them where all of them are wanted,
    and they stand for it.
    """
    form = report.format
    found: dict[str, None] = {}
    for path in paths:
        whole = form.wholes.get(path)
        if path in report.cells or report.is_unparsed(path):
            found[path] = None
        elif path in form.parts:
            found |= dict.fromkeys(form.parts[path])
        elif whole is not None and whole in report.cells and set(form.parts[whole]) <= set(paths):
            found[whole] = None
        else:
            found[path] = None
    return tuple(found)


def _fits(known: list[str], wanted: list[str]) -> bool:
    return len(known) == len(wanted) and all(
        part in ("*", other) for other, part in zip(known, wanted, strict=True)
    )
