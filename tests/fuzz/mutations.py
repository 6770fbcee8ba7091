"""Change a file in the ways that break what reads it: by its lines, tags, objects and bytes."""

import io
import re
import warnings
from collections.abc import Callable
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

# Near the limit of characters, a text takes seconds for its length alone.
_LARGEST = 1024 * 1024
# What files of a type are made of: changes leave these units whole.
_LINES = re.compile(rb"[^\n]*\n|[^\n]+")
_CELLS = re.compile(rb"[^|\t\n ]*[|\t\n ]|[^|\t\n ]+")
_TAGS = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")
_OBJECTS = re.compile(rb"[0-9]+ [0-9]+ obj.*?endobj\s*|[^\n]*\n|[^\n]+", re.DOTALL)
_TOKENS = re.compile(rb"[^\s/\[\]()<>]+|\s+|[/\[\]()<>]")
_ELEMENT = re.compile(rb"<([\w:]+)\b[^<>]*>.*?</\1>", re.DOTALL)
_NUMBER = re.compile(rb"[0-9]+(?:\.[0-9]+)?")
_UNITS = {
    ".txt": (_LINES, _CELLS),
    ".md": (_LINES, _CELLS),
    ".html": (_TAGS, _TAGS, _CELLS),
    ".xml": (_TAGS, _TAGS, _CELLS),
    ".pdf": (_OBJECTS, _TOKENS),
}
_NUMBERS = b"0 -1 1 2 7 00 1.5 65536 16777217 2147483648 -99999999999 1e9 1e400 NaN 1,000".split()
_SIGNS = b"\0 \t \n \r \x0c | || |---| <!-- --> ]]> &#0; &lt; << >> ( ) ;;; 0.5% =A1 #REF!".split(
    b" "
)
# Words of all kinds of files: a tag of one does no harm to the others.
_WORDS = (
    *(
        "一、总体情况\n",
        "三、",
        "（一）予以公开",
        "规章 | 1 | 2 |",
        "无",
        "占总数的12.5%，",
        "/",
        "…",
        "１２",
    ),
    *("<table>", "<td colspan=65535 rowspan=65535>", "</table>", "<p hidden>", "<style>", "<br/>"),
    *("<w:gridSpan w:val='9999999'/>", '<w:vMerge w:val="continue"/>', "<w:tbl><w:tr><w:tc>"),
    *(
        "<w:sdt><w:sdtContent>",
        '<mergeCell ref="A1:XFD1048576"/>',
        '<c r="ZZZ1" t="s"><v>9</v></c>',
    ),
    *("0 0 0 0 0 0 cm ", "BT ET ", "q Q ", "1 0 R ", "[] ", "/Kids [1 0 R 2 0 R] ", "endstream\n"),
    *("/Length 99999999 ", "/Filter [/FlateDecode /FlateDecode] ", "1e9 1e9 re S "),
)
_DICTIONARY = (*_SIGNS, *_NUMBERS, *(word.encode() for word in _WORDS))
_CODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5")


