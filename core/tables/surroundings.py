"""What stands over the rows of a table: its header, and what is said above it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportlint.messages import Message
from reportlint.tables.gathering import TableReader
from reportlint.tables.headers import has_columns, last_lines, other_unit, other_year
from reportlint.tables.places import Place
from reportlint.tables.rows import Line
from reportlint.tables.unread import NO_HEADER, OTHER_ORDER, OTHER_UNIT, OTHER_YEAR


@dataclass
class Surroundings:
    """The words over the blocks of the tables that a reader gathered; lines are their rows."""

    tables: TableReader
    lines: Sequence[Line]
    _doubts: dict[str, tuple[Message, str]] = field(default_factory=dict)

    def look(self) -> None:
        """Find out which headers are not those of the form, or of the year of the report."""
        places = {line.place.header: line.place for line in self.lines}
        years: dict[str, str] = {}
        for place in places.values():
            years |= self._other_years(place)
        units = self._other_units(places.values())
        for header, place in places.items():
            if not self._has_header(place):
                self._doubts[header] = NO_HEADER, ""
            elif said := years.get(place.table.id) or years.get(header):
                self._doubts[header] = OTHER_YEAR, said
            elif said := units.get(header):
                self._doubts[header] = OTHER_UNIT, said
            elif not self._in_order(place):
                self._doubts[header] = OTHER_ORDER, ""

    def doubt(self, place: Place) -> tuple[Message, str] | None:
        """Return why the values under a header are not read, and what is said there, or None."""
        return self._doubts.get(place.header)

    def _has_header(self, place: Place) -> bool:
        """Tell whether the header over a block of rows names its columns as the form does."""
        since, first, last = self.extent(place)
        labels = self.tables.columns[place.table.id]
        return has_columns(
            place.block,
            [label for label in labels if since <= label.span.start < last],
            self.tables.folded[since:first],
        )

    def extent(self, place: Place) -> tuple[int, int, int]:
        """Return where the header of a block may begin, and its first row, and where it ends."""
        own = [line for line in self.lines if line.place.block is place.block]
        starts = min(line.span.start for line in own)
        others = (line for line in self.lines if line.place.block is not place.block)
        since = max((line.span.end for line in others if line.span.end <= starts), default=0)
        return since, own[0].span.start, max(line.span.end for line in own)

    def _header_parts(self, place: Place) -> tuple[str, str]:
        """Return the last lines over the header of a block, and the header."""
        since, first, _ = self.extent(place)
        tables = self.tables
        heads = [label.span.start for label in tables.columns[place.table.id]]
        head = min((start for start in heads if since <= start < first), default=first)
        return last_lines(tables.folded[since:head]), tables.folded[head:first]

    def _other_units(self, places: Iterable[Place]) -> dict[str, str]:
        """Return what names another unit than the form has, by the header of the block.

        What stands over the first block of a table holds for those below it.
        """
        over: dict[str, str] = {}
        found = {}
        for place in places:
            above, inside = self._header_parts(place)
            over_table = over.setdefault(place.table.id, above)
            if said := other_unit(place.block, f"{over_table}\n{above}\n{inside}"):
                found[place.header] = said
        return found

    def _other_years(self, place: Place) -> dict[str, str]:
        """Return what says that a block is about another year: in its header, or over its table.

        What stands over the first block of a table holds for those below it.
        """
        tables = self.tables
        above, inside = self._header_parts(place)
        known = (key for key, role in tables.format.labels.items() if role == "COLUMN")
        labels = frozenset(known)
        said = {
            place.table.id: other_year(above, labels, tables.year),
            place.header: other_year(inside, labels, tables.year),
        }
        return {key: words for key, words in said.items() if words}

    def _in_order(self, place: Place) -> bool:
        """Tell whether the labels of a header stand in the order of the form.

        Repeated headers are compared one by one; labels that were not found as often as their
        neighbours, because they were torn, tell nothing.
        """
        seen = self.tables.columns[place.table.id]
        for order in place.orders():
            places = [[i for i, label in enumerate(seen) if label.key in keys] for keys in order]
            for one, two in pairwise(places):
                if len(one) == len(two) and any(a > b for a, b in zip(one, two, strict=True)):
                    return False
        return True
