"""Places in a Word file."""

from dataclasses import dataclass, replace
from typing import ClassVar

from reportlint import Message, Origin

_PARAGRAPH = Message(zh="第{paragraph}段", en="paragraph {paragraph}")
_CELL = Message(
    zh="第{table}张表第{row}行第{column}列", en="table {table}, row {row}, column {column}"
)
_IN_CONTROL = Message(zh="第{control}个内容控件中{place}", en="content control {control}, {place}")
_IN_CELL = Message(zh="{place}单元格内{nested}", en="{place}, in that cell {nested}")


@dataclass(frozen=True)
class WordParagraph(Origin):
    """A paragraph, counted from 1 among those outside of tables.

    control: the content control of the document that it stands in and is counted in.
    """

    kind: ClassVar[str] = "word-paragraph"
    paragraph: int
    control: int | None = None

    def message(self) -> Message:
        """Return the number of the paragraph."""
        return _controlled(_PARAGRAPH.format(paragraph=self.paragraph), self.control)


@dataclass(frozen=True)
class WordCell(Origin):
    """A cell by the number of its table, its row, and the first column it takes up, from 1.

    control: the content control of the document that the table stands in and is counted in.
    nested: the place in the cell, where that holds a table of its own.
    """

    kind: ClassVar[str] = "word-cell"
    table: int
    row: int
    column: int
    control: int | None = None
    nested: "WordCell | None" = None

    def message(self) -> Message:
        """Return table, row and column."""
        place = _CELL.format(table=self.table, row=self.row, column=self.column)
        if self.nested is not None:
            place = _IN_CELL.format(place=place, nested=self.nested.message())
        return _controlled(place, self.control)

    def holding(self, inner: "WordCell") -> "WordCell":
        """Return the place of a cell of a table in this cell."""
        return replace(self, nested=self.nested.holding(inner) if self.nested else inner)


def _controlled(place: Message, control: int | None) -> Message:
    return place if control is None else _IN_CONTROL.format(control=control, place=place)
