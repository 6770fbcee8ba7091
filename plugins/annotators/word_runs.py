"""Cut the runs of a Word file, so that a comment may begin and end at any character."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from reportlint.plugins.annotators.word_places import Character
from reportlint.plugins.readers.office import child, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
# What may stand between a paragraph and a run where the marks of a comment may stand as well.
_AROUND_RUNS = frozenset(
    ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple")
) | {"dir", "bdo"}


class Runs:
    """The runs of a document, cut before some characters."""

    def __init__(self, cuts: Iterable[Character]) -> None:
        by_run: dict[Element, dict[Element, set[int]]] = defaultdict(lambda: defaultdict(set))
        for element, number in cuts:
            run = markable(element)
            if run is element.getparent() and not _ends_blank(element):
                by_run[run][element].add(number)
        self._parts: dict[Element, list[tuple[int, Element]]] = {}
        for run, numbers in by_run.items():
            self._cut(run, numbers)

    def holding(self, place: Character) -> "Element":
        """Return the run that holds a character, or what stands around one that was not cut."""
        parts = self._parts.get(place.element, [(0, place.element)])
        return markable(next(part for start, part in reversed(parts) if start <= place.number))

    def _cut(self, run: "Element", cuts: dict["Element", set[int]]) -> None:
        """Move what stands behind a cut into a run of its own."""
        properties = child(run, "rPr")
        current, is_empty, is_over = run, True, False
        for item in [item for item in run if item is not properties]:
            here = cuts.get(item, set())
            self._parts[item] = _pieces(item, here)
            for start, piece in self._parts[item]:
                if not is_empty and (is_over or start in here):
                    current = _following(current, properties)
                current.append(piece)
                is_empty = is_over = False
            is_over = len(item.text or "") in here


def markable(element: "Element") -> "Element":
    """Return what the marks of a comment may stand around: the run of an element.

    In a text box or a formula there may be none: then it is what the paragraph has there.
    """
    line = [element, *element.iterancestors()]
    paragraphs = [number for number, item in enumerate(line) if local(item) == "p"]
    inside = line[: paragraphs[-1]]
    is_plain = len(paragraphs) == 1 and all(local(item) in _AROUND_RUNS for item in inside[2:])
    return inside[1] if is_plain and local(inside[1]) == "r" else inside[-1]


def _ends_blank(element: "Element") -> bool:
    """Tell whether a text has blanks at its ends that Word does not show, and would when cut."""
    text = element.text or ""
    return element.get(_PRESERVE) != "preserve" and text != text.strip(_BLANKS)


def _pieces(item: "Element", cuts: Collection[int]) -> list[tuple[int, "Element"]]:
    """Return an element in pieces, with the number of the first character of each."""
    text = item.text or ""
    starts = [0, *sorted(number for number in cuts if 0 < number < len(text))]
    if len(starts) == 1:
        return [(0, item)]
    pieces = [item, *(deepcopy(item) for _ in starts[1:])]
    for piece, start, end in zip(pieces, starts, [*starts[1:], len(text)], strict=True):
        piece.text = text[start:end]
        piece.set(_PRESERVE, "preserve")
    return list(zip(starts, pieces, strict=True))


def _following(run: "Element", properties: "Element | None") -> "Element":
    """Return a new run behind another, with the same properties."""
    new = run.makeelement(run.tag, nsmap=run.nsmap)
    if properties is not None:
        new.append(deepcopy(properties))
    run.addnext(new)
    return new
