"""The numbers that Word puts before paragraphs and that stand nowhere in their text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.plugins.readers.numerals import numeral
from reportlint.plugins.readers.office import attribute, child, is_on, local, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_LIST = ("", "0")
_MOST_LINKS = 32
# What Word allows.
_LEVELS = range(9)
_LONGEST_TEXT = 255


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str
    is_legal: bool
    restarts: bool
    style: str | None


@dataclass(frozen=True)
class _List:
    """A list: those of one template count on together unless a start is given."""

    template: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(frozen=True)
class _Style:
    based_on: str | None
    list_id: str | None
    level: int | None


class Numbering:
    """Numbers the paragraphs of a document, which it must be shown once each and in order."""

    def __init__(self, numbering: "Element | None", styles: "Element | None") -> None:
        self._default_style = ""
        self._styles = self._read_styles(styles)
        self._lists = _read_lists(numbering)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def number(self, paragraph: "Element") -> str:
        """Return the number of a paragraph as it is shown, "" where it has none."""
        list_id, level_number = self._place(paragraph)
        found = self._lists.get(list_id)
        level = found.levels.get(level_number) if found else None
        if found is None or level is None:
            return ""
        counts = self._count(list_id, found, level_number)

        def shown(match: re.Match[str]) -> str:
            number = int(match[1]) - 1
            above = found.levels.get(number, level)
            kind = "decimal" if level.is_legal else above.format
            return numeral(counts.setdefault(number, _start(found, number)), kind)

        return "" if level.format == "bullet" else _PLACEHOLDER.sub(shown, level.text)

    def _count(self, list_id: str, found: _List, level: int) -> dict[int, int]:
        counts = self._counts[found.template]
        start = _start(found, level)
        is_new = level in found.starts and (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        counts[level] = start if is_new else counts.get(level, start - 1) + 1
        for deeper in [number for number in counts if number > level]:
            if deeper not in found.levels or found.levels[deeper].restarts:
                del counts[deeper]
        return counts

    def _place(self, paragraph: "Element") -> tuple[str, int]:
        """Return the list of a paragraph and its level: its own, or those of its style."""
        properties = child(paragraph, "pPr")
        own_list = value(properties, "numPr", "numId")
        own_level = value(properties, "numPr", "ilvl")
        if own_list is not None:
            return ("" if own_list in _NO_LIST else own_list), whole(own_level, 0)
        style_id = value(properties, "pStyle") or self._default_style
        list_id, level = self._of_style(style_id)
        return list_id, whole(own_level, level)

    def _of_style(self, style_id: str) -> tuple[str, int]:
        current: str | None = style_id
        for _ in range(_MOST_LINKS):
            style = self._styles.get(current or "")
            if style is None:
                break
            if style.list_id is not None:
                list_id = "" if style.list_id in _NO_LIST else style.list_id
                return list_id, self._level_of(list_id, current) or style.level or 0
            current = style.based_on
        return "", 0

    def _level_of(self, list_id: str, style_id: str | None) -> int | None:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((number for number, item in levels.items() if item.style == style_id), None)

    def _read_styles(self, root: "Element | None") -> dict[str, _Style]:
        styles = {}
        for item in root if root is not None else ():
            style_id = attribute(item, "styleId")
            if local(item) != "style" or style_id is None:
                continue
            number = child(item, "pPr", "numPr")
            level = value(number, "ilvl")
            based_on, list_id = value(item, "basedOn"), value(number, "numId")
            styles[style_id] = _Style(based_on, list_id, whole(level, 0) if level else None)
            if attribute(item, "type") == "paragraph" and attribute(item, "default") == "1":
                self._default_style = style_id
        return styles


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels[level].start if level in found.levels else 1)


def _read_lists(root: "Element | None") -> dict[str, _List]:
    templates: dict[str, dict[int, _Level]] = {}
    linked: dict[str, str] = {}
    links: dict[str, str] = {}
    items = list(root) if root is not None else []
    for item in items:
        if local(item) == "abstractNum":
            template = attribute(item, "abstractNumId") or ""
            templates[template] = _levels(item)
            if link := value(item, "styleLink"):
                linked[link] = template
            if link := value(item, "numStyleLink"):
                links[template] = link
    lists = {}
    for item in items:
        if local(item) == "num":
            template = value(item, "abstractNumId") or ""
            template = linked.get(links.get(template, ""), template)
            lists[attribute(item, "numId") or ""] = _list(item, template, templates)
    return lists


def _list(item: "Element", template: str, templates: dict[str, dict[int, _Level]]) -> _List:
    levels = dict(templates.get(template, {}))
    starts = {}
    for override in item:
        if local(override) == "lvlOverride":
            number = whole(attribute(override, "ilvl"), 0)
            levels |= _levels(override)
            if (start := value(override, "startOverride")) is not None:
                starts[number] = whole(start, 1)
    return _List(template, levels, starts)


def _levels(item: "Element") -> dict[int, _Level]:
    levels = {}
    for level in item:
        number = whole(attribute(level, "ilvl"), 0)
        if local(level) == "lvl" and number in _LEVELS:
            levels[number] = _Level(
                start=whole(value(level, "start"), 1),
                format=value(level, "numFmt") or "decimal",
                text=(value(level, "lvlText") or "")[:_LONGEST_TEXT],
                is_legal=is_on(level, "isLgl"),
                restarts=value(level, "lvlRestart") != "0",
                style=value(level, "pStyle"),
            )
    return levels
