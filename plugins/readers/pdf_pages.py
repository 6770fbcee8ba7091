"""A program of its own: take the characters and rulings out of a PDF, from stdin to JSON.

It runs apart from reportlint, so that a file which makes pdfplumber loop or eat memory costs no
more than this process; and it imports nothing of reportlint, so that it starts quickly.
"""

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.layout import LTContainer
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1

# What Python and pdfplumber take themselves, before they have read anything.
_OWN_MIB = 96
# A painted rectangle that is no thicker than this is a ruling, in points.
_THICKEST = 3
_SHORTEST = 1
# A picture of fewer points in width or height shows nothing; of a page with more, all are small.
_LEAST_PICTURE = 6
_MOST_PICTURES = 50
# Each thing on a page takes up about so much: what would not fit is refused before it is there.
_THINGS_OF_MIB = 256
_WHITE = {(1,), (1, 1, 1), (0, 0, 0, 0)}

Box = tuple[float, float, float, float]


class _Counter:
    """Counts the things on a page as pdfminer finds them, before there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.found = 0

    def watch(self) -> None:
        """Look on from now on."""
        add = LTContainer.add

        def counted(container: Any, item: Any) -> None:
            self.found += 1
            if self.found > self._most:
                raise MemoryError
            add(container, item)

        LTContainer.add = counted  # type: ignore[method-assign, assignment]


class _UnreadableError(Exception):
    """A file that is not read; key says why: a limit, or the kind of the fault."""

    def __init__(self, key: str, why: str = "") -> None:
        super().__init__(why)
        self.key = key


def main() -> None:
    """Read the PDF on stdin within the limits in the first argument, write JSON to stdout."""
    limits = json.loads(sys.argv[1])
    _confine(limits)
    with open(0, "rb") as file:
        data = file.read()
    answer = _answer(data, limits)
    with open(1, "w", encoding="ascii") as file:
        json.dump(answer, file, separators=(",", ":"))


def _answer(data: bytes, limits: dict[str, int]) -> dict[str, Any]:
    try:
        return {"pages": list(_pages(data, limits))}
    except _UnreadableError as error:
        return {"error": error.key, "why": str(error)}
    except MemoryError:
        return {"error": "memory_mib", "why": ""}
    except Exception as error:  # a damaged file makes pdfminer raise anything
        return _told(error)


def _confine(limits: dict[str, int]) -> None:
    """Limit the memory and the time of this process."""
    if sys.platform == "win32":
        # Windows has no such limits but for jobs, which the standard library cannot make; the
        # limits of time and of characters hold there too.
        return
    import resource

    bytes_of_memory = (_OWN_MIB + limits["memory_mib"]) * 1024 * 1024
    # Of time as well, for the case that the process which would end this one is gone itself.
    wanted = ((resource.RLIMIT_AS, bytes_of_memory), (resource.RLIMIT_CPU, limits["seconds"] + 1))
    for kind, value in wanted:
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or value < hard:
            try:
                resource.setrlimit(kind, (value, hard))
            except (OSError, ValueError):
                continue  # macOS refuses some: what is left are the other limits


def _told(error: Exception) -> dict[str, str]:
    """Return what to say about an error of pdfminer, which pdfplumber wraps into its own."""
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    locked = isinstance(inner, PDFEncryptionError | PDFPasswordIncorrect)
    why = f"{type(inner).__name__}: {inner}".removesuffix(": ")[:200]
    # What C code says where it gets no memory.
    if isinstance(inner, MemoryError | SystemError):
        return {"error": "memory_mib", "why": ""}
    return {"error": "password" if locked else "damaged", "why": why}


def _pages(data: bytes, limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the pages of a PDF; raises _UnreadableError beyond the limits."""
    characters = 0
    rulings = 0
    counter = _Counter(_THINGS_OF_MIB * limits["memory_mib"])
    counter.watch()
    with pdfplumber.open(BytesIO(data)) as pdf:
        _check_pages(pdf.doc, limits["pages"])
        for page in pdf.pages:
            counter.found = 0
            found = _page(page)
            page.close()
            characters += len(found["characters"])
            rulings += len(found["rulings"])
            if characters > limits["characters"]:
                raise _UnreadableError("characters")
            if rulings > limits["cells"]:
                raise _UnreadableError("cells")
            yield found


