"""Bind a condition to a format: its paths to cells, its loops to columns and rows."""

from dataclasses import dataclass, field
from itertools import product

from reportlint.format import Format
from reportlint.messages import Message
from reportlint.rulefiles.arithmetic import Constant, Extreme, Previous, Rounded, Worked
from reportlint.rulefiles.claims import Both, CellState, Claim, Comparison, Not, Saying, TextState
from reportlint.rulefiles.errors import Fault, hint
from reportlint.rulefiles.figures import CellCount, CellSum, FactFigure, Figure, WordCount
from reportlint.rulefiles.instances import Bound, Instance
from reportlint.rulefiles.nodes import (
    Binary,
    Call,
    Cells,
    Compared,
    CountCells,
    CountWords,
    FactOf,
    InState,
    Literal,
    Logic,
    Negated,
    Node,
    Says,
    Statement,
    Text,
)
from reportlint.rulefiles.passages import WHOLE_TEXTS, Passage
from reportlint.rulefiles.paths import Subject, cells_at, filled, path_hint, subjects_of

_MOST_CELLS = 20_000
_MOST_FAULTS = 20

_NO_CELL = Message(
    zh="{form} 没有单元格 {path}（路径见 docs/formats.md）{hint}",
    en="{form} has no cell {path} (docs/formats.md lists the paths){hint}",
)
_NO_CELLS = Message(
    zh="{form} 没有符合 {path} 的单元格：每个 * 代表两点之间的一段{hint}",
    en="no cell of {form} fits {path}: each * stands for one part between dots{hint}",
)
_NO_LOOP = Message(
    zh="{path} 中的占位须在 for each column 或 for each row 之内，只能是 {{column}} 或 {{row}}",
    en="{path} needs to stand in for each column or for each row, with {{column}} or {{row}}",
)
_NO_TABLE = Message(zh="{form} 没有表 {table}{hint}", en="{form} has no table {table}{hint}")
_NO_SECTION = Message(
    zh="{form} 没有部分 {section}{hint}；可用：{known}",
    en="{form} has no section {section}{hint}; known: {known}",
)
_TOO_MUCH = Message(
    zh=f"条件要看的单元格超过 {_MOST_CELLS} 个",
    en=f"the condition looks at more than {_MOST_CELLS} cells",
)


def bind(
    statement: Statement,
    form: Format,
    when: Statement | None = None,
    *,
    most: int = _MOST_FAULTS,
) -> Bound:
    """Return what a condition is in a format; when is a condition of its own, without loops.

    Where a table has a cell for some columns or rows only, the others are left out. most is how
    many faults are wanted: to look for what was meant takes far longer than to bind.
    """
    choices = []
    for loop in statement.loops:
        found = subjects_of(form, loop.table, loop.axis)
        if found is None:
            close = hint(loop.table, [table.id for table in form.tables])
            message = _NO_TABLE.format(form=form.id, table=loop.table, hint=close)
            return Bound((), (Fault(loop.table_at, message),))
        choices.append(found)
    axes = [loop.axis for loop in statement.loops]
    instances: list[Instance] = []
    unfit: Bound | None = None
    left = _MOST_CELLS
    for subjects in product(*choices):
        # What does not fit is told once: of the first column or row that it does not fit.
        wanted = 0 if unfit else most
        binder = _Binder(form, dict(zip(axes, subjects, strict=True)), left, wanted)
        bound = binder.bound(statement, when)
        left = binder.left
        if isinstance(bound, Instance):
            instances.append(bound)
        elif left <= 0:
            return Bound((), (Fault(0, _TOO_MUCH),))
        else:
            unfit = unfit or bound
    return Bound(tuple(instances)) if instances or unfit is None else unfit


class _UnfitError(Exception):
    """Ends the binding of a condition that does not fit."""


