"""The values of an Excel sheet as they are shown."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportlint.plugins.readers.office import child, is_on, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

GENERAL = "General"
# The formats that files name only by number. Dates are all written alike, whatever their format.
_DATE = "yyyy-mm-dd"
_BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **dict.fromkeys((37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((39, 40, 43, 44), "#,##0.00"),
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)), _DATE),
}
# What a format shows besides the number: texts, escapes, widths, fillings, colours, languages.
_LITERAL = re.compile(r'"(?P<text>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<rule>[^\]]*)\]')
# What among that makes the number another one: digits, a decimal point, a unit. A stand-in for
# each keeps it in the format; a condition tells which numbers a section is for.
_TELLING = re.compile("[0-9０-９.．十百千万亿元%％‰]")
_POINT, _UNIT, _STANDINS = "\ue000", "\ue001", re.compile("[\ue000\ue001]")
_CONDITION = re.compile("[<>=]")
_THOUSANDS = re.compile("[#0?],+(?![#0?,])")
_DATE_LETTER = re.compile(r"[ymdhs]", re.I)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.I)
# Digits and decimals; a comma at the end of the digits scales, E and / are other notations.
# Nothing is tried twice: a format may stand in each of very many cells.
_OTHER = r"[^#0?.,!/E%\ue000\ue001]*+"
# A number in thousands, once or more often, and digits behind a point that is but shown: 0!.0,
_SCALED = re.compile(
    rf"{_OTHER}[#0?,]*?[#0?](?:(?P<point>\ue000)(?P<behind>[#0?]{{1,9}}))?"
    rf"(?P<before>,{{0,4}})(?:\.(?P<decimals>[#0?]{{0,9}}))?(?P<commas>,{{0,4}}){_OTHER}"
)
_PLAIN = re.compile(rf"{_OTHER}(?:,*+[#0?]++)++(?:\.(?P<decimals>[#0?]*+))?{_OTHER}%?{_OTHER}")
# Excel computes with 15 digits; what a file has beyond them is what binary fractions leave over.
_SHOWN_DIGITS = Context(prec=15)
_LONGEST = 40
_LONGEST_CODE = 255
_ROOM = Context(prec=500)
_FIRST_DAY = date(1899, 12, 30)
_FIRST_DAY_1904 = date(1904, 1, 1)
_LEAP_DAY_1900 = 60
_LAST_DAY = 2_958_465
_SECONDS = 24 * 60 * 60
_SIDES = ("left", "right", "top", "bottom", "start", "end")


class Style(NamedTuple):
    """How cells look: the format of numbers, lines around them, and one through their text."""

    format: str
    is_bordered: bool
    is_struck: bool = False


def read_styles(root: "Element | None") -> tuple[Style, ...]:
    """Return the styles of cells, in the order in which cells name them."""
    formats = dict(_BUILT_IN)
    for item in _children(root, "numFmts"):
        code = item.get("formatCode", "")
        formats[whole(item.get("numFmtId"), -1)] = code if len(code) <= _LONGEST_CODE else GENERAL
    borders = [
        any(local(side) in _SIDES and side.get("style", "none") != "none" for side in item)
        for item in _children(root, "borders")
    ]
    bordered = {number for number, has_line in enumerate(borders) if has_line}
    struck = {
        number for number, font in enumerate(_children(root, "fonts")) if is_on(font, "strike")
    }
    return tuple(
        Style(
            formats.get(whole(item.get("numFmtId"), 0), GENERAL),
            whole(item.get("borderId"), 0) in bordered,
            whole(item.get("fontId"), 0) in struck,
        )
        for item in _children(root, "cellXfs")
    )


def _children(root: "Element | None", name: str) -> list["Element"]:
    found = child(root, name)
    return list(found) if found is not None else []


def show_number(raw: str, code: str, *, since_1904: bool) -> str:
    """Return a number of a sheet as its format shows it; what is no number stays as it is."""
    if len(raw) > _LONGEST_CODE:
        return raw
    try:
        number = _SHOWN_DIGITS.create_decimal(raw)
    except ArithmeticError:
        return raw
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return raw
    if _is_date(code):
        return _date(number, since_1904=since_1904) or _plain(number)
    return _formatted(number, code)


def _is_date(code: str) -> bool:
    return bool(_ELAPSED.search(code) or _DATE_LETTER.search(_sections(code)[0]))


def _formatted(number: Decimal, code: str) -> str:
    sections = _sections(code)
    if any(_is_telling(section) for section in sections):
        return _scaled(number, code) or f"{_plain(number)} [{code}]"
    section = sections[1] if number < 0 and len(sections) > 1 else sections[0]
    # A zero that a format shows as a dash, or not at all, is a zero nevertheless.
    match = _PLAIN.fullmatch(section)
    if "%" in section:
        number = _ROOM.multiply(number, 100)
    if match is None or len(match["decimals"] or "") > _LONGEST:
        return _plain(number) + ("%" if "%" in section else "")
    decimals = match["decimals"] or ""
    shown = _rounded(number, decimals)
    return shown + ("%" if "%" in section else "")


def _is_telling(section: str) -> bool:
    """Tell whether a section of a format shows another number than the cell holds."""
    return bool(_STANDINS.search(section) or _THOUSANDS.search(section))


def _scaled(number: Decimal, code: str) -> str | None:
    """Return a number in thousands as it is shown; None where a format says more than that."""
    sections = _sections(code)
    match = _SCALED.fullmatch(sections[0])
    if match is None or len(sections) > 1 or _UNIT in sections[0]:
        return None
    decimals, behind = match["decimals"] or "", match["behind"] or ""
    if (behind and decimals) or "?" in decimals + behind:
        return None
    thousands = len(match["before"] + match["commas"])
    # Digits behind a point that is but shown are the last ones of a whole number.
    return _rounded(
        number.scaleb(-3 * thousands - len(behind), _ROOM), decimals or "0" * len(behind)
    )


def _rounded(number: Decimal, decimals: str) -> str:
    """Return a number with as many decimals as a format has: those of # only where they tell."""
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, _ROOM)
    shown = f"{rounded:f}"
    for optional in reversed(decimals):
        if optional == "0" or not shown.endswith("0"):
            break
        shown = shown[:-1]
    shown = shown.rstrip(".") if decimals else shown
    return shown if rounded else shown.lstrip("-")


