"""Read the markup in a text, place for place: tables as HTML, escapes and marks of emphasis."""

import re

_TAGS = (
    "a|article|b|blockquote|body|br|caption|center|col|colgroup|div|em|font|footer|h[1-6]|head|"
    "header|hr|html|i|img|li|main|meta|ol|p|section|small|span|strong|sub|sup|table|tbody|td|"
    "tfoot|th|thead|title|tr|u|ul"
)
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{_TAGS})(?=[\s/>])[^<>]{{0,4000}}>|<!--[^<>]{{0,4000}}-->|"
    "&(?:nbsp|ensp|emsp|#160|#xa0);",
    re.IGNORECASE,
)
_CELLS = ("td", "th")
_OPENING = ("tr", *_CELLS)
_CLOSING = ("/tr", "table", "/table")
_INLINE = frozenset(
    ("a", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u")
)
_LONGEST_CELL = 200
_LINE_END = re.compile("[\r\n]")
# A sign that is escaped; a bar is not, since it may end a cell that holds a backslash.
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[\]^_`{}~])")
_HARD_BREAK = re.compile(r"\\(?=[ \t]{0,9}\r?(?:\n|\Z))")
_STRESSED = r"[^\s*_|](?:[^*|\n]{0,400}[^\s*_|])?"
# Bold words begin a line or follow a blank: the stars of a masked name or number do not.
_BOLD = re.compile(rf"(?<!\S)(?:\*{{3}}{_STRESSED}\*{{3}}|(?:\*\*{_STRESSED}\*\*)+)")
# Amid a sentence only figures are surely bold: 张**和李** are names.
_BOLD_FIGURE = re.compile(
    r"(?<![0-9A-Za-z*])\*\*[^\s*|,。;、]{0,12}?[0-9][^\s*|,。;、]{0,12}\*\*(?![0-9A-Za-z*])"
)
# In a row of bars they may begin amid a label.
_BOLD_IN_ROW = re.compile(rf'(?P<mark>\*{{2,3}})(?=[\w("]){_STRESSED}(?P=mark)')
# One star, or strokes, stress a whole cell.
_STRESSED_CELL = re.compile(rf"(?<![^\s|])(?P<mark>\*|_{{1,2}}){_STRESSED}(?P=mark)(?=[ \t]*\|)")


def without_markup(folded: str) -> str:
    """Return a text of the same length: the cells of its HTML tables end in bars, tags are blank.

    A cell of such a table stands in one line, a row in a line of its own. Marks of emphasis are
    blank, too.
    """
    text = _without_backslashes(folded) if "\\" in folded else folded
    text = _without_tags(text) if "<" in text or "&" in text else text
    lines = text.split("\n") if "*" in text or "_" in text else ()
    return "\n".join(map(_without_emphasis, lines)) if lines else text


def _without_emphasis(line: str) -> str:
    """Blank the marks that Markdown puts around words to make them bold or italic."""
    if "|" not in line:
        return _BOLD_FIGURE.sub(_without_stars, _BOLD.sub(_without_stars, line))
    return _STRESSED_CELL.sub(_unstressed, _BOLD_IN_ROW.sub(_without_stars, line))


def _without_stars(found: re.Match[str]) -> str:
    return found[0].replace("*", " ")


def _unstressed(found: re.Match[str]) -> str:
    blank = " " * len(found["mark"])
    return f"{blank}{found[0][len(blank) : -len(blank)]}{blank}"


def _without_backslashes(text: str) -> str:
    """Blank the backslashes that escape a sign or a line end; others mark cells that are empty.

    Those before a bar or a line end escape it only where most bars, or most lines, have one.
    """
    text = _ESCAPE.sub(" ", text)
    if 2 * text.count("\\|") > text.count("|"):
        text = text.replace("\\|", " |")
    breaks = len(_HARD_BREAK.findall(text))
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    return _HARD_BREAK.sub(" ", text) if 2 * breaks > lines else text


def _without_tags(text: str) -> str:
    parts = []
    position = 0
    is_in_row = False
    for found in _TAG.finditer(text):
        between = text[position : found.start()]
        parts.append(_LINE_END.sub(" ", between) if is_in_row else between)
        name = f"{found['end'] or ''}{found['name'] or ''}".lower()
        is_in_line = is_in_row or (name == "br" and _is_in_row_of_bars(text, found.start()))
        parts.append(_filler(found[0], name, is_in_row=is_in_line))
        is_in_row = name in _OPENING or (is_in_row and name not in _CLOSING)
        position = found.end()
    return "".join((*parts, text[position:]))


def _is_in_row_of_bars(text: str, end: int) -> bool:
    """Tell whether a bar stands in the line before a place: a line break in a cell parts no row."""
    before = text[max(0, end - _LONGEST_CELL) : end]
    return "|" in before[before.rfind("\n") + 1 :]


def _filler(tag: str, name: str, *, is_in_row: bool) -> str:
    """Return what stands for a tag: a bar before a cell and behind the last, the end of a line."""
    blank = " " * len(tag)
    if name in _CELLS:
        return f"|{blank[1:]}"
    if name == "tr" or name in _CLOSING:
        return f"|{blank[2:]}\n" if is_in_row else f"\n{blank[1:]}"
    is_inline = not name or name.removeprefix("/") in _INLINE
    return blank if is_in_row or is_inline else f"\n{blank[1:]}"