@dataclass
class _Binder:
    """Turns nodes into figures and claims of a format; what does not fit is a fault."""

    form: Format
    subjects: dict[str, Subject]
    left: int
    most: int
    faults: list[Fault] = field(default_factory=list)

    def bound(self, statement: Statement, when: Statement | None) -> Instance | Bound:
        """Return the condition for these subjects, or its faults, as many as are wanted."""
        of_when: list[Fault] = []
        try:
            extra = self.claim(when.claim) if when else None
            of_when = list(self.faults)
            inner = self.claim(statement.condition) if statement.condition else None
            claim = self.claim(statement.claim)
        except _UnfitError:
            return Bound((), tuple(of_when or self.faults), bool(of_when))
        if self.faults:
            return Bound((), tuple(of_when or self.faults), bool(of_when))
        condition = Both("and", extra, inner) if extra and inner else extra or inner
        return Instance(self.subjects, condition, claim)

    def claim(self, node: Node) -> Claim:
        match node:
            case Compared(sign=sign, left=left, right=right, tolerance=tolerance):
                near = self.figure(tolerance) if tolerance else None
                return Comparison(sign, self.figure(left), self.figure(right), near)
            case Logic(word=word, left=left, right=right):
                return Both(word, self.claim(left), self.claim(right))
            case Negated(claim=claim):
                return Not(self.claim(claim))
            case InState(target=Cells() as cells, state=state):
                return CellState(self.cells(cells)[0], state)
            case InState(target=Text() as text, state=state):
                return TextState(self.passage(text), state)
            case Says(text=text, wanted=wanted):
                return Saying(self.passage(text), wanted)
        raise AssertionError(node)  # the reader makes no other claims

    def figure(self, node: Node) -> Figure:
        match node:
            case Literal(value=value):
                return Constant(value)
            case Cells():
                return CellSum(self.cells(node))
            case FactOf(topic=topic, acts=acts, applicant=applicant):
                return FactFigure(topic, acts, applicant)
            case Binary(sign=sign, left=left, right=right):
                return _added(sign, self.figure(left), self.figure(right))
            case CountCells(path=path, state=state):
                return CellCount(self.cells(path), state)
            case CountWords(text=text, wanted=wanted):
                return WordCount(self.passage(text), wanted)
            case Call():
                return self.call(node)
        raise AssertionError(node)  # the reader makes no other numbers

    def call(self, node: Call) -> Figure:
        first = node.arguments[0]
        match node.function:
            case "previous":
                return Previous(self.figure(first))
            case "abs":
                return Rounded(self.figure(first), None)
            case "round":
                return Rounded(self.figure(first), node.decimals)
            case "sum":
                total, *others = [self.figure(part) for part in node.arguments]
                for other in others:
                    total = _added("+", total, other)
                return total
        several: list[Figure] = []
        for part in node.arguments:
            if isinstance(part, Cells):
                several += (CellSum((path,)) for path in self.cells(part))
            else:
                several.append(self.figure(part))
        return Extreme(node.function, tuple(several))

    def cells(self, node: Cells) -> tuple[str, ...]:
        """Return the cells at a path, at least one: any, with a fault, where there are none."""
        path = filled(node.path, self.subjects)
        found = cells_at(self.form, path) if path is not None else ()
        self.left -= len(found)
        if self.left <= 0:
            raise _UnfitError
        return found or self.no_cell(node, path)

    def no_cell(self, node: Cells, path: str | None) -> tuple[str, ...]:
        """Note that there is no cell at a path, None where it says more than its loops."""
        self.look_for_more()
        message = _NO_LOOP.format(path=node.path)
        if path is not None:
            close = path_hint(path, self.form)
            message = _NO_CELLS if "*" in path else _NO_CELL
            message = message.format(form=self.form.id, path=path, hint=close)
        self.faults.append(Fault(node.at, message))
        return ("?",)

    def look_for_more(self) -> None:
        """End the binding where enough faults were found."""
        if len(self.faults) >= self.most:
            raise _UnfitError

    def passage(self, text: Text) -> Passage:
        """Return the passage that a text is, with the heading of its section."""
        known = [section.id for section in self.form.sections]
        title = WHOLE_TEXTS.get(text.section, "")
        if text.section in known:
            title = self.form.section(text.section).heading
        elif not title:
            self.look_for_more()
            every = (*known, *WHOLE_TEXTS)
            message = _NO_SECTION.format(
                form=self.form.id,
                section=text.section,
                hint=hint(text.section, every),
                known=" ".join(every),
            )
            self.faults.append(Fault(text.at, message))
        return Passage(text.section, title, text.after, text.before)


def _added(sign: str, left: Figure, right: Figure) -> Figure:
    """Return two numbers worked out; sums of cells become one sum."""
    match sign, left, right:
        case "+", CellSum(paths=one), CellSum(paths=two) if not {*one} & {*two}:
            return CellSum((*one, *two))
    return Worked(sign, left, right)