def _sections(code: str) -> list[str]:
    """Return the bare sections of a format: for positive and negative numbers, and more."""
    return _LITERAL.sub(_stand_in, code).split(";")


def _stand_in(match: re.Match[str]) -> str:
    """Return what keeps a text in a format that makes the number another one, else nothing."""
    text = match["text"] or match["escaped"] or ""
    if text == ".":
        return _POINT
    is_condition = _CONDITION.search(match["rule"] or "") and not match["rule"].startswith("$")
    return _UNIT if _TELLING.search(text) or is_condition else ""


def _plain(number: Decimal) -> str:
    shown = f"{number:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown


def _date(number: Decimal, *, since_1904: bool) -> str | None:
    """Return a date or time of day; None where the number is none."""
    if not 0 <= number <= _LAST_DAY:
        return None
    exact = _ROOM.multiply(number, _SECONDS)
    seconds = int(exact.to_integral_value(ROUND_HALF_UP))
    days, seconds = divmod(seconds, _SECONDS)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if number < 1:
        return clock
    # Excel takes 1900 for a leap year: before its 29 February, days count one more.
    if not since_1904 and days == _LEAP_DAY_1900:
        day = "1900-02-29"
    else:
        early = not since_1904 and days < _LEAP_DAY_1900
        first = _FIRST_DAY_1904 if since_1904 else _FIRST_DAY
        try:
            day = (first + timedelta(days=days + early)).isoformat()
        except OverflowError:
            return None
    return f"{day} {clock}" if seconds else day
