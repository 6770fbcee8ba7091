"""What the changes of an example aim at, and whether the report that it starts from has it."""

from collections.abc import Iterable, Sequence

from reportlint.format import Format
from reportlint.messages import Message
from reportlint.rulefiles.changes import Change
from reportlint.rulefiles.errors import Fault, cut, hint
from reportlint.rulefiles.paths import path_hint

_STANDARD = "gid2021"

_NO_CELL = Message(
    zh="例子的报告没有单元格 {name}（路径见 docs/formats.md）{hint}",
    en="the report of the example has no cell {name} (docs/formats.md lists them){hint}",
)
_NOT_THERE = Message(
    zh="例子的报告没有 {name}{hint}；可用：{known}",
    en="the report of the example has no {name}{hint}; known: {known}",
)
_MOST_LISTED = 20


def faults_of(changes: Iterable[Change], forms: Sequence[Format]) -> list[Fault]:
    """Return what is wrong with what changes aim at, with suggestions."""
    listed = tuple(changes)
    return [
        fault
        for is_earlier in (True, False)
        for fault in _faults([item for item in listed if item.is_earlier is is_earlier], forms)
    ]


def _faults(changes: Sequence[Change], forms: Sequence[Format]) -> list[Fault]:
    """Return what is wrong with what the changes of one report aim at."""
    chosen = [change.edit.target for change in changes if change.edit.kind == "form"]
    form = next((item for item in forms if item.id == (chosen or [_STANDARD])[-1]), None)
    if form is None:
        at = next(change.at for change in changes if change.edit.kind == "form")
        return [Fault(at, _no_name(chosen[-1], [item.id for item in forms]))]
    faults = []
    for at, edit, _ in changes:
        if edit.kind == "cell" and edit.target not in form.reading_order:
            close = path_hint(edit.target, form)
            faults.append(Fault(at, _NO_CELL.format(name=cut(edit.target), hint=close)))
        names = _names(edit.kind, form)
        if names and edit.target not in names:
            faults.append(Fault(at, _no_name(edit.target, names)))
    return faults


def _names(kind: str, form: Format) -> list[str]:
    """Return what changes of a kind may aim at, nothing where that is told elsewhere."""
    sections = [section.id for section in form.sections]
    match kind:
        case "no-section":
            return sections
        case "sentence":
            return ["title", "preamble", *sections]
        case "no-table":
            return [table.id for table in form.tables]
        case "no-row":
            return [f"{table.id}.{row.id}" for table in form.tables for row in table.rows()]
        case "no-column":
            return [
                f"{table.id}.{column.id}"
                for table in form.tables
                for block in table.blocks
                for column in block.columns
            ]
    return []


def _no_name(name: str, known: Sequence[str]) -> Message:
    listed = " ".join(dict.fromkeys(known[:_MOST_LISTED])) + " …" * (len(known) > _MOST_LISTED)
    return _NOT_THERE.format(name=cut(name), hint=hint(name, known), known=listed)