class Mutator:
    """Makes broken files of one type; what it makes depends on nothing but its random source."""

    def __init__(self, suffix: str, seeds: list[bytes], random: Random) -> None:
        self._suffix = suffix
        self._seeds = seeds
        self._random = random

    def case(self) -> bytes:
        """Return a broken file."""
        random = self._random
        if random.random() < 0.03:
            start = random.choice((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"))
            return start + random.randbytes(random.choice((1, 30, 3000)))
        data = random.choice(self._seeds)
        if self._suffix in (".docx", ".xlsx") and random.random() < 0.9:
            data = self._with_parts_changed(data)
        else:
            data = self._changed(data, self._suffix)
        if self._suffix in (".txt", ".md", ".html") and random.random() < 0.2:
            return data.decode("utf-8", "replace").encode(random.choice(_CODINGS), "replace")
        return data if random.random() < 0.9 else self._bytes_changed(data)

    def _with_parts_changed(self, data: bytes) -> bytes:
        """Return an Office file with some of its parts changed, left out or there twice."""
        random = self._random
        with ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
        # Mostly the part that has the text: the others are small or not looked at.
        parts.sort(key=lambda part: len(part[1]), reverse=True)
        for _ in range(random.choice((1, 1, 2, 4))):
            place = min(int(random.expovariate(0.5)), len(parts) - 1)
            name, part = parts[place]
            fate = random.random()
            if fate < 0.03:
                del parts[place]
            elif fate < 0.06:
                parts.append((f"{name}2" if fate < 0.05 else name.upper(), part))
            else:
                parts[place] = name, self._changed(part, ".xml")
        file = io.BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # two parts of one name are on purpose
            for name, part in parts:
                archive.writestr(name, part)
        return file.getvalue()

    def _changed(self, data: bytes, suffix: str) -> bytes:
        random = self._random
        changes: list[Callable[[bytes, str], bytes]] = [
            *(self._units_changed, self._units_changed, self._units_changed),
            *(self._numbers_changed, self._element_changed, self._spliced),
        ]
        if suffix not in _UNITS:
            return self._bytes_changed(data)
        for _ in range(random.choice((1, 1, 2, 3, 8))):
            data = random.choice(changes)(data, suffix)[:_LARGEST]
        # What is refused at once tries nothing of what comes behind.
        return _mended(data, suffix) if random.random() < 0.6 else data

    def _units_changed(self, data: bytes, suffix: str) -> bytes:
        """Leave out, double, swap or repeat lines, cells, tags or objects, or insert others."""
        random = self._random
        units = random.choice(_UNITS[suffix]).findall(data)
        if not units:
            return data
        one, two = sorted((random.randrange(len(units)), random.randrange(len(units))))
        few = min(two, one + random.choice((1, 1, 1, 5, 50)))
        match random.randrange(7):
            case 0:
                del units[one:few]
            case 1:
                units[two:two] = units[one:few]
            case 2:
                units[one], units[two] = units[two], units[one]
            case 3:
                units[one:one] = [units[one]] * random.choice((2, 20, 1000, 20_000))
            case 4:
                times = random.choice((1, 1, 1, 3, 300, 30_000))
                units[one:one] = [random.choice(_DICTIONARY) * times]
            case 5:
                units[one] = random.choice(_DICTIONARY)
            case _:
                units = [
                    unit.rstrip(b"\n| ") if one <= i < two else unit for i, unit in enumerate(units)
                ]
        return b"".join(units)

    def _numbers_changed(self, data: bytes, _suffix: str) -> bytes:
        """Put other numbers in the place of some: figures, spans, lengths, references."""
        random = self._random
        found = list(_NUMBER.finditer(data))
        chosen = random.sample(found, min(len(found), random.choice((1, 1, 3, 30))))
        for match in sorted(chosen, key=re.Match.start, reverse=True):
            number = random.choice(
                (*_NUMBERS, match[0] + b"1", b"9" * random.choice((5, 40, 5000)))
            )
            data = data[: match.start()] + number + data[match.end() :]
        return data

    def _element_changed(self, data: bytes, suffix: str) -> bytes:
        """Leave out an element, double it, or put it into itself; in text, change bytes."""
        random = self._random
        start = random.randrange(len(data) or 1)
        match = (
            _ELEMENT.search(data, start, start + 50_000) if suffix in (".xml", ".html") else None
        )
        if match is None:
            return self._bytes_changed(data)
        opening, closing = match[0].partition(b">")[0] + b">", b"</" + match[1] + b">"
        depth = random.choice((1, 10, 300, 5000))
        nested = opening * depth + match[0] + closing * depth
        huge = opening[:-1].rstrip(b"/") + b' a="' + b"1" * random.choice((0, 100_000)) + b'">'
        new = random.choice(
            (b"", match[0] * 2, match[0] * 500, nested, huge, match[0][len(opening) :])
        )
        return data[: match.start()] + new + data[match.end() :]

    def _spliced(self, data: bytes, suffix: str) -> bytes:
        """Return the beginning of a file with the end of another one, or of itself."""
        random = self._random
        other = data if suffix == ".xml" else random.choice(self._seeds)
        return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]

    def _bytes_changed(self, data: bytes) -> bytes:
        random = self._random
        changed = bytearray(data)
        for _ in range(random.choice((1, 1, 4, 60))):
            at = random.randrange(len(changed) + 1)
            match random.randrange(4):
                case 0:
                    changed[at : at + 1] = random.randbytes(1)
                case 1:
                    del changed[at : at + random.choice((1, 1, 3, 100, 10_000))]
                case 2:
                    changed[at:at] = random.choice(_DICTIONARY)
                case _:
                    changed[at:at] = changed[at : at + random.choice((1, 10, 1000))]
        return bytes(changed)


def _mended(data: bytes, suffix: str) -> bytes:
    """Return a file that decodes or parses again: without stray bytes, every element closed."""
    if suffix == ".xml":
        try:
            root = etree.fromstring(data, etree.XMLParser(recover=True, huge_tree=True))
        except etree.XMLSyntaxError:  # nothing is left of it
            return data
        return data if root is None else etree.tostring(root, encoding="utf-8")
    if suffix == ".pdf":
        return data
    return data.decode("utf-8", "ignore").replace("\0", "").replace("\x0c", "").encode()
