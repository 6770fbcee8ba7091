"""Texts as a cell of a workbook can hold them."""

from reportlint import Message

_MOST = 32_767
_CUT = Message(zh="……（已截断，共 {count} 字）", en="… (cut; {count} characters in all)")
_FIRST_WIDE = "\u2e80"
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}


def fitting(text: str) -> str:
    """Return a text without what no cell can hold, cut visibly where it is too long."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    plain = plain.encode("utf-8", "backslashreplace").decode("utf-8")
    # Excel counts as UTF-16 does.
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * _MOST:
        return plain
    note = _CUT.format(count=len(plain))
    said = f"{note.zh} {note.en}"
    return units[: 2 * (_MOST - len(said))].decode("utf-16-le", "ignore") + said


def lines_of(text: str, width: int) -> int:
    """Return about how many lines a text takes in a column of so many characters."""
    if 2 * len(text) <= width and "\n" not in text:
        return 1
    return sum(-(-max(1, _width(line)) // width) for line in text.splitlines())


def _width(line: str) -> int:
    """Return how wide a line is: Chinese characters are twice as wide as Latin ones."""
    return sum(2 if char >= _FIRST_WIDE else 1 for char in line)