def _check_pages(document: Any, most: int) -> None:
    """Raise _UnreadableError where there are too many pages, or fewer than the file says."""
    count = sum(1 for _ in islice(PDFPage.create_pages(document), most + 1))
    if count > most:
        raise _UnreadableError("pages")
    if not count:
        raise _UnreadableError("damaged", "no page found")
    # pdfminer passes over pages that it cannot find: half a report must not count as a whole one.
    said = resolve1(dict_value(document.catalog.get("Pages", {})).get("Count"))
    if isinstance(said, int) and said > count:
        raise _UnreadableError("damaged", f"{count} of {said} pages found")


def _page(page: Any) -> dict[str, Any]:
    left, top, right, bottom = page.bbox
    rulings = (_moved(ruling, left, top) for ruling in _rulings(page))
    return {
        "width": round(right - left, 2),
        "height": round(bottom - top, 2),
        "characters": [
            (char["text"], *_moved(_box(char), left, top))
            for char in page.chars
            if left <= (char["x0"] + char["x1"]) / 2 <= right
            and top <= (char["top"] + char["bottom"]) / 2 <= bottom
        ],
        "rulings": list(dict.fromkeys(rulings)),
        "images": len(page.images),
        "pictures": [_moved(box, left, top) for box in islice(_pictures(page), _MOST_PICTURES)],
    }


def _moved(box: Box, left: float, top: float) -> Box:
    x0, y0, x1, y1 = box
    return round(x0 - left, 2), round(y0 - top, 2), round(x1 - left, 2), round(y1 - top, 2)


def _box(item: dict[str, Any]) -> Box:
    return item["x0"], item["top"], item["x1"], item["bottom"]


def _pictures(page: Any) -> Iterator[Box]:
    """Yield the boxes of the pictures that may show something."""
    for image in page.images:
        x0, top, x1, bottom = box = _box(image)
        if min(x1 - x0, bottom - top) >= _LEAST_PICTURE:
            yield box


def _rulings(page: Any) -> Iterator[Box]:
    """Yield the lines that a page draws, as boxes without a width or without a height.

    Painted areas are none: Word paints one behind each shaded cell, and often a white one behind
    each line of text.
    """
    for line in page.lines:
        yield from _thin(_box(line))
    for rect in page.rects:
        x0, top, x1, bottom = _box(rect)
        if min(x1 - x0, bottom - top) <= _THICKEST:
            if rect["stroke"] or not _is_white(rect["non_stroking_color"]):
                yield from _thin((x0, top, x1, bottom))
        elif rect["stroke"]:
            yield from ((x0, y, x1, y) for y in (top, bottom))
            yield from ((x, top, x, bottom) for x in (x0, x1))
    for curve in page.curves:
        x0, top, x1, bottom = _box(curve)
        if min(x1 - x0, bottom - top) <= _THICKEST:
            # A browser paints the border of a cell that stands apart as a thin trapezium.
            if curve["stroke"] or not _is_white(curve["non_stroking_color"]):
                yield from _thin((x0, top, x1, bottom))
        elif curve["stroke"]:
            for (ax, ay), (bx, by) in zip(curve["pts"], curve["pts"][1:], strict=False):
                yield from _thin((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _thin(box: Box) -> Iterator[Box]:
    """Yield the middle line of a thin box, and nothing for slanting lines and dots."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _THICKEST and width > max(height, _SHORTEST):
        yield x0, (top + bottom) / 2, x1, (top + bottom) / 2
    elif width <= _THICKEST and height > max(width, _SHORTEST):
        yield (x0 + x1) / 2, top, (x0 + x1) / 2, bottom


def _is_white(color: Any) -> bool:
    parts = color if isinstance(color, list | tuple) else (color,)
    return all(isinstance(part, int | float) for part in parts) and tuple(parts) in _WHITE


if __name__ == "__main__":
    main()
